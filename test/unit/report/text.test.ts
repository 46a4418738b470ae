import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byteSize, counted, duration, grouped } from "../../../src/report/numbers.ts";
import { safe } from "../../../src/report/safe.ts";
import { plainStyle } from "../../../src/report/style.ts";
import { renderTable, shortPath } from "../../../src/report/table.ts";

describe("numbers", () => {
  test.each([
    [0, "0"],
    [999, "999"],
    [1000, "1,000"],
    [16_861, "16,861"],
    [1_234_567, "1,234,567"],
    [1_000_000_000, "1,000,000,000"],
  ])("%d is %s", (number, text) => expect(grouped(number)).toBe(text));

  test.each([
    [0, "file", undefined, "0 files"],
    [1, "file", undefined, "1 file"],
    [2, "file", undefined, "2 files"],
    [1, "entry", "entries", "1 entry"],
    [2000, "entry", "entries", "2,000 entries"],
  ] as const)("%d %s", (number, noun, plural, text) => {
    expect(counted(number, noun, plural)).toBe(text);
  });

  test.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1024, "1.0 KiB"],
    [1536, "1.5 KiB"],
    [64 * 1024 ** 2, "64.0 MiB"],
    [2.25 * 1024 ** 3, "2.3 GiB"],
    [1024 ** 4, "1.0 TiB"],
    [5000 * 1024 ** 4, "5000.0 TiB"],
  ])("%d bytes are %s", (bytes, text) => expect(byteSize(bytes)).toBe(text));

  test.each([
    [0, "0 ms"],
    [0.001, "0.001 ms"],
    [0.5, "0.5 ms"],
    [999, "999 ms"],
    [1000, "1 s"],
    [2250, "2.25 s"],
    [119_000, "119 s"],
    [120_000, "2.0 min"],
    [90 * 60_000, "90.0 min"],
    [120 * 60_000, "2.0 h"],
    [36 * 3_600_000, "36.0 h"],
  ])("%d ms are %s", (ms, text) => expect(duration(ms)).toBe(text));
});

describe("text that is safe for a terminal", () => {
  test.each([
    ["\u001b[31mred", "\\x1b[31mred"],
    ["a\nb\rc\td", "a\\x0ab\\x0dc\\x09d"],
    ["\u0000\u007f\u009b2J", "\\x00\\x7f\\x9b2J"],
    ["a\u202eb\u2066c", "a\\u202eb\\u2066c"],
    ["a\u200bb\ufeffc", "a\\u200bb\\ufeffc"],
    ["a\u2028b", "a\\u2028b"],
    ["\ud83d!", "\\ud83d!"],
    ["!\ude00", "!\\ude00"],
  ])("%j is shown as %s", (text, shown) => expect(safe(text)).toBe(shown));
  test.each(["plain", "é☃😀", "日本語", "שלום", "a\\b", "~/x.jsonl", ""])("%s stays", (text) =>
    expect(safe(text)).toBe(text),
  );
  test("holds no control, no mark that reorders and no half character, whatever goes in", () => {
    const any = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    });
    fc.assert(
      fc.property(any, (text) => {
        const shown = safe(text);
        expect(shown).not.toMatch(/\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}/u);
        expect(Buffer.from(shown).toString()).toBe(shown);
        expect(safe(shown)).toBe(shown);
      }),
      { seed: 20_260_203, numRuns: 1000 },
    );
  });
});

describe("tables", () => {
  const columns = [
    { title: "count", align: "right" },
    { title: "what", grow: true },
    { title: "place" },
  ] as const;
  const rows = [
    ["7", "short", "a.jsonl:1"],
    ["1,200", "a sentence that goes on and on until it needs a second line", "b.jsonl:20"],
  ];
  test("are as wide as their text where there is no screen", () => {
    expect(renderTable(columns, rows, plainStyle())).toBe(
      [
        "count  what                                                         place",
        "    7  short                                                        a.jsonl:1",
        "1,200  a sentence that goes on and on until it needs a second line  b.jsonl:20",
        "",
      ].join("\n"),
    );
  });
  test("fit a screen by wrapping the column that grows", () => {
    const lines = renderTable(columns, rows, plainStyle(60)).trimEnd().split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(lines.length).toBeGreaterThan(3);
    const words = lines.join(" ").split(/\s+/);
    for (const word of rows.flat().join(" ").split(" ")) expect(words).toContain(word);
  });
  test("hold no escape codes of their own", () => {
    expect(renderTable(columns, rows, plainStyle(60))).not.toContain("\u001b");
  });
  test("without rows have their titles", () => {
    expect(renderTable(columns, [], plainStyle())).toBe("count  what  place\n");
  });
  test("leave no blanks at the ends of lines", () => {
    expect(renderTable(columns, [["1", "", ""]], plainStyle())).toBe("count  what  place\n    1\n");
  });
});

test.each([
  ["a/b.jsonl", 20, "a/b.jsonl"],
  ["exactly-10", 10, "exactly-10"],
  ["logs/telemetry/run.jsonl", 10, "…run.jsonl"],
])("the end of a long path is kept: %s in %d", (path, width, shown) => {
  expect(shortPath(path, width)).toBe(shown);
  expect(shown.length).toBeLessThanOrEqual(width);
});
