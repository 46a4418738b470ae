// Columns of texts, and cutting at them.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cut, fittingUnits, widthOf } from "../../../../src/report/events/width.ts";
import { anyScript, rawOf } from "./drawing.ts";

describe("width", () => {
  test.each<[string, number]>([
    ["", 0],
    ["plain text", 10],
    ["é", 1],
    ["e\u0301", 1],
    ["привет", 6],
    ["«привет»", 8],
    ["中文", 4],
    ["a中b", 4],
    ["𠀀", 2],
    ["あカ한ｗ", 8],
    ["ﾊ", 1],
    ["😀", 2],
    ["👍🏽", 2],
    ["🇩🇪", 2],
    ["❤️", 2],
    ["🔒e6a3a11a", 10],
    ["…", 1],
  ])("of %j is %d", (text, columns) => expect(widthOf(text)).toBe(columns));
});

describe("units that fit", () => {
  test.each<[string, number, string]>([
    ["abcdef", 3, "abc"],
    ["abc", 3, "abc"],
    ["abc", 0, ""],
    ["中文字", 4, "中文"],
    ["中文字", 5, "中文"],
    ["中文字", 1, ""],
    ["😀😀", 2, "😀"],
    ["😀😀", 3, "😀"],
    ["𠀀𠀀", 2, "𠀀"],
    ["中𠀀𠀀", 4, "中𠀀"],
    ["привет", 4, "прив"],
    ["привет»", 4, "прив"],
    ["«привет» и", 4, "«при"],
    ["жé", 1, "ж"],
    ["ｗ中", 3, "ｗ"],
    ["e\u0301e\u0301", 1, "e\u0301"],
  ])("%j into %d: %j", (text, width, start) => {
    expect(text.slice(0, fittingUnits(text, width))).toBe(start);
  });
});

describe("cut", () => {
  test.each<[string, number, string]>([
    ["abc", 3, "abc"],
    ["abcd", 3, "ab…"],
    ["abcd", 1, "…"],
    ["abcd", 0, ""],
    ["abcd", -1, ""],
    ["", 0, ""],
    ["", 5, ""],
    ["中文", 4, "中文"],
    ["中文字", 4, "中…"],
    ["中文字", 5, "中文…"],
    ["😀😀😀", 4, "😀…"],
    ["привет »", 5, "прив…"],
    ["中𠀀𠀀𠀀", 6, "中𠀀…"],
    ["e\u0301".repeat(4), 3, "e\u0301e\u0301…"],
    ["x".repeat(100), 4, "xxx…"],
  ])("%j at %d is %j", (text, width, shown) => expect(cut(text, width)).toBe(shown));
});

test("what is cut is a start of the text, no wider than asked for, and in whole characters", () => {
  fc.assert(
    fc.property(anyScript, fc.integer({ min: 1, max: 40 }), (tokens, width) => {
      const text = rawOf(tokens).replaceAll(/\p{Cc}/gu, "");
      const shown = cut(text, width);
      expect(widthOf(shown)).toBeLessThanOrEqual(width);
      expect(shown === text || shown.endsWith("…")).toBe(true);
      expect(shown === text).toBe(widthOf(text) <= width);
      expect(text.startsWith(shown.replace(/…$/, ""))).toBe(true);
      expect(Buffer.from(shown).toString()).toBe(shown);
    }),
    { seed: 20_260_303, numRuns: 1000 },
  );
});
