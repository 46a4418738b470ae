import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptAt } from "../../../src/scan/excerpt.ts";
import { encode } from "./scanning.ts";

const excerpt = (text: string, at: number) => {
  const bytes = encode(text);
  return excerptAt(bytes, 0, bytes.length, at);
};

/** The excerpt with a `▸` where the caret points. */
const shown = (marked: string): string => {
  const { text, caret } = excerpt(marked.replace("▸", ""), encode(marked.split("▸")[0]!).length);
  return `${text.slice(0, caret)}▸${text.slice(caret)}`;
};

test.each([
  ['{"a": ▸"b", "c": 1}', '{"a": ▸‹string›, "c": ‹number›}'],
  ['{"a":▸-1.5e+3,"b":[true,false,null]}', '{"a":▸‹number›,"b":[‹boolean›,‹boolean›,null]}'],
  ['▸{"a" : "b"}', '▸{"a" : ‹string›}'],
  ['{▸"a\\"b": {"c": "d"}}', '{▸"a\\"b": {"c": ‹string›}}'],
  ['{"a": ▸secret}', '{"a": ▸‹text›}'],
  ['{"a": ▸secret2}', '{"a": ▸‹text›}'],
  ["{▸'a': 'b'}", "{▸'‹text›': '‹text›'}"],
  ['{"a": "cut▸', '{"a": ‹string›▸'],
  ['{"ä☃😀": ▸"x"}', '{"ä☃😀": ▸‹string›}'],
  ['["x", ▸"y"]', "[‹string›, ▸‹string›]"],
])("%s", (marked, expected) => {
  expect(shown(marked)).toBe(expected);
});

test("the caret stays on a masked value that is shorter than its text", () => {
  expect(shown(`{"a":"${"x".repeat(60)}▸yz"}`)).toBe('{"a":‹string▸›}');
});

describe("a bounded part of the line", () => {
  const filler = `"k":"${"v".repeat(3000)}"`;
  test("is shown around the byte, in at most 100 characters", () => {
    const line = `{${filler},"here":1,${filler}}`;
    const { text, caret } = excerpt(line, line.indexOf("1,"));
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text).toMatch(/"here":‹number›/);
    expect(text.slice(caret)).toMatch(/^‹number›/);
    expect(text).not.toMatch(/v/);
  });
  test("begins with an ellipsis if it was cut", () => {
    const many = `{${Array.from({ length: 50 }, (_, i) => `"key${i}":${i}`).join()}}`;
    const { text, caret } = excerpt(many, many.indexOf('"key40"'));
    expect(text).toHaveLength(100);
    expect(text.startsWith("…")).toBe(true);
    expect(text.slice(caret)).toMatch(/^"key40":/);
  });
  test("is nothing where telling texts apart would need a mebibyte", () => {
    const line = `{"a":"${"x".repeat(1 << 20)}","b":1}`;
    expect(excerpt(line, line.length - 2)).toEqual({ text: "…", caret: 0 });
  });
});

/** Texts that no mask, key or punctuation could hold by chance. */
const secret = fc.stringMatching(/^Q[xyz]{3,12}Q$/);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    secret,
    fc.tuple(secret, fc.string({ unit: "grapheme", maxLength: 8 })).map((parts) => parts.join('"')),
    fc.integer({ min: 10_000 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[abc_/]{1,6}$/), tie("value"), { maxKeys: 4 }),
  ),
})).value;
const options = { seed: 20_260_203, numRuns: 1500 };

const leaks = (text: string): boolean => /Q[xyz]|[xyz]Q|\d/.test(text);

test("no value of a line is ever in the excerpt, wherever it is taken", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom("a", "b", "c"), value), fc.nat(), (event, place) => {
      const line = JSON.stringify(event);
      const bytes = encode(line);
      const { text, caret } = excerptAt(bytes, 0, bytes.length, place % (bytes.length + 1));
      expect(leaks(text)).toBe(false);
      expect(caret).toBeGreaterThanOrEqual(0);
      expect(caret).toBeLessThanOrEqual(text.length);
    }),
    options,
  );
});

test("nor of one that is cut off, or longer than the window", () => {
  const long = fc.array(value, { minLength: 60, maxLength: 300 }).map((all) => ({ a: all }));
  fc.assert(
    fc.property(long, fc.nat(), fc.nat(), (event, cut, place) => {
      const whole = encode(JSON.stringify(event));
      const bytes = whole.subarray(0, 1 + (cut % whole.length));
      const { text } = excerptAt(bytes, 0, bytes.length, place % (bytes.length + 1));
      expect(leaks(text)).toBe(false);
      expect(text.length).toBeLessThanOrEqual(100);
    }),
    { ...options, numRuns: 300 },
  );
});
