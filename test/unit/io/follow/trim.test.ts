// The lines of streams that are wanted, held against a reference that splits the whole text.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trimmed } from "../../../../src/io/follow/trim.ts";
import type { Start } from "../../../../src/io/follow/start.ts";
import { piecesOf, type Piece } from "../../../../src/io/pieces.ts";
import { linesOf } from "./files.ts";

const limit = 10;

/** Blocks in one and the same memory, as a reader of files gives them. */
async function* blocksOf(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  const block = Buffer.alloc(size);
  for (let at = 0; at < bytes.length; at += size) {
    const length = bytes.copy(block, 0, at, at + size);
    yield block.subarray(0, length);
  }
}

/** What is left of a stream; a line over the limit is shown as its length. */
async function read(text: string, start: Start, size = 7): Promise<string> {
  let shown = "";
  for await (const piece of trimmed(piecesOf(blocksOf(text, size), limit), start)) {
    shown += pieceText(piece);
  }
  return shown;
}

const pieceText = (piece: Piece): string =>
  piece.kind === "long" ? `(long)\n` : Buffer.from(piece.bytes).toString();

const isLong = (line: string): boolean => line.replace(/\n$/, "").length > limit;

function expected(text: string, start: Start): string {
  const shown = (lines: string[]) =>
    lines.map((line) => (isLong(line) ? "(long)\n" : line)).join("");
  const lines = linesOf(text);
  if ("from" in start) return shown(lines.slice(Math.max(0, start.from - 1)));
  const { last, counts } = start;
  // Of a line over the limit nothing is known: it is one that is counted.
  const chosen = lines.filter(
    (line) => isLong(line) || !counts || counts(Buffer.from(line.replace(/\n$/, ""))),
  );
  return last === 0 ? "" : shown(chosen.slice(-last));
}

const counts = (line: Uint8Array): boolean => line.includes("y".charCodeAt(0));

describe("a stream", () => {
  test.each<[string, Start, string]>([
    ["a\nb\nc\n", { from: 1 }, "a\nb\nc\n"],
    ["a\nb\nc\n", { from: 0 }, "a\nb\nc\n"],
    ["a\nb\nc\n", { from: 2 }, "b\nc\n"],
    ["a\nb\nc", { from: 3 }, "c"],
    ["a\nb\nc", { from: 4 }, ""],
    ["a\nb\nc\n", { last: 0 }, ""],
    ["a\nb\nc\n", { last: 2 }, "b\nc\n"],
    ["a\nb\nc", { last: 2 }, "b\nc"],
    ["a\nb\nc", { last: 9 }, "a\nb\nc"],
    ["", { last: 2 }, ""],
    ["", { from: 2 }, ""],
    ["y\nn\ny\nn\n", { last: 1, counts }, "y\n"],
    ["y\nn\ny\nn\n", { last: 2, counts }, "y\ny\n"],
    ["y\nn\ny\nny", { last: 2, counts }, "y\nny"],
    ["n\nn\n", { last: 2, counts }, ""],
    ["a\nline over limit\nb\n", { last: 2 }, "(long)\nb\n"],
    ["a\nline over limit\nb\n", { last: 1 }, "b\n"],
    ["a\nline over limit\nb\n", { from: 2 }, "(long)\nb\n"],
    ["a\nline over limit\nb\n", { from: 3 }, "b\n"],
    ["n\nline over limit\nn\n", { last: 3, counts }, "(long)\n"],
  ])("%j, %j: %j", async (text, start, left) => {
    for (const size of [1, 2, 3, 100]) expect(await read(text, start, size)).toBe(left);
  });

  test("is left as splitting says, whatever it holds and however it is cut", async () => {
    const text = fc
      .tuple(
        fc.array(fc.stringMatching(/^[ny]{0,12}$/), { maxLength: 12 }),
        fc.constantFrom("", "\n"),
      )
      .map(([lines, end]) => (lines.length === 0 ? "" : lines.join("\n") + end));
    const number = fc.integer({ min: 0, max: 14 });
    const start: fc.Arbitrary<Start> = fc.oneof(
      number.map((last) => ({ last })),
      number.map((last) => ({ last, counts })),
      number.map((from) => ({ from })),
    );
    await fc.assert(
      fc.asyncProperty(text, start, fc.integer({ min: 1, max: 40 }), async (its, where, size) => {
        expect(await read(its, where, size)).toBe(expected(its, where));
      }),
      { seed: 20_260_303, numRuns: 1000 },
    );
  });

  test("has no pieces without lines", async () => {
    for await (const piece of trimmed(piecesOf(blocksOf("y\nn\nn\nn\n", 2), limit), {
      last: 5,
      counts,
    })) {
      expect(pieceText(piece)).not.toBe("");
    }
  });
});
