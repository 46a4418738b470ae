import { DDSketch } from "@datadog/sketches-js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Distribution } from "../../../../src/core/stats/distribution.ts";
import { accuracy, quantilesOf, rankOf, valuesOf } from "../../../../src/core/stats/sketch.ts";

const double = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
const shares = [0, 0.01, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999, 1];

const distributionOf = (values: readonly number[], bounds: readonly number[] = []) => {
  const its = new Distribution(bounds);
  for (const value of values) its.add(value);
  return its.data();
};

describe("Distribution", () => {
  test("quantiles are within the error of the exact ones", () => {
    fc.assert(
      fc.property(fc.array(double, { minLength: 1, maxLength: 200 }), (values) => {
        const data = distributionOf(values);
        const at = quantilesOf(data, data.min!, data.max!);
        const sorted = values.toSorted((a, b) => a - b);
        for (const share of shares) {
          const exact = sorted[rankOf(share, values.length)]!;
          const off = Math.abs(at(share) - exact);
          expect(off).toBeLessThanOrEqual(Math.abs(exact) * accuracy * (1 + 1e-9) + 1e-300);
        }
      }),
    );
  });

  test("quantiles are those of the library", () => {
    fc.assert(
      fc.property(fc.array(double, { minLength: 1, maxLength: 100 }), (values) => {
        const data = distributionOf(values);
        const at = quantilesOf(data, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
        const sketch = new DDSketch({ relativeAccuracy: accuracy });
        for (const value of values) sketch.accept(value);
        for (const share of shares.slice(1, -1)) {
          // It takes the value below a rank that lies between two.
          const their = (rankOf(share, values.length) + 0.5) / (values.length - 1);
          if (their <= 1) expect(at(share)).toBe(sketch.getValueAtQuantile(their));
        }
      }),
    );
  });

  test("counts are kept where keys cross zero", () => {
    const whole = new Distribution([]);
    whole.addData(distributionOf([0.3, 0.5, 0.9, 1]));
    whole.addData(distributionOf([0.2, 1, 1.001, 40]));
    expect(valuesOf(whole.data()).reduce((sum, [, count]) => sum + count, 0)).toBe(8);
  });

  test("buckets hold what lies at or below their bounds", () => {
    expect(distributionOf([0, 1, 1.5, 2, 9], [1, 2, 5]).buckets).toEqual([2, 2, 0, 1]);
  });

  test("zero and what is near it are zero", () => {
    expect(valuesOf(distributionOf([0, -0, 1e-310]))).toEqual([[0, 3]]);
  });

  test("the largest and the smallest numbers have their places", () => {
    const data = distributionOf([Number.MAX_VALUE, 1e-300, -Number.MAX_VALUE]);
    expect(data.count).toBe(3);
    expect(quantilesOf(data, data.min!, data.max!)(1)).toBe(Number.MAX_VALUE);
  });
});
