import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ExactSum } from "../../../../src/core/stats/exact-sum.ts";

const sumOf = (values: readonly number[]): ExactSum => {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum;
};

/** Every double is a whole number of 2^-1074. */
const exact = (value: number): bigint => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const size = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return bits >> 63n ? -size : size;
};

const double = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });

describe("ExactSum", () => {
  test.each([
    [[], 0],
    [[0.1, 0.2, 0.3], 0.6],
    [[1e100, 1, -1e100], 1],
    [[1, 2 ** -53, 2 ** -106], 1 + 2 ** -52],
    [[1, 2 ** -53], 1],
    [Array.from({ length: 10 }, () => 0.1), 1],
  ])("%j is %d", (values, sum) => expect(sumOf(values).value()).toBe(sum));

  test("is the nearest double to the true sum", () => {
    fc.assert(
      fc.property(fc.array(double, { maxLength: 40 }), (values) => {
        const value = sumOf(values).value();
        const total = values.reduce((sum, each) => sum + exact(each), 0n);
        const error = (to: number): bigint => {
          const off = exact(to) - total;
          return off < 0n ? -off : off;
        };
        const ulp = Math.max(Math.abs(value) * 2 ** -52, Number.MIN_VALUE);
        expect(error(value) <= error(value + ulp)).toBe(true);
        expect(error(value) <= error(value - ulp)).toBe(true);
      }),
    );
  });

  test("is the same in any order, and however it is cut", () => {
    fc.assert(
      fc.property(fc.array(double, { maxLength: 40 }), fc.nat(40), (values, at) => {
        const whole = sumOf(values).data();
        expect(sumOf(values.toReversed()).data()).toEqual(whole);
        const parts = sumOf(values.slice(0, at));
        parts.addData(sumOf(values.slice(at)).data());
        expect(parts.data()).toEqual(whole);
      }),
    );
  });

  test("says so when it leaves the range of doubles", () => {
    const sum = sumOf([1e308, 1e308]);
    expect(sum.value()).toBeNaN();
    expect(sum.data()).toEqual([null]);
    const other = sumOf([1]);
    other.addData(sum.data());
    expect(other.value()).toBeNaN();
  });
});
