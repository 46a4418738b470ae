// Labels of runs tell runs apart, and fill their columns.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLabels, shortRun } from "../../../../src/report/events/labels.ts";
import { widthOf } from "../../../../src/report/events/width.ts";
import { plainStyle } from "../../../../src/report/style.ts";
import { tagged } from "./drawing.ts";

const labelled = (runs: readonly string[]) => runs.map(createLabels(plainStyle()));
const texts = (runs: readonly string[]): string[] =>
  labelled(runs).map(({ text }) => text.trimEnd());
const shorts = (runs: readonly string[]): string[] =>
  labelled(runs).map(({ short }) => short.trimEnd());

describe("a label", () => {
  test.each<[string, string, string]>([
    ["night/build-docs", "build-docs", "build-docs"],
    ["build", "build", "build"],
    ["a/b/c", "c", "c"],
    ["", "-", "-"],
    ["night/", "-", "-"],
    ["run-of-eighteen-ch", "run-of-eighteen-ch", "run-o…een-ch"],
    ["nightly/build-documentation-7", "build-do…ntation-7", "build…tion-7"],
    ["a\u001b[31mb", "a\\x1b[31mb", "a\\x1b[31mb"],
    ["two\nlines", "two\\nlines", "two\\nlines"],
  ])("of %j is %s, or %s", (run, text, short) => {
    expect(texts([run])).toEqual([text]);
    expect(shorts([run])).toEqual([short]);
  });

  test("is the same for the same run, whatever comes between", () => {
    const labelOf = createLabels(plainStyle());
    const first = labelOf("a/x");
    const second = labelOf("b/x");
    expect(second.text).not.toBe(first.text);
    expect(labelOf("a/x")).toBe(first);
    expect(labelOf("b/x")).toBe(second);
  });

  test("has a number where the name was given before", () => {
    expect(texts(["a/x", "b/x", "c/y", "d/x"])).toEqual(["x", "x#2", "y", "x#3"]);
  });

  test("has a colour that its run alone decides", () => {
    const one = createLabels(tagged);
    const other = createLabels(tagged);
    other("z/first");
    for (const run of ["a", "b", "night/c"]) {
      expect(one(run).paint("x")).toBe(other(run).paint("x"));
      expect(one(run).paint("x")).toMatch(/^<hue\d>x<\/>$/);
    }
    const runs = Array.from({ length: 100 }, (_, n) => `run-${n}`);
    expect(new Set(runs.map((run) => one(run).paint("x"))).size).toBe(tagged.hues.length);
  });
});

describe("labels are unique", () => {
  test.each<[string, string[]]>([
    ["of one name in several folders", ["a/x", "b/x", "c/x"]],
    ["where a name looks like a number was added", ["a/x", "b/x", "c/x#2"]],
    ["where that name comes first", ["c/x#2", "a/x", "b/x"]],
    [
      "of long names that differ at the end, in several folders",
      ["a", "b"].flatMap((folder) =>
        ["001", "002", "003"].map((n) => `${folder}/run-2026-11-25-${n}`),
      ),
    ],
    [
      "of long names that differ in the middle",
      ["1", "2"].map((n) => `${"a".repeat(20)}${n}${"z".repeat(20)}`),
    ],
    ["of wide names", ["夜間ビルドの記録その一", "夜間ビルドの記録その二"]],
    [
      "of more than ten of a name",
      Array.from({ length: 120 }, (_, n) => `${n}/${"long".repeat(5)}`),
    ],
  ])("%s", (_, runs) => {
    expect(new Set(texts(runs)).size).toBe(runs.length);
    expect(new Set(shorts(runs)).size).toBe(runs.length);
  });

  test("of any runs, and they fill their columns", () => {
    const part = fc.string({
      unit: fc.constantFrom("a", "b", "#", "2", "-", "中", "ж"),
      maxLength: 24,
    });
    const run = fc.tuple(fc.constantFrom("", "a/", "b/"), part).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.uniqueArray(run, { maxLength: 20 }), (runs) => {
        const labels = labelled(runs);
        for (const { text, short } of labels)
          expect([widthOf(text), widthOf(short)]).toEqual([18, 12]);
        expect(new Set(labels.map(({ text }) => text)).size).toBe(runs.length);
        expect(new Set(labels.map(({ short }) => short)).size).toBe(runs.length);
      }),
      { seed: 20_260_303, numRuns: 500 },
    );
  });
});

test.each([
  ["night/build-docs", "build-docs"],
  ["x/a-very-long-name-of-a-run", "a-very-l…-of-a-run"],
  ["x/\u202e", "\\u202e"],
])("in a sentence %j is %s", (run, shown) => {
  expect(shortRun(run)).toBe(shown);
});
