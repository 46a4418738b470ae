import * as fc from "fast-check";
import { expect, test } from "vitest";
import { globOf } from "../../../src/contract/glob.ts";

test.each<[string, string, boolean]>([
  ["a", "a", true],
  ["a", "ab", false],
  ["", "", true],
  ["*", "", true],
  ["*", "a\nb", true],
  ["a*", "abc", true],
  ["*c", "abc", true],
  ["a*a", "a", false],
  ["a*a", "aa", true],
  ["a**b", "ab", true],
  ["*b*b*", "ab", false],
  ["*b*b*", "abcb", true],
  ["a.c", "abc", false],
  ["ab*bc", "abc", false],
  ["a*b*bc", "abc", false],
  ["(*", "(", true],
])("%s and %s: %s", (glob, text, expected) => {
  expect(globOf(glob)(text)).toBe(expected);
});

test("is what a regular expression says", () => {
  const texts = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
  const globs = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 6 });
  fc.assert(
    fc.property(globs, texts, (glob, text) => {
      const pattern = new RegExp(`^${glob.replaceAll("*", ".*")}$`);
      expect(globOf(glob)(text)).toBe(pattern.test(text));
    }),
    { seed: 20_260_203, numRuns: 2000 },
  );
});

test("many stars take no long time", () => {
  expect(globOf(`${"a*".repeat(200)}b`)("a".repeat(100_000))).toBe(false);
});
