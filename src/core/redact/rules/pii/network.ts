import type { ValueRule } from "../../rule.ts";

/** Networks that are nobody's, as first address and length of the prefix. */
const reserved4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];
const numberOf = (address: string): number =>
  address.split(".").reduce((number, octet) => number * 256 + Number(octet), 0);
const isPublic4 = (address: string): boolean =>
  !reserved4.some(([network, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(numberOf(address) / size) === Math.floor(numberOf(network) / size);
  });

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;

/**
 * A compressed address must be of the block that is given out, 2000::/3: `abc::def` is a path of Rust or C++ as well.
 * One in full need not, but a row of pairs is the number of a device or the digest of a key.
 */
function isPublic6(text: string): boolean {
  // The last two groups may be written as an IPv4 address.
  const [head = "", tail, ...more] = text
    .toLowerCase()
    .replace(/:\d+\..*/, ":0:0")
    .split("::");
  if (more.length > 0) return false;
  const groups = [...head.split(":"), ...(tail ?? "").split(":")].filter((group) => group !== "");
  if (groups.length < 2 || groups.some((group) => group.length > 4)) return false;
  if (text.includes(":::")) return false;
  const first = groups[0]!.padStart(4, "0");
  if (tail !== undefined)
    return groups.length <= 7 && groups[0]!.length === 4 && /^[23]/.test(first);
  return (
    groups.length === 8 &&
    groups.some((group) => group.length > 2) &&
    !/^(?:f[cdf]|fe[89a-f]|0000)/.test(first)
  );
}

function isDevice(text: string): boolean {
  const plain = text.replace(/[:.-]/g, "");
  return !/^(?:f{12}|0{12})$/i.test(plain) && plain !== "aabbccddeeff";
}

/** Addresses of machines. */
export const networkRules = [
  {
    id: "pii.ipv4",
    title: "public IPv4 address",
    keywords: [],
    // Not a version, by what stands before: a word for it, a comparison, the name of a product as in Chrome/120.0.0.0.
    pattern: new RegExp(
      String.raw`(?<![\w.^~])(?=\d)(?<![A-Za-z_]-|[=<>~!]=|\b[A-Z][A-Za-z]{1,30}\/|(?<![A-Za-z])(?:[Vv](?:er(?:sion)?)?|VERSION|[Rr]elease|[Bb]uild|[Rr]ev(?:ision)?)s?[ :="']{0,4})` +
        `${octet}(?:\\.${octet}){3}(?!\\w|\\.\\w|-(?!\\d+\\.\\d)\\w)`,
      "g",
    ),
    accepts: isPublic4,
  },
  {
    id: "pii.ipv6",
    title: "public IPv6 address",
    keywords: [],
    pattern:
      /(?<![\w.]|(?<!\w)[0-9a-f]{1,4}:|::)[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){1,6}(?::[0-9a-f]{1,4}|::)(?:(?<=:\d{1,3})(?:\.\d{1,3}){3})?(?!\w|:[\w:]|\.\d)/gi,
    accepts: isPublic6,
  },
  {
    id: "pii.mac",
    title: "MAC address",
    keywords: [],
    pattern:
      /(?<!\w|(?<!\w)(?:[0-9a-f]{2}[:-]|[0-9a-f]{4}\.))(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}|(?=[0-9.]{0,13}[a-f])(?=[a-f.]{0,13}\d)[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?!\w|[:.-]\w)/gi,
    accepts: isDevice,
  },
] as const satisfies readonly ValueRule[];
