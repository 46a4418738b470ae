import type { Random } from "../../support/random.ts";
import { words } from "../../support/words.ts";
import { onValue } from "./mutation.ts";

/** Spellings that are no JSON, or stand at a border: of int32, of exact integers, of doubles, of a schema's range. */
const spellings = [
  ...words("0 -0 0.0 -0.0 0e0 -0e-5 0E+9 1 -1 1.0 1.000 1.0e0 10e-1 100e-2 0.1e1 1e0 1E0 1e+0"),
  ...words("01 00 -01 +1 1. .5 -.5 - + 1e 1e+ 1.e5 1..2 1.2.3 1e1.5 0x10 1_000 1,5 1n 1f - -- 1-1"),
  ...words("NaN Infinity -Infinity nan inf 0.1.0 1e5e5 ٣ 1\u00a0 0b1 0o7 1E 1e-"),
  ...words("1e5 1E+2 1e-7 1.5e3 15e-1 1e21 1e22 1e23 123456789e-30 9e0 1e-1 5e-1"),
  ...words("1e400 -1e400 1e-400 -1e-400 1e308 1.7976931348623157e308 1.7976931348623158e308"),
  ...words("1.7976931348623159e308 2e308 5e-324 4.9e-324 2.5e-324 2.4703282292062327e-324"),
  ...words("2.4703282292062328e-324 2.2250738585072014e-308 2.2250738585072011e-308 1e-320 1e-309"),
  ...words("2147483647 2147483648 -2147483648 -2147483649 4294967295 4294967296 65535 65536"),
  ...words("9007199254740991 9007199254740992 9007199254740993 9007199254740994 -9007199254740993"),
  ...words("9007199254740993.0 9007199254740993.00000 90071992547409930e-1 9007199254740992.5"),
  ...words("9223372036854775807 9223372036854775808 18446744073709551615 18446744073709551616"),
  ...words("18446744073709551617 123456789012345678 1234567890123456789 12345678901234567890"),
  ...words("999999999999999 9999999999999999 99999999999999999 100000000000000000000"),
  ...words("0.30000000000000004 0.1 0.2 0.3 0.7 0.07 2.675 1.005 0.000001 1e-6 123456.789"),
  ...words("0.1000000000000000055511151231257827 0.10000000000000000555111512312578270211815834"),
  ...words("1.00000000000000011102230246251565 1.000000000000000111022302462515655"),
  ...words("9007199254740992.999 9007199254740993.5 5e-5 0.00000000000000000000000000000001"),
  // 2^64 and its multiples are 0 in 64 bits.
  ...words(
    "1844674407370955161.6 1.8446744073709551616 3689348814741910323.20 5.5340232221128654848e3",
  ),
  `1${"0".repeat(30)}`,
  `1.${"0".repeat(40)}`,
  `1.5${"0".repeat(40)}`,
  `0.${"0".repeat(30)}1`,
  `0.${"0".repeat(330)}1`,
  "9".repeat(309),
  `${"9".repeat(40)}.${"9".repeat(40)}`,
  `0.${"3".repeat(100)}`,
  "0.99999999999999999",
  "0.999999999999999999999",
  "1.00000000000000000001",
  "-0.00000000000000000001",
  "1e00000000000000000005",
  "1e-00000000000000000000000000000000005",
  "1e99999999999999999999",
  "1e-99999999999999999999",
  "0e99999999999999999999",
  "1000.0000000000001",
  "-2.0000000000000001",
].map((text) => Buffer.from(text, "utf8").toString("latin1"));

const digits = (random: Random, length: number): string =>
  Array.from({ length }, () => random.below(10)).join("");

/** A random double of any size, by its bits. */
function anyDouble(random: Random): number {
  const halves = new Uint32Array([random.below(2 ** 32), random.below(2 ** 32)]);
  const double = new Float64Array(halves.buffer)[0]!;
  return Number.isFinite(double) ? double : 1;
}

type Spell = (random: Random) => string;

const made: readonly Spell[] = [
  (random) => String(anyDouble(random)),
  (random) => anyDouble(random).toPrecision(1 + random.below(21)),
  (random) => (random.next() * 10 ** random.below(8)).toFixed(random.below(12)),
  (random) => (random.next() * 1000).toExponential(random.below(20)),
  (random) => digits(random, 1 + random.below(25)),
  (random) => `${1 + random.below(9)}${digits(random, 14 + random.below(8))}`,
  (random) => `${random.below(10)}.${digits(random, 1 + random.below(25))}`,
  (random) => `${random.below(1000)}.${digits(random, 12 + random.below(10))}`,
  (random) => `${digits(random, 1 + random.below(4))}e${random.below(660) - 330}`,
  (random) => `${1 + random.below(9)}.${digits(random, 16)}e${random.below(660) - 330}`,
  (random) => String(2 ** (50 + random.below(20)) + random.below(5) - 2),
  (random) => String(BigInt(2) ** BigInt(50 + random.below(20)) + BigInt(random.below(5) - 2)),
];

/** One spelling of a number, or what only looks like one. */
export function spellNumber(random: Random): string {
  const text = random.chance(0.5) ? random.pick(spellings) : random.pick(made)(random);
  return random.chance(0.1) ? `-${text}` : text;
}

export const respellNumber = onValue(
  ({ kind }) => kind === "0" || kind === "-",
  (span, line, random) => line.put(span.start, span.end, spellNumber(random)),
);

export const numberAnywhere = onValue(
  ({ parent }) => parent >= 0,
  (span, line, random) => line.put(span.start, span.end, spellNumber(random)),
);

/** The same number in other words: what a reader must not care for. */
export const sameNumber = onValue(
  ({ kind }) => kind === "0" || kind === "-",
  (span, line, random) => {
    const text = line.text.slice(span.start, span.end);
    const number = Number(text);
    const same = [
      `${text}.0`,
      `${text}.000000`,
      `${text}e0`,
      `${text}E+00`,
      `${text}0e-1`,
      number.toExponential(),
      number.toPrecision(17),
      number.toFixed(20),
    ];
    return line.put(span.start, span.end, random.pick(same));
  },
);
