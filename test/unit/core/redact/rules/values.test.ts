import { describe, expect, test } from "vitest";
import { createNames } from "../../../../../src/core/redact/names/names.ts";
import type { Hit } from "../../../../../src/core/redact/rule.ts";
import { valueRules } from "../../../../../src/core/redact/rules/index.ts";
import { createSuspicion } from "../../../../../src/core/redact/suspicion/suspicion.ts";
import { createValueFinder } from "../../../../../src/core/redact/text/values.ts";
import { randomOf } from "../../../../support/random.ts";
import { keywordsOf } from "../redacting.ts";
import { sampleIds, sampleOf, type Sample } from "./samples.ts";

const findAll = createValueFinder(valueRules);
const suspicion = createSuspicion(keywordsOf(valueRules), createNames());

/** What of a text goes, by all rules or by some. */
function taken(text: string, find = findAll): string[] {
  const hits: Hit[] = [];
  find(text, hits);
  return hits.map(({ from, to, rule }) => `${rule} ${text.slice(from, to)}`);
}

const samplesOf = (id: string, count = 40): Sample[] => {
  const random = randomOf(20_261_125);
  return Array.from({ length: count }, () => sampleOf(id, random));
};

test("every rule has samples, and an id and a title of its own", () => {
  const ids = valueRules.map(({ id }) => id);
  expect(sampleIds.toSorted()).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(valueRules.map(({ title }) => title)).size).toBe(ids.length);
  for (const { id, pattern, group, keywords } of valueRules) {
    expect(id).toMatch(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/);
    expect(pattern.global, id).toBe(true);
    expect(pattern.hasIndices, id).toBe(group !== undefined);
    for (const word of keywords) expect(word, id).toMatch(/^[\x20-\x40\x5b-\x7e]{2,}$/);
  }
});

/** Text before a token, and what follows it. */
const frames = [
  ["", ""],
  ["the old one was ", " until today"],
  ['"', '"'],
  ["'", "',"],
  ["(", ")"],
  ["`", "`"],
  ["one\n", "\nend"],
  ["key=", ""],
  ["> ", "\r\n"],
] as const;

/** Text that may not stand before the tokens of some rules. */
const foreign: Readonly<Record<string, readonly string[]>> = {
  "artifactory.key": ["(", "`"],
  "pem.private-key-end": ["key="],
};
/** Rules that take what follows along, as nothing tells where their tokens end. */
const isOpen = new Set(["google.chat-webhook", "putty.private-key"]);
const defaultLeft = "(?:(?<![A-Za-z0-9]))(?:";

describe.each(valueRules)("$id", ({ id, keywords, pattern }) => {
  const samples = samplesOf(id);

  test("takes its tokens wherever they stand, and no more", () => {
    for (const { text, secret } of samples) {
      for (const [before, after] of frames) {
        if (foreign[id]?.includes(before) === true) continue;
        const whole = `${before}${text}${after}`;
        const found = taken(whole).filter((hit) => hit.startsWith(`${id} ${secret}`));
        expect(found.length, whole).toBeGreaterThan(0);
        if (!isOpen.has(id)) expect(found, whole).toContain(`${id} ${secret}`);
      }
    }
  });

  test("has a keyword in each, or a run that gives it away", () => {
    const many = samplesOf(id, 200).map(({ text }) => text);
    const isTold = (text: string): boolean =>
      keywords.length > 0
        ? keywords.some((word) => text.toLowerCase().includes(word))
        : /[A-Za-z0-9+/_=-]{20}/.test(text);
    expect(many.filter((text) => !isTold(text))).toEqual([]);
    const isSuspicious = (text: string): boolean => {
      const bytes = Buffer.from(text);
      return suspicion.find(bytes, 0, bytes.length) >= 0;
    };
    const lines = many.flatMap((text) => [text, `x\n${text}`, `"${text}"`, `\\n${text}\\n`]);
    expect(lines.filter((text) => !isSuspicious(text))).toEqual([]);
  });

  test.runIf(pattern.source.startsWith(defaultLeft))(
    "leaves what a letter or digit touches",
    () => {
      const only = createValueFinder(valueRules.filter((rule) => rule.id === id));
      for (const { text, secret } of samples) {
        expect(taken(`Z${text}`, only)).not.toContain(`${id} ${secret}`);
        expect(taken(`7${text}`, only)).not.toContain(`${id} ${secret}`);
      }
    },
  );

  test("takes no more time than its length asks, whatever the text", () => {
    const only = createValueFinder(valueRules.filter((rule) => rule.id === id));
    const [{ text }] = samples as [Sample];
    const head = keywords[0] ?? text.slice(0, 8);
    // Much to begin at; much that nearly matches; much to read on in.
    const groups = [
      [head, `${head} `, text.slice(0, 12)],
      [text, text.slice(0, -1), text.slice(0, text.length / 2), `${text}\n`],
      ["aB3", "0", "f0", "-", "_", "A.", "=/", "\n", "a-"],
    ];
    for (const units of groups) {
      const filled = (size: number): string =>
        units
          .map(
            (unit) => `${head}${unit.repeat(Math.ceil(size / units.length / unit.length))} ${head}`,
          )
          .join("\n");
      expect(growth(filled(250_000), filled(1_000_000), only), units[0]).toBeLessThan(10);
    }
  });
});

/** How much longer the longer one of two texts takes; below a floor no time counts. */
function growth(short: string, long: string, find: typeof findAll): number {
  const time = (text: string): number => {
    const hits: Hit[] = [];
    const start = performance.now();
    find(text, hits);
    return performance.now() - start;
  };
  const floor = 5;
  let [least, most] = [floor, time(long)];
  // What else the machine does can only add: the least time of some counts.
  for (let round = 0; round < 4 && most >= 10 * least; round++) {
    least = Math.max(floor, time(short));
    most = Math.min(most, time(long));
  }
  return most / least;
}
