import { describe, expect, test } from "vitest";
import { Distribution } from "../../../../src/core/stats/distribution.ts";
import { rankTest } from "../../../../src/core/stats/rank-test.ts";

const dataOf = (values: readonly number[]) => {
  const its = new Distribution([]);
  for (const value of values) its.add(value);
  return its.data();
};
/** Powers that are far enough apart to be no ties. */
const spread = (from: number, step: number, count: number) =>
  Array.from({ length: count }, (_, i) => 1.05 ** (from + i * step));

describe("rankTest", () => {
  // scipy.stats.mannwhitneyu(x, y, method="asymptotic"), x and y by their exponents.
  test.each([
    [spread(0, 2, 20), spread(1, 2, 20), 0.797197],
    [spread(0, 2, 20), spread(11, 2, 20), 0.010581],
    [spread(0, 1, 25), spread(3, 1, 40), 0.000515],
    [spread(0, 0, 25), spread(0, 1, 30), 0],
    [spread(0, 3, 30), spread(20, 2, 40), 0.019378],
  ])("%# as scipy has it", (a, b, p) => {
    expect(rankTest(dataOf(a), dataOf(b))).toBeCloseTo(p, 5);
  });

  test("is the same either way", () => {
    const a = dataOf(spread(0, 3, 30));
    const b = dataOf(spread(20, 2, 40));
    expect(rankTest(a, b)).toBeCloseTo(rankTest(b, a)!, 12);
  });

  test("of one value everywhere is certain", () => {
    const a = dataOf(Array.from({ length: 30 }, () => 7));
    expect(rankTest(a, a)).toBe(1);
  });

  test("of few values says nothing", () => {
    expect(rankTest(dataOf(spread(0, 1, 19)), dataOf(spread(0, 1, 100)))).toBeUndefined();
  });
});
