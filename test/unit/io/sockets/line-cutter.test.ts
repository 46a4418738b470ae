// Whatever the network cuts a stream into, the same lines come out, and none is lost.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineCutter, type Cut } from "../../../../src/io/sockets/line-cutter.ts";

/** Blocks of a text, cut at some places. */
function blocks(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [
    0,
    ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b),
    bytes.length,
  ];
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end));
}

/** The lines that come out, those over the limit put together again and marked. */
function linesOf(cuts: readonly Cut[]): string[] {
  const lines: string[] = [];
  let long: string[] = [];
  for (const cut of cuts) {
    const text = Buffer.from(cut.bytes).toString("latin1");
    if (cut.kind === "lines") {
      expect(long).toEqual([]);
      lines.push(...text.split("\n").slice(0, -1));
    } else {
      long.push(text);
      if (!cut.isLast) continue;
      lines.push(`long ${long.join("")}`);
      long = [];
    }
  }
  return lines;
}

const texts = fc.array(
  fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 12 }),
    fc.nat(30).map((n) => "x".repeat(n)),
  ),
  { maxLength: 12 },
);

describe("lines", () => {
  test("are the same however a stream is cut", () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat()), fc.boolean(), (lines, cuts, isTorn) => {
        const limit = 10;
        const text = lines.map((line) => `${line}\n`).join("") + (isTorn ? "torn" : "");
        const budget = { free: 1 << 20 };
        const cutter = new LineCutter(limit, budget);
        const found: Cut[] = [];
        for (const block of blocks(Buffer.from(text), cuts)) found.push(...cutter.push(block, 5));
        expect(cutter.unfinishedSince).toBe(isTorn ? 5 : Number.POSITIVE_INFINITY);
        expect(linesOf(found)).toEqual(
          lines.map((line) => (line.length > limit ? `long ${line}` : line)),
        );
        const rest = cutter.end();
        expect(rest && Buffer.from(rest.bytes).toString()).toBe(isTorn ? "torn" : undefined);
        expect(budget.free).toBe(1 << 20);
      }),
      { numRuns: 500 },
    );
  });

  test("that are unfinished keep the time they began", () => {
    const cutter = new LineCutter(100, { free: 1000 });
    const push = (text: string, now: number) => {
      expect([...cutter.push(Buffer.from(text), now)].length).toBeLessThan(3);
      return cutter.unfinishedSince;
    };
    expect(push("a", 1)).toBe(1);
    expect(push("b", 2)).toBe(1);
    expect(push("c\nd", 3)).toBe(3);
    expect(push("e", 4)).toBe(3);
    cutter.restart(9);
    expect(cutter.unfinishedSince).toBe(9);
    expect(push("\n", 10)).toBe(Number.POSITIVE_INFINITY);
    cutter.restart(11);
    expect(cutter.unfinishedSince).toBe(Number.POSITIVE_INFINITY);
  });

  test("of all connections have a budget together, and each a share of its own", () => {
    const budget = { free: 1 << 17 };
    const first = new LineCutter(1 << 30, budget);
    const second = new LineCutter(1 << 30, budget);
    const part = Buffer.alloc(1 << 16, "x");
    expect([...first.push(part, 0)]).toEqual([]);
    expect([...first.push(part, 0)]).toEqual([]);
    expect(budget.free).toBe(0);
    expect([...second.push(part.subarray(1), 0)]).toEqual([]);
    // There is no more room: what is held comes as the first part of a line that is too long.
    const cuts = [...first.push(part, 0)];
    expect(cuts.map(({ kind, bytes }) => [kind, bytes.length])).toEqual([
      ["part", 1 << 17],
      ["part", 1 << 16],
    ]);
    expect(budget.free).toBe((1 << 17) - part.length + 1);
    expect(linesOf([...cuts, ...first.push(Buffer.from("y\nz\n"), 0)])).toEqual([
      `long ${"x".repeat(3 << 16)}y`,
      "z",
    ]);
    expect([...second.push(Buffer.from("\n"), 0)].map(({ kind }) => kind)).toEqual(["lines"]);
  });
});
