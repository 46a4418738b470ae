// The pen: whatever a text holds, its line is safe, one line, and no wider than asked for.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineText } from "../../../../src/report/events/line-text.ts";
import { Pen } from "../../../../src/report/events/pen.ts";
import { widthOf } from "../../../../src/report/events/width.ts";
import {
  anyScript,
  blue,
  colour,
  drawn,
  escaped,
  plainAndWide,
  rawOf,
  red,
  shownOf,
  textOf,
  withEscapes,
  withoutCodes,
  type Part,
  type Token,
} from "./drawing.ts";

const seed = 20_260_303;
const a = (count: number): string => "a".repeat(count);

describe("a line that is cut", () => {
  test.each<[string, string, string]>([
    ["shorter", a(19), a(19)],
    ["just as wide", a(20), a(20)],
    ["one wider", a(21), `${a(19)}…`],
    ["much wider", a(1000), `${a(19)}…`],
    ["empty", "", ""],
    ["ends in spaces", "a    ", "a"],
    ["is all spaces", "    ", ""],
    ["wide, just as wide", "中".repeat(10), "中".repeat(10)],
    ["wide, one wider", `${"中".repeat(10)}a`, `${"中".repeat(9)}…`],
    ["wide at the last column", `${a(19)}中`, `${a(19)}…`],
    ["wide at the last two columns", `${a(18)}中`, `${a(18)}中`],
    ["wide at the last two columns, and more", `${a(18)}中a`, `${a(18)}…`],
    ["wide before the last column, and more", `${a(17)}中aa`, `${a(17)}中…`],
    ["emoji at the last column", `${a(19)}😀`, `${a(19)}…`],
    ["emoji at the last two columns", `${a(18)}😀`, `${a(18)}😀`],
    ["emoji before the last column, and more", `${a(17)}😀😀`, `${a(17)}😀…`],
    ["a flag is not parted", `${a(18)}🇩🇪🇫🇷`, `${a(18)}…`],
    ["emoji alone", "😀".repeat(11), `${"😀".repeat(9)}…`],
    ["half-width kana are narrow", "ﾊ".repeat(20), "ﾊ".repeat(20)],
    ["Cyrillic, just as wide", "ж".repeat(20), "ж".repeat(20)],
    ["Cyrillic, one wider", "ж".repeat(21), `${"ж".repeat(19)}…`],
    ["scripts in turn", `${a(10)}${"привет»".repeat(3)}`, `${a(10)}привет»пр…`],
    ["accented letters after others", "жé".repeat(12), `${"жé".repeat(9)}ж…`],
    ["rare Han after common Han", `中${"𠀀".repeat(12)}`, `中${"𠀀".repeat(8)}…`],
    ["rare Han, an odd place", `a中${"𠀀".repeat(12)}`, `a中${"𠀀".repeat(8)}…`],
  ])("%s", (_, text, shown) => {
    expect(drawn(20, [text])).toBe(`${shown}\n`);
  });

  test.each([0, 1, 7])("is never narrower than 8 columns: %d", (width) => {
    expect(drawn(width, [a(30)])).toBe(`${a(7)}…\n`);
  });

  test("counts all its texts", () => {
    expect(drawn(20, [a(8), "中", a(10)])).toBe(`${a(8)}中${a(10)}\n`);
    expect(drawn(20, [a(8), "中", a(10), ""])).toBe(`${a(8)}中${a(10)}\n`);
    expect(drawn(20, [a(8), "中", a(10), "b"])).toBe(`${a(8)}中${a(9)}…\n`);
    expect(drawn(20, [a(8), "中", a(9), "bb"])).toBe(`${a(8)}中${a(9)}…\n`);
    expect(drawn(20, [a(8), "中", a(8), "bbb"])).toBe(`${a(8)}中${a(8)}b…\n`);
  });

  test("takes no more once it is full, and says so", () => {
    const pen = new Pen();
    pen.begin(20);
    pen.put(a(20));
    expect([pen.isFull, pen.room]).toEqual([false, 0]);
    pen.put("b");
    expect(pen.isFull).toBe(true);
    pen.put("c", red);
    pen.quoted("d");
    pen.end();
    pen.begin(20);
    expect([pen.isFull, pen.room]).toEqual([false, 20]);
    pen.put("next");
    expect(pen.room).toBe(16);
    pen.end();
    expect(textOf(pen)).toBe(`${a(19)}…\nnext\n`);
  });
});

describe("marks that go with the character before", () => {
  const e = "e\u0301";
  test.each<[string, string[], string]>([
    ["take no column", [e.repeat(20)], e.repeat(20)],
    ["may be the last of a full line", [`${a(19)}${e}`], `${a(19)}${e}`],
    ["may be the last of a full line, on their own", [`${a(19)}e`, "\u0301"], `${a(19)}${e}`],
    ["stay with it where the line is cut", [`${a(18)}${e}bcd`], `${a(18)}${e}…`],
    ["go with it where the line is cut", [`${a(19)}${e}bcd`], `${a(19)}…`],
  ])("%s", (_, texts, shown) => {
    expect(drawn(20, texts)).toBe(`${shown}\n`);
  });

  test("stay with it where the line is wrapped", () => {
    expect(drawn(20, [`${a(19)}${e}bcd`], 2)).toBe(`${a(19)}${e}\n  bcd\n`);
  });
});

describe("paints", () => {
  test.each<[string, number | undefined, Part[], string]>([
    ["stand around their texts", undefined, ["a", ["b", red], "c"], "a\u001b[31mb\u001b[39mc"],
    ["of nothing put nothing", undefined, [["", red], "c"], "c"],
    ["without codes put none", undefined, [["b", (text) => text]], "b"],
    [
      "with two codes",
      undefined,
      [["b", (text) => colour(1, 22)(red(text))]],
      "\u001b[1m\u001b[31mb\u001b[39m\u001b[22m",
    ],
    [
      "take no columns",
      20,
      [
        [a(10), red],
        [a(10), blue],
      ],
      `${red(a(10))}${blue(a(10))}`,
    ],
    ["are closed where their text is cut", 20, [[a(30), red]], red(`${a(19)}…`)],
    ["are closed where the next text is cut off", 20, [[a(20), red], "b"], red(`${a(19)}…`)],
    ["are not opened where their text is cut off", 20, [a(19), ["bb", red]], `${a(19)}…`],
    [
      "are closed before another text that is cut",
      20,
      [[a(10), red], a(30)],
      `${red(a(10))}${a(9)}…`,
    ],
    [
      "of the text that is cut are the last",
      20,
      [
        [a(10), red],
        [a(30), blue],
      ],
      `${red(a(10))}${blue(`${a(9)}…`)}`,
    ],
    [
      "do not hide that a line is exactly full",
      20,
      [[a(19), red], ["中", blue], "x"],
      red(`${a(19)}…`),
    ],
  ])("%s", (_, width, parts, shown) => {
    expect(drawn(width, parts)).toBe(`${shown}\n`);
  });

  test("stay as they are where a line is wrapped", () => {
    expect(drawn(20, [[a(30), red]], 4)).toBe(`\u001b[31m${a(20)}\n    ${a(10)}\u001b[39m\n`);
  });
});

describe("what could steer a terminal or hide text", () => {
  test.each(escaped)("is shown as $shown", ({ raw, shown }) => {
    expect(drawn(undefined, [raw])).toBe(`${shown}\n`);
    expect(drawn(undefined, [`a${raw}${a(60)}${raw}é`])).toBe(`a${shown}${a(60)}${shown}é\n`);
    expect(drawn(80, [`é${raw}é`, raw])).toBe(`é${shown}é${shown}\n`);
  });

  test.each([
    ["\ud83d", "\\ud83d"],
    ["\ude00\ud83d", "\\ude00\\ud83d"],
    ["é\ud83dx\ude00", "é\\ud83dx\\ude00"],
    ["😀\ude00", "😀\\ude00"],
  ])("half a character, %j, is shown as %s", (text, shown) => {
    expect(drawn(undefined, [text])).toBe(`${shown}\n`);
    expect(drawn(40, [text])).toBe(`${shown}\n`);
  });

  test("codes of a text are not codes", () => {
    const text = "\u001b]0;title\u0007\u001b[2J\u009b31m\r\n";
    expect(drawn(undefined, [[text, red]])).toBe(
      `${red("\\x1b]0;title\\x07\\x1b[2J\\x9b31m\\r\\n")}\n`,
    );
  });

  test("each control is escaped, wherever it stands", () => {
    for (let unit = 0; unit < 0xa0; unit++) {
      if (unit >= 0x20 && unit < 0x7f) continue;
      const control = String.fromCharCode(unit);
      for (const text of [control, a(100) + control, control + a(100), `é${control}é`]) {
        expect(drawn(undefined, [text]).slice(0, -1)).not.toMatch(/\p{Cc}/u);
      }
    }
  });
});

describe.each(escaped)("an escape at the edge, $shown", ({ raw, shown }) => {
  // Every column from the one where it ends before the last, to the last.
  const columnsBefore = Array.from({ length: shown.length + 1 }, (_, i) => 19 - i);

  test("is not parted at the end of a text", () => {
    for (const before of columnsBefore) {
      const fits = before + shown.length <= 20;
      expect(drawn(20, [a(before) + raw])).toBe(`${a(before)}${fits ? shown : "…"}\n`);
    }
  });

  test("is not parted in the middle of a text", () => {
    for (const before of columnsBefore) {
      const room = 19 - before - shown.length;
      const rest = room >= 0 ? `${shown}${a(room)}` : "";
      expect(drawn(20, [`${a(before)}${raw}${a(40)}`])).toBe(`${a(before)}${rest}…\n`);
    }
  });

  test("goes on in the next line as a whole", () => {
    for (const before of columnsBefore) {
      const fits = before + shown.length <= 20;
      expect(drawn(20, [a(before) + raw], 2)).toBe(`${a(before)}${fits ? "" : "\n  "}${shown}\n`);
    }
  });
});

describe("a text in quotes", () => {
  test.each([
    ["", '""'],
    ["two words", '"two words"'],
    ['say "no"', '"say \\"no\\""'],
    ["back\\slash", '"back\\\\slash"'],
    [`${a(60)}"${a(60)}`, `"${a(60)}\\"${a(60)}"`],
    ["\n\u001b", '"\\n\\x1b"'],
    ['é"ж\\中', '"é\\"ж\\\\中"'],
  ])("%j is %s", (text, shown) => {
    const pen = new Pen();
    pen.begin(undefined);
    pen.quoted(text);
    pen.end();
    expect(textOf(pen)).toBe(`${shown}\n`);
  });

  test.each([
    ["just as wide", a(18), `"${a(18)}"`],
    ["one wider", a(19), `"${a(18)}…`],
    ["with a quote at the edge", `${a(18)}"b`, `"${a(18)}…`],
    ["with a quote before the edge", `${a(16)}"b`, `"${a(16)}\\"…`],
    ["with a quote, just as wide", `${a(16)}"`, `"${a(16)}\\""`],
  ])("is cut as another: %s", (_, text, shown) => {
    const pen = new Pen();
    pen.begin(20);
    pen.quoted(text);
    pen.end();
    expect(textOf(pen)).toBe(`${shown}\n`);
  });

  test("is painted with its quotes", () => {
    const pen = new Pen();
    pen.begin(undefined);
    pen.quoted('a"', red);
    pen.end();
    expect(withoutCodes(textOf(pen))).toBe('"a\\""\n');
  });

  test("is read back by JSON where nothing is escaped in our own way", () => {
    const text = fc.string({ unit: fc.constantFrom("a", " ", '"', "\\", "\n", "\t", "é", "中") });
    fc.assert(
      fc.property(text, (its) => {
        const pen = new Pen();
        pen.begin(undefined);
        pen.quoted(its);
        pen.end();
        expect(JSON.parse(textOf(pen))).toBe(its);
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe("a line that is wrapped", () => {
  test.each<[string, number, string[], string[]]>([
    ["fits", 4, [a(20)], [a(20)]],
    ["goes on below", 4, [a(30)], [a(20), `    ${a(10)}`]],
    ["goes on and on", 2, [a(50)], [a(20), `  ${a(18)}`, `  ${a(12)}`]],
    ["needs no indent", 0, [a(30)], [a(20), a(10)]],
    ["takes a word along", 2, ["one two three four five"], ["one two three four ", "  five"]],
    [
      "takes a word along that is in the middle of its text",
      2,
      ["one two three fourteen five"],
      ["one two three ", "  fourteen five"],
    ],
    [
      "takes a word along that began in another text",
      2,
      ["one two three fo", "urteen", " five"],
      ["one two three ", "  fourteen five"],
    ],
    ["never parts a wide character", 2, [`${a(19)}中文`], [a(19), "  中文"]],
    ["never parts an emoji", 3, [`${a(19)}😀!`], [a(19), "   😀!"]],
  ])("%s", (_, indent, texts, lines) => {
    expect(drawn(20, texts, indent)).toBe(`${lines.join("\n")}\n`);
  });

  test("parts a word that is too long to be taken along", () => {
    expect(drawn(60, [`one ${a(80)}`], 2)).toBe(`one ${a(56)}\n  ${a(24)}\n`);
  });

  test("parts a word before an escape that has no room beside it", () => {
    const indent = " ".repeat(9);
    expect(drawn(20, ["aaaaaaaa bbbbbbbbb\u001bzz"], 9)).toBe(
      `aaaaaaaa \n${indent}bbbbbbbbb\n${indent}\\x1bzz\n`,
    );
  });

  test.each(["é", "中", "\u001b"])("holds nothing of what was there before: %j", (text) => {
    const pen = new Pen();
    pen.begin(undefined);
    pen.put("some words ".repeat(20_000));
    pen.end();
    pen.take();
    pen.begin(20, 4);
    pen.put(text.repeat(30));
    pen.end();
    const lines = textOf(pen).slice(0, -1).split("\n");
    expect(lines.map((line) => line.trim()).join("")).toBe(lineText(text.repeat(30)));
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(20);
  });

  test("begins anew with each line", () => {
    const pen = new Pen();
    for (const text of ["one two", a(30)]) {
      pen.begin(20, 2);
      pen.put(text);
      pen.end();
    }
    expect(textOf(pen)).toBe(`one two\n${a(20)}\n  ${a(10)}\n`);
  });

  test("keeps words of up to ten letters whole", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 10 });
    const width = fc.integer({ min: 20, max: 100 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), width, (words, columns) => {
        const lines = drawn(columns, [words.join(" ")], 4);
        expect(lines.split(/\s+/).filter((one) => one !== "")).toEqual(words);
      }),
      { seed, numRuns: 300 },
    );
  });
});

/** Texts of tokens, painted or not. */
const painted = (tokens: fc.Arbitrary<Token[]>) =>
  fc.array(fc.tuple(tokens, fc.constantFrom(undefined, red, blue, colour(1, 22))), {
    maxLength: 8,
  });
type Painted = readonly (readonly [readonly Token[], ((text: string) => string) | undefined])[];

const partsOf = (texts: Painted): Part[] =>
  texts.map(([tokens, paint]) => (paint ? [rawOf(tokens), paint] : rawOf(tokens)));
const columns = fc.integer({ min: 20, max: 200 });

/** Every code that opens a colour is closed before the next one, and before the line ends. */
function expectClosed(line: string): void {
  const codes = [...line.matchAll(/\u001b\[(\d+)m/g)].map(([, code]) => Number(code));
  for (let at = 0; at < codes.length; at += 2) {
    expect(codes[at + 1]).toBe(codes[at] === 1 ? 22 : 39);
  }
  expect(codes.length % 2).toBe(0);
}

describe("any texts", () => {
  test.each([
    ["plain and wide", plainAndWide],
    ["with controls and marks", withEscapes],
  ])("fit, as much as there is room for: %s", (_, tokens) => {
    fc.assert(
      fc.property(painted(tokens), columns, (texts, width) => {
        const line = drawn(width, partsOf(texts));
        expectClosed(line);
        const shown = withoutCodes(line).slice(0, -1);
        expect(shown).not.toMatch(/\p{Cc}/u);
        const all = texts.flatMap(([its]) => its);
        const whole = shownOf(all);
        if (widthOf(whole) <= width) {
          // What is painted keeps the spaces at its end.
          expect(shown.trimEnd()).toBe(whole.trimEnd());
          return;
        }
        expect(shown.endsWith("…")).toBe(true);
        expect(widthOf(shown)).toBeLessThanOrEqual(width);
        // The tokens that fit beside the `…`, no more and no fewer.
        let expected = "";
        for (const { shown: next } of all) {
          if (widthOf(expected + next) > width - 1) break;
          expected += next;
        }
        expect(shown).toBe(`${expected}…`);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test("fit, of any script", () => {
    fc.assert(
      fc.property(painted(anyScript), columns, (texts, width) => {
        const shown = withoutCodes(drawn(width, partsOf(texts))).slice(0, -1);
        expect(widthOf(shown)).toBeLessThanOrEqual(width);
        expect(shown).not.toMatch(/\p{Cc}|\ufffd/u);
        const whole = shownOf(texts.flatMap(([its]) => its));
        expect(whole.startsWith(shown.replace(/…$/, ""))).toBe(true);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test("are whole where there is no limit", () => {
    fc.assert(
      fc.property(painted(anyScript), (texts) => {
        const line = drawn(undefined, partsOf(texts));
        expectClosed(line);
        const whole = shownOf(texts.flatMap(([its]) => its));
        // What is painted keeps the spaces at its end.
        expect(withoutCodes(line).trimEnd()).toBe(whole.trimEnd());
        expect(line.endsWith("\n")).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });

  test("of any units are the safe texts one after another", () => {
    const unit = fc.oneof(
      fc.integer({ min: 0x20, max: 0x7e }),
      fc.integer({ min: 0, max: 0xff }),
      fc.integer({ min: 0, max: 0xffff }),
    );
    const text = fc.string({ unit: unit.map((code) => String.fromCharCode(code)), maxLength: 80 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const line = drawn(undefined, texts);
        expect(line).toBe(`${texts.map(lineText).join("").replace(/ +$/, "")}\n`);
        expect(line.slice(0, -1)).not.toMatch(/\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}/u);
      }),
      { seed, numRuns: 1000 },
    );
  });

  test.each([
    ["plain and wide", plainAndWide],
    ["with controls and marks", withEscapes],
  ])("are whole and fit where they are wrapped: %s", (_, tokens) => {
    const indent = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(painted(tokens), columns, indent, (texts, width, its) => {
        const lines = withoutCodes(drawn(width, partsOf(texts), its))
          .slice(0, -1)
          .split("\n");
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        const blank = " ".repeat(its);
        for (const line of lines.slice(1)) expect(line.startsWith(blank) || line === "").toBe(true);
        const joined = lines.map((line, i) => (i === 0 ? line : line.slice(its))).join("");
        const whole = shownOf(texts.flatMap(([one]) => one));
        expect(joined.trimEnd()).toBe(whole.trimEnd());
      }),
      { seed, numRuns: 1000 },
    );
  });
});

describe("the buffer", () => {
  test.each<[string, string, string]>([
    ["plain", "x", "x"],
    ["wide", "中", "中"],
    ["escaped", "\u001b", "\\x1b"],
    ["in quotes", '"', '"'],
  ])("grows with a text of 5 MB: %s", (_, unit, shown) => {
    const count = Math.ceil(5_000_000 / Buffer.byteLength(unit));
    const line = drawn(undefined, ["a", unit.repeat(count), "z"]);
    expect(line === `a${shown.repeat(count)}z\n`).toBe(true);
  });

  test("holds one line of 5 MB cut and one wrapped", () => {
    const text = "word ".repeat(1_000_000);
    expect(drawn(80, [text])).toBe(`${text.slice(0, 79)}…\n`);
    const lines = drawn(80, [text], 2).trimEnd().split("\n");
    expect(lines.join("").replaceAll(" ", "") === "word".repeat(1_000_000)).toBe(true);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("goes on after it was taken", () => {
    const pen = new Pen();
    const put = (text: string) => {
      pen.begin(undefined);
      pen.put(text);
      pen.end();
    };
    put("one");
    expect(pen.length).toBe(4);
    expect(textOf(pen)).toBe("one\n");
    expect(pen.length).toBe(0);
    expect(textOf(pen)).toBe("");
    put("x".repeat(5_000_000));
    const big = textOf(pen);
    put("two");
    put("three");
    expect(textOf(pen)).toBe("two\nthree\n");
    expect(big === `${"x".repeat(5_000_000)}\n`).toBe(true);
  });

  test("what was taken stays until more is written", () => {
    const pen = new Pen();
    pen.begin(undefined);
    pen.put("x".repeat(2_000_000));
    pen.end();
    const taken = pen.take();
    expect(Buffer.from(taken).toString() === `${"x".repeat(2_000_000)}\n`).toBe(true);
  });

  test("many small lines come out in order", () => {
    const pen = new Pen();
    const numbers = Array.from({ length: 50_000 }, (_, n) => `line ${n} é`);
    for (const text of numbers) {
      pen.begin(20);
      pen.put(text);
      pen.end();
    }
    expect(textOf(pen) === `${numbers.join("\n")}\n`).toBe(true);
  });
});
