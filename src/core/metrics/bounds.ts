import type { Schema } from "../../contract/schema.ts";

/** From 0.01 s to an hour, ms: what agents do takes longer than what servers do. */
const times = [
  10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  1_800_000, 3_600_000,
];
/** Of a range that is known. */
const shares = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];
/** Of numbers that may be anything. */
const numbers = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000, 1_000_000];

/** Bounds of buckets where a schema gives none, by unit. */
const byUnit: Readonly<Record<string, readonly number[]>> = {
  ms: times,
  s: times.map((ms) => ms / 1000),
  By: [256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216],
  "tokens/s": [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
};

/** Bounds of buckets of a number, in its own unit. */
export function boundsOf({ minimum, maximum, ...field }: Schema): readonly number[] {
  const own = field["x-metric"]?.buckets ?? byUnit[field["x-unit"] ?? ""];
  if (own) return own;
  const most = Math.max(Math.abs(minimum ?? Number.NaN), Math.abs(maximum ?? Number.NaN));
  return most > 0 && most < Number.POSITIVE_INFINITY
    ? shares.map((share) => Number((share * most).toPrecision(12)))
    : numbers;
}

/** Bounds of times in ms. */
export const timeBounds: readonly number[] = times;

/** The bucket a value falls into: the first whose upper bound is not below it, one past the last if none is. */
export function bucketOf(value: number, bounds: readonly number[]): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > bounds[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}
