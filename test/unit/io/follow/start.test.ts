// Where reading begins, held against a reference that splits the whole text.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { offsetOf, type Start } from "../../../../src/io/follow/start.ts";
import { linesOf, withFile } from "./files.ts";

const seed = 20_260_303;

/** What is read of a file from a start on. */
const read = (text: string, start: Start): Promise<string> =>
  withFile(text, (fd) => {
    const bytes = Buffer.from(text);
    return bytes.subarray(offsetOf(fd, bytes.length, start)).toString();
  });

const isUnfinished = (text: string): boolean => text !== "" && !text.endsWith("\n");

/** The same by splitting. Of no lines an unfinished one is left, as it is still to come. */
function expected(text: string, start: Start): string {
  const lines = linesOf(text);
  if ("from" in start) return lines.slice(Math.max(0, start.from - 1)).join("");
  const { last, counts } = start;
  if (last === 0) return isUnfinished(text) ? lines.at(-1)! : "";
  if (!counts) return lines.slice(-last).join("");
  const chosen = lines.flatMap((line, i) => {
    const isWhole = line.endsWith("\n");
    return isWhole && counts(Buffer.from(line.slice(0, -1))) ? [i] : [];
  });
  const first = chosen.at(-Math.min(last, chosen.length));
  if (first === undefined) return isUnfinished(text) ? lines.at(-1)! : "";
  return lines.slice(first).join("");
}

const long = "x".repeat(100_000);

describe("the last lines", () => {
  test.each<[string, number, string]>([
    ["", 0, ""],
    ["", 3, ""],
    ["\n", 0, ""],
    ["\n", 1, "\n"],
    ["\n\n\n", 2, "\n\n"],
    ["a\nb\nc\n", 0, ""],
    ["a\nb\nc\n", 1, "c\n"],
    ["a\nb\nc\n", 2, "b\nc\n"],
    ["a\nb\nc\n", 3, "a\nb\nc\n"],
    ["a\nb\nc\n", 100, "a\nb\nc\n"],
    ["a\nb\nc", 0, "c"],
    ["a\nb\nc", 1, "c"],
    ["a\nb\nc", 2, "b\nc"],
    ["a", 0, "a"],
    ["a", 1, "a"],
    ["\na", 1, "a"],
  ])("of %j, %d: %j", async (text, last, rest) => {
    expect(await read(text, { last })).toBe(rest);
  });

  test.each<[string, string, number, string]>([
    ["one line longer than a block", `a\n${long}\n`, 1, `${long}\n`],
    ["the one before it", `a\n${long}\n`, 2, `a\n${long}\n`],
    ["an unfinished one", `a\n${long}${long}`, 1, long + long],
    ["an unfinished one, of none", `a\n${long}${long}`, 0, long + long],
    ["several", `${long}\n${long}\nb\n`, 2, `${long}\nb\n`],
  ])("%s", async (_, text, last, rest) => {
    expect((await read(text, { last })) === rest).toBe(true);
  });
});

describe("from a line", () => {
  test.each<[string, number, string]>([
    ["", 1, ""],
    ["", 5, ""],
    ["a\nb\nc", 0, "a\nb\nc"],
    ["a\nb\nc", 1, "a\nb\nc"],
    ["a\nb\nc", 2, "b\nc"],
    ["a\nb\nc", 3, "c"],
    ["a\nb\nc", 4, ""],
    ["a\nb\nc\n", 4, ""],
    ["a\nb\nc\n", 100, ""],
    [`${long}\nb\n`, 2, "b\n"],
  ])("of %.20j, %d", async (text, from, rest) => {
    expect(await read(text, { from })).toBe(rest);
  });
});

/** Lines that hold a y are counted. */
const counts = (line: Uint8Array): boolean => {
  expect(line.includes(0x0a)).toBe(false);
  return line.includes("y".charCodeAt(0));
};

describe("the last lines that are counted", () => {
  test.each<[string, number, string]>([
    ["y1\nn\ny2\nn\n", 1, "y2\nn\n"],
    ["y1\nn\ny2\nn\n", 2, "y1\nn\ny2\nn\n"],
    ["n\ny1\nn\ny2\nn\n", 9, "y1\nn\ny2\nn\n"],
    ["n\nn\n", 1, ""],
    ["n\nn\ny", 1, "y"],
    ["y1\nn\nn", 1, "y1\nn\nn"],
    ["y1\ny2\n", 0, ""],
    ["\ny1\n\n", 1, "y1\n\n"],
    ["", 2, ""],
  ])("of %j, %d: %j", async (text, last, rest) => {
    expect(await read(text, { last, counts })).toBe(rest);
  });

  test("are handed over whole, also over several blocks", async () => {
    const lines = [10, 200_000, 65_535, 65_536, 65_537, 0, 3].map((length) =>
      Array.from({ length }, (_, i) => i % 97)
        .join("")
        .slice(0, length),
    );
    const seen: string[] = [];
    const rest = await read(`${lines.join("\n")}\n`, {
      last: 100,
      counts: (line) => seen.push(Buffer.from(line).toString()) < 0,
    });
    expect(seen.map(({ length }) => length)).toEqual(
      lines.map(({ length }) => length).toReversed(),
    );
    expect(seen.toReversed().join("\n") === lines.join("\n")).toBe(true);
    expect(rest).toBe("");
  });
});

test("whatever a file holds, lines are those that splitting gives", async () => {
  const line = fc.oneof(
    { weight: 8, arbitrary: fc.stringMatching(/^[ny]{0,4}$/) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom("n", "y"), fc.integer({ min: 65_500, max: 65_570 }))
        .map(([unit, length]) => unit.repeat(length)),
    },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }).map((n) => "n".repeat(n * 65_536 - 1)) },
  );
  const text = fc
    .tuple(fc.array(line, { maxLength: 10 }), fc.constantFrom("", "\n"))
    .map(([lines, end]) => (lines.length === 0 ? "" : lines.join("\n") + end));
  const number = fc.integer({ min: 0, max: 12 });
  const start: fc.Arbitrary<Start> = fc.oneof(
    number.map((last) => ({ last })),
    number.map((last) => ({ last, counts })),
    number.map((from) => ({ from })),
  );
  await fc.assert(
    fc.asyncProperty(text, start, async (its, where) => {
      const rest = await read(its, where);
      const right = expected(its, where);
      if (rest !== right) expect(rest.length).toBe(right.length);
      expect(rest === right).toBe(true);
    }),
    { seed, numRuns: 400 },
  );
});

test("a file that has shrunk meanwhile is begun at its end", async () => {
  await withFile("a\nb\n", (fd) => {
    expect(offsetOf(fd, 1000, { last: 1 })).toBe(4);
  });
});
