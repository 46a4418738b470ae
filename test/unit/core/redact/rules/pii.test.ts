import { describe, expect, test } from "vitest";
import type { ValueRule } from "../../../../../src/core/redact/rule.ts";
import {
  luhn,
  mod11,
  mod97,
  nifLetter,
  pesel,
  verhoeff,
} from "../../../../../src/core/redact/rules/checks.ts";
import { piiRules } from "../../../../../src/core/redact/rules/pii.ts";

type Id = (typeof piiRules)[number]["id"];
const rules: readonly ValueRule[] = piiRules;

/** What rules take of a text, as `id value`. */
function taken(text: string, from: readonly ValueRule[] = rules): string[] {
  return from.flatMap((rule) =>
    Array.from(text.matchAll(rule.pattern), (match) =>
      rule.group === undefined ? match[0] : match[rule.group]!,
    )
      .filter((secret) => rule.accepts?.(secret) ?? true)
      .map((secret) => `${rule.id} ${secret}`),
  );
}

/** A value from its parts, with the only ending that makes its check pass. */
function complete(check: (text: string) => boolean, start: string, endings = "0123456789"): string {
  const passing = Array.from(endings).filter((ending) => check(start + ending));
  expect(passing).toHaveLength(1);
  return start + passing[0]!;
}
/** The same with another ending. */
const spoilt = (value: string): string =>
  value.slice(0, -1) +
  (/\d$/.test(value)
    ? String((Number(value.at(-1)) + 1) % 10)
    : String.fromCodePoint(65 + ((value.codePointAt(value.length - 1)! - 64) % 26)));
/** A value in groups of given lengths; the last length is repeated. */
function grouped(value: string, gap: string, ...lengths: readonly number[]): string {
  const groups: string[] = [];
  for (let from = 0; from < value.length;) {
    const length = lengths[groups.length] ?? lengths.at(-1)!;
    groups.push(value.slice(from, from + length));
    from += length;
  }
  return groups.join(gap);
}
function bankAccount(country: string, account: string): string {
  const digits = Array.from({ length: 97 }, (_, index) => String(index + 2).padStart(2, "0"));
  const passing = digits.filter((check) => mod97(country + check + account));
  expect(passing).toHaveLength(1);
  return country + passing[0] + account;
}

const visa = complete(luhn, `4${"0".repeat(8)}123456`);
const amex = complete(luhn, `37${"1".repeat(12)}`);
const british = bankAccount("GB", `ABCD${"1".repeat(6)}${"2".repeat(8)}`);
const norwegian = bankAccount("NO", "8".repeat(5) + "1".repeat(6));
const polish = complete(pesel, ["90", "02", "15", "1234"].join(""));
const aadhaar = complete(verhoeff, `5${"4321".repeat(3).slice(0, 10)}`);
const nhs = complete(mod11, `4${"01".repeat(4)}`);
const ssn = ["219", "48", "3141"];
const itin = ["900", "75", "3141"];
const nif = complete(nifLetter, "4".repeat(8), "TRWAGMYFPDXBNJZSQVHLCKE");
const nie = complete(nifLetter, `X${"7".repeat(7)}`, "TRWAGMYFPDXBNJZSQVHLCKE");
const mac = ["3C", "22", "FB", "0A", "91", "7E"];
const server = [81, 2, 69, 142].join(".");

interface Examples {
  readonly valid: readonly string[];
  /** Texts none of the rules takes anything of. */
  readonly others: readonly string[];
}

const examples: Readonly<Record<Id, Examples>> = {
  "pii.email": {
    valid: [
      "jo.doe+tag@mail.corp.org",
      "o'neil@corp.org",
      "jürgen@müller.de",
      "a@xn--bcher-kva.xn--p1ai",
      "jo%40corp.org",
      "_x-y@corp.org",
      "git-jo@corp.org",
    ],
    others: [
      "noreply@corp.org",
      "no-reply@corp.org",
      "No-Reply+7@corp.org",
      "do_not_reply@corp.org",
      "git@corp.org:team/repo.git",
      "jo@corp",
      "jo@corp.",
      "jo@@corp.org",
      "jo@.org",
      "jo@corp..org",
      "jo@-corp.org",
      "jo@corp.o2g",
      "left-pad@1.3.0",
      "@scope/left-pad",
      "logo@2x.png",
      "getty@tty1.service",
      "https://jo:word@corp.org/x",
    ],
  },
  "pii.phone": {
    valid: [
      "+14255550143",
      "+1 (425) 555-0143",
      "+1-425-555-0143",
      "+442079460958",
      "+44 (0)20 7946 0958",
      "+49 30 123456",
      "+91-98765-43210",
      "+55 11 98456 5666",
      "0049 30 1234567",
      "(425) 555-0143",
      "(425)555-0143",
      "425-555-0143",
      "425.555.0143",
      "425 555-0143",
      "080-1234-5679",
      "03-1234-5679",
      "03-7654321",
      "0171-2345678",
      "020 7946 0958",
      "07700 900123",
      "0412 345 678",
      "(02) 9876 5432",
      "(11) 98456-5666",
      "01 42 68 53 09",
      "01.42.68.53.09",
      "138-1234-5679",
    ],
    others: [
      "4255550143",
      "08012345679",
      "425 555 0143",
      "425-555-01435",
      "200-300-4000",
      "404 512 1024",
      "2026-01-02",
      "01-02-2026",
      "01.02.2026 10:30",
      "2026-01-02 10:30:00.123456789",
      "20260102-103000",
      "+2026-01-02 10:30:00",
      "+3.14159265358979",
      "+77952365",
      "46 9a 07 88 94 70 79 f0 12",
      "+192.168.100.200",
      "@@ -1200,7 +1200,9 @@",
      "+05:30",
      "1e+12345678901",
      "0000-0002-1825-0097",
      "00 01 02 03 04 05 06 07",
      "Jan 05 1234567 core",
      "1.425.555.0143.2",
      "5.15.0-91-generic",
      "c0ffee00-0123-4567-8901-0123456789ab",
      "telemetry 100 200 300",
    ],
  },
  "pii.card": {
    valid: [
      visa,
      grouped(visa, " ", 4),
      grouped(visa, "-", 4),
      amex,
      grouped(amex, " ", 4, 6, 5),
      complete(luhn, `4${"1".repeat(11)}`),
      complete(luhn, `51${"0".repeat(10)}123`),
      complete(luhn, `2221${"0".repeat(8)}123`),
      complete(luhn, `305${"1".repeat(10)}`),
      complete(luhn, `6011${"0".repeat(8)}123`),
      complete(luhn, `3530${"1".repeat(11)}`),
      complete(luhn, `62${"1".repeat(15)}`),
      complete(luhn, `6759${"1".repeat(11)}`),
    ],
    others: [
      spoilt(visa),
      grouped(spoilt(visa), " ", 4),
      spoilt(amex),
      complete(luhn, `4${"0".repeat(8)}1234`),
      complete(luhn, `9${"0".repeat(8)}123456`),
      `0.${visa}`,
      `0x${visa}`,
      `${visa}e3`,
      `5${visa}000`,
      "1705312200123456",
      "1705312200123456789",
    ],
  },
  "pii.iban": {
    valid: [
      british,
      british.toLowerCase(),
      grouped(british, " ", 4),
      grouped(british, "-", 4),
      norwegian,
      grouped(norwegian, " ", 4),
      bankAccount("DE", "3".repeat(18)),
      bankAccount("MT", `ABCD${"1".repeat(5)}${"A2".repeat(9)}`),
    ],
    others: [
      spoilt(british),
      grouped(spoilt(british), " ", 4),
      british.slice(0, -1),
      `${british}0`,
      `X${british}`,
      bankAccount("QQ", "3".repeat(18)),
    ],
  },
  "pii.us-ssn": {
    valid: [ssn.join("-"), ssn.join("."), ssn.join(" ")],
    others: [
      ssn.join(""),
      "219-48.3141",
      "219-483141",
      "000-48-3141",
      "666-48-3141",
      "999-48-3141",
      "219-00-3141",
      "219 00 3141",
      "219-48-0000",
      ["219", "09", "9999"].join("-"),
      "219-48-31415",
      "1.219.48.3141",
      "12 219 48 3141",
      `ssn 000${ssn.slice(1).join("")}`,
    ],
  },
  "pii.us-itin": {
    valid: [itin.join("-"), itin.join(" "), itin.join(""), "90075-3141", "900-753141"],
    others: [
      "900-49-3141",
      "900-66-3141",
      "900-69-3141",
      "900-89-3141",
      "900893141",
      "900-93-3141",
      ["987", "65", "4321"].join("-"),
      `${itin.join("")} bytes`,
      `12:30:00.${itin.join("")}Z`,
      `1${itin.join("")}`,
    ],
  },
  "pii.es-nif": {
    valid: [nif, nif.replace(/.$/, "-$&"), nie, nie.replace(/.$/, "-$&")],
    others: [spoilt(nif), spoilt(nie), nif.slice(2), `${nif}2`, nif.toLowerCase(), "1048576K"],
  },
  "pii.it-fiscal-code": {
    valid: ["BCDFGH70A15H501Z", "bcdfgh70a15h501z", "BCDFGH7LA15H50MZ"],
    others: ["BCDFGH70F15H501Z", "BCDFGH - 70A15H501Z", "BCDFGH70A15H501", "BCDFGH70A15H501ZZ"],
  },
  "pii.pl-pesel": {
    valid: [polish, complete(pesel, "0521011234")],
    others: [
      spoilt(polish),
      grouped(polish, "-", 2, 2, 2, 5),
      complete(pesel, "9013151234"),
      complete(pesel, "9002001234"),
      `${polish} bytes`,
    ],
  },
  "pii.in-pan": {
    valid: ["BCDPE1234F", "B1234CDEFG"],
    others: ["BCDP1234", "BCDPE12345", "bcdpe1234f", "XBCDPE1234F", "BCDPE1234FX", "B123CDEFGH"],
  },
  "pii.in-aadhaar": {
    valid: [aadhaar, grouped(aadhaar, " ", 4), grouped(aadhaar, "-", 4)],
    others: [
      spoilt(aadhaar),
      grouped(spoilt(aadhaar), " ", 4),
      complete(verhoeff, `1${"4321".repeat(3).slice(0, 10)}`),
      complete(verhoeff, "20260102103"),
      `${grouped(aadhaar, " ", 4)} 1234`,
    ],
  },
  "pii.uk-nino": {
    valid: ["AB 12 34 56 C", "AB123456C", "ab123456c", "AB-12-34-56-C", "AB 123456 C"],
    others: ["AB 12 34 56 H", "DB123456C", "AO123456C", "GB123456C", "AB12345C", "XAB123456C"],
  },
  "pii.uk-nhs": {
    valid: [nhs, grouped(nhs, " ", 3, 3, 4), grouped(nhs, "-", 3, 3, 4)],
    others: [
      spoilt(nhs),
      grouped(spoilt(nhs), " ", 3, 3, 4),
      grouped(spoilt(nhs), "-", 3, 3, 4),
      complete(mod11, "170531220"),
      "0123456789",
      "4444444444",
      `${grouped(nhs, " ", 3, 3, 4)} 49892`,
      `${nhs} tokens`,
    ],
  },
  "pii.ipv4": {
    valid: [server, "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "223.255.255.254"],
    others: [
      "10.1.2.3",
      "127.0.0.1",
      "172.16.0.1",
      "172.31.255.255",
      "192.168.1.1",
      "169.254.1.1",
      "100.64.0.1",
      "0.1.2.3",
      "192.0.2.1",
      "198.51.100.1",
      "203.0.113.1",
      "198.18.0.1",
      "224.0.0.1",
      "255.255.255.255",
      "81.2.69.256",
      "81.2.69.042",
      "81.2.69",
      "81.2.69.142.5",
      "version 81.2.69.142",
      "Version: 81.2.69.142",
      "v81.2.69.142",
      "Chrome/81.2.69.142",
      "pkg==81.2.69.142",
      "pkg-81.2.69.142.tar.gz",
      "81.2.69.142-rc1",
      "81.2.69.142-1",
    ],
  },
  "pii.ipv6": {
    valid: [
      "2001:db8:85a3:8d3:1319:8a2e:370:7348",
      "2001:db8::1319:8a2e:370:7348",
      "2001:DB8::1",
      "2001:db8::",
      "2001:db8:1:2:3:4:192.0.2.33",
      "5f05:2000:80ad:5800:58:800:2023:1d71",
    ],
    others: [
      "::1",
      "::",
      "2001::",
      "fe80::1:2:3",
      "fc00::1",
      "fd12:3456:789a:1:2:3:4:5",
      "fe80:1234:5678:9abc:1:2:3:4",
      "0000:0000:0000:0000:0000:0000:0000:0001",
      "12:34:56",
      "1:2:3:4",
      "1:2:3:4:5:6:7:8",
      "abc:def:abc",
      "abc::def",
      "std::vector",
      "2001:db8:1:2:3:4:5:6:7",
      "2001:db8::1::2",
      "2001:db8::g",
      "2001:db8:1",
      "00:1a:2b:ff:fe:3c:4d:5e",
      "::ffff:192.168.1",
    ],
  },
  "pii.mac": {
    valid: [
      mac.join(":"),
      mac.join("-"),
      mac.join(":").toLowerCase(),
      "AA:BB:CC:DD:EE:FF",
      "3c22.fb0a.917e",
    ],
    others: [
      "ff:ff:ff:ff:ff:ff",
      "FF-FF-FF-FF-FF-FF",
      "00:00:00:00:00:00",
      "aa:bb:cc:dd:ee:ff",
      "3c:22:fb:0a:91",
      "3c:22:fb:0a:91:7e:55",
      "3c:22-fb:0a-91:7e",
      "zz:zz:zz:zz:zz:zz",
      "1234.5678.9012",
      "dead.beef.cafe",
    ],
  },
};

describe("checksums", () => {
  test.each<[string, (text: string) => boolean, string]>([
    ["luhn", luhn, ["7992", "739", "8713"].join("")],
    ["mod97", mod97, ["GB82", "WEST", "1234", "5698", "7654", "32"].join(" ")],
    ["verhoeff", verhoeff, "2363"],
    ["nifLetter", nifLetter, ["12345678", "Z"].join("")],
    ["nifLetter of a NIE", nifLetter, ["X", "1234567", "L"].join("")],
    ["pesel", pesel, ["440514", "01359"].join("")],
    ["mod11", mod11, ["943", "476", "5919"].join(" ")],
  ])("%s holds the published example, and not with a slip", (_, check, example) => {
    expect(check(example)).toBe(true);
    expect(check(spoilt(example))).toBe(false);
    expect(check("")).toBe(false);
  });
  test.each([
    ["luhn", luhn, visa],
    ["verhoeff", verhoeff, aadhaar],
    ["pesel", pesel, polish],
    ["mod11", mod11, nhs],
  ])("%s notices every other digit in every place", (_, check, value) => {
    for (let place = 0; place < value.length; place++) {
      for (const digit of "0123456789") {
        const changed = value.slice(0, place) + digit + value.slice(place + 1);
        expect(check(changed)).toBe(changed === value);
      }
    }
  });
  test("verhoeff notices two digits that changed places", () => {
    for (let place = 1; place < aadhaar.length; place++) {
      const [a, b] = [aadhaar[place - 1]!, aadhaar[place]!];
      const changed = aadhaar.slice(0, place - 1) + b + a + aadhaar.slice(place + 1);
      expect(verhoeff(changed)).toBe(a === b);
    }
  });
});

test("every rule has an id of its own, and examples", () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(examples).toSorted()).toEqual(ids.toSorted());
  for (const { valid, others } of Object.values(examples)) {
    expect(valid.length).toBeGreaterThan(0);
    expect(others.length).toBeGreaterThan(0);
  }
  for (const { id, pattern, group } of rules) {
    expect(id).toMatch(/^pii\.[a-z0-9-]+$/);
    expect(pattern.global).toBe(true);
    expect(pattern.hasIndices).toBe(group !== undefined);
  }
});

describe.each(Object.entries(examples))("%s", (id, { valid, others }) => {
  test.each(valid)("takes %s wherever it stands, and no more", (value) => {
    const own = rules.filter((rule) => rule.id === id);
    const texts = [
      value,
      `we saw ${value} today`,
      `"${value}"`,
      `'${value}',`,
      `(${value})`,
      `It was ${value}.`,
      `one:\n${value}\nend`,
      `x="${value}";`,
      `x=${value}`,
      `value:${value}`,
      `mac:${value}`,
      `-${value}`,
      `\n+${value}`,
    ];
    for (const text of texts) expect(taken(text, own), text).toEqual([`${id} ${value}`]);
    expect(taken(`${value}, ${value},${value}`, own)).toHaveLength(3);
  });
  test.each(others)("leaves %s, as all rules do", (text) => {
    for (const where of [text, `we saw ${text} today`, `"${text}"`]) {
      expect(taken(where), where).toEqual([]);
    }
  });
});

describe("a word beside a number", () => {
  test.each(["ssn", "SSN:", "ssn=", "my social security number is"])("%s", (word) => {
    expect(taken(`${word} ${ssn.join("")}`)).toEqual([`pii.us-ssn ${ssn.join("")}`]);
  });
  test.each(["phone", "Tel.:", "mobile number is", "Fax:"])("%s", (word) => {
    expect(taken(`${word} 425 555 0143`)).toEqual(["pii.phone 425 555 0143"]);
    expect(taken(`${word} 98765 43210`)).toEqual(["pii.phone 98765 43210"]);
  });
  test("tells an NHS number from a time stamp", () => {
    const value = complete(mod11, "170531220");
    expect(taken(`NHS number ${value}`)).toEqual([`pii.uk-nhs ${value}`]);
  });
});

describe("neighbours", () => {
  test("of a card are other numbers, not parts of it", () => {
    const card = `pii.card ${grouped(visa, " ", 4)}`;
    const other = grouped(spoilt(visa), " ", 4);
    expect(taken(`5678 ${grouped(visa, " ", 4)} 123`)).toEqual([card]);
    expect(taken(`${other} ${grouped(visa, " ", 4)}`)).toContain(card);
  });
  test("of an IBAN are words, not its end", () => {
    const spaced = grouped(british, " ", 4);
    expect(taken(`${spaced} IS MINE`)).toEqual([`pii.iban ${spaced}`]);
  });
  test("of a telephone number are numbers of another kind", () => {
    expect(taken("+44 20 7946 0958 1234567").length).toBe(1);
    expect(taken("1-800-555-0143")).toEqual(["pii.phone 1-800-555-0143"]);
    expect(taken("tel:+14255550143;ext=5")).toEqual(["pii.phone +14255550143"]);
  });
  test("of an address may be the end of a range", () => {
    expect(taken(`${server}-81.2.69.150`)).toEqual([`pii.ipv4 ${server}`, "pii.ipv4 81.2.69.150"]);
  });
  test("of an address are its port, its prefix, its user", () => {
    for (const text of [
      `http://${server}:8080/`,
      `root@${server}:~#`,
      `${server}/24`,
      `${server}@x`,
      `ip=${server}`,
    ]) {
      expect(taken(text), text).toEqual([`pii.ipv4 ${server}`]);
    }
    for (const text of [
      "[2001:db8::1]:8080",
      "2001:db8::1/64",
      "addr:2001:db8::1",
      "2001:db8::1: down",
    ]) {
      expect(taken(text), text).toEqual(["pii.ipv6 2001:db8::1"]);
    }
  });
});

/** Units that, repeated, begin many matches and end none. */
const units = [
  "1",
  "a",
  "A",
  "f",
  " ",
  "-",
  ":",
  "@",
  "(",
  "+",
  "1 ",
  "1-",
  "1.",
  "1:",
  "+1 ",
  "(1",
  "12 ",
  "0123 ",
  "01-",
  "1234-",
  "123-45-",
  "4012 8888 ",
  "a.",
  "a@",
  "a@a.",
  "a-",
  "a@a-",
  "x@xn--",
  "%40",
  "a%40",
  "://",
  "://a@",
  "ab:",
  "ab-",
  "abcd:",
  "::",
  "2001:",
  "1a2b.",
  "AA11",
  "GB29 ",
  "GB29ABCD",
  "AA 12 ",
  "ABCDE1234",
  "X1234567",
  "phone ",
  "tel 12 ",
  "nhs ",
  "nhs 123",
  "ssn ",
  "ssn 12",
  "version ",
  "v 1.1.1.",
];

describe.each(rules)("$id", (rule) => {
  const size = 1_000_000;
  test("takes no more than its length asks, whatever the text", () => {
    const time = (text: string): number => {
      const before = performance.now();
      taken(text, [rule]);
      return performance.now() - before;
    };
    for (const unit of units) {
      const long = unit.repeat(size / unit.length);
      const short = long.slice(0, size / 4);
      // Four times the text: 4 if linear, 16 if not. What else the machine does can only add; the least time counts, and
      // below a floor none, as there a text that fits the cache is faster.
      const floor = 2;
      let [least, most] = [Infinity, Infinity];
      for (let round = 0; round < 25 && most >= 10 * Math.max(floor, least); round++) {
        least = Math.min(least, time(short));
        most = Math.min(most, time(long));
      }
      expect(most / Math.max(floor, least), JSON.stringify(unit)).toBeLessThan(10);
    }
  });
});
