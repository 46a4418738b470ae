import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { align } from "../../../../src/core/timeline/align.ts";

/** The length of the longest common subsequence, by its definition. */
function longest(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const rest = longest(a.slice(1), b);
  const at = b.indexOf(a[0]!);
  return at < 0 ? rest : Math.max(rest, 1 + longest(a.slice(1), b.slice(at + 1)));
}

const keys = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 7 });

describe("align", () => {
  test("pairs as many as possible, in order, and leaves none out", () => {
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        const pairs = align(a, b);
        const both = pairs.filter((pair) => pair.a !== undefined && pair.b !== undefined);
        expect(pairs.flatMap((pair) => pair.a ?? [])).toEqual(a.map((_, i) => i));
        expect(pairs.flatMap((pair) => pair.b ?? [])).toEqual(b.map((_, i) => i));
        for (const pair of both) expect(a[pair.a!]).toBe(b[pair.b!]);
        expect(both).toHaveLength(longest(a, b));
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test("long lists that have nothing in common take no table", () => {
    const a = Array.from({ length: 20_000 }, (_, n) => `a${n}`);
    const b = Array.from({ length: 20_000 }, (_, n) => `b${n}`);
    expect(align(a, b)).toHaveLength(40_000);
  });
});
