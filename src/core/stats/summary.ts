import { Distribution, type DistributionData } from "./distribution.ts";
import { ExactSum } from "./exact-sum.ts";
import { quantilesOf } from "./sketch.ts";

/** Numbers in short. What is not known of no numbers is null, as is a sum beyond the range of doubles. */
export interface Summary {
  readonly count: number;
  readonly sum: number | null;
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** By percentile, within the relative error of the sketch. */
  readonly percentiles: Readonly<Record<string, number>>;
}

export const sumOf = (data: readonly (number | null)[]): number => {
  const sum = new ExactSum();
  sum.addData(data);
  return sum.value();
};

const finite = (number: number): number | null => (Number.isFinite(number) ? number : null);

/** @param percentiles from 0 to 100 */
export function summaryOf(data: DistributionData, percentiles: readonly number[]): Summary {
  const { count, min, max } = data;
  const sum = finite(sumOf(data.sum));
  const at = count > 0 ? quantilesOf(data, min!, max!, data.isWhole) : undefined;
  return {
    count,
    sum: count > 0 ? sum : null,
    mean: count > 0 && sum !== null ? sum / count : null,
    min,
    max,
    percentiles: at
      ? Object.fromEntries(percentiles.map((each) => [`p${each}`, at(each / 100)]))
      : {},
  };
}

/** Distributions put together. */
export function together(parts: readonly DistributionData[]): DistributionData {
  const buckets = Math.max(1, ...parts.map((part) => part.buckets.length));
  const whole = new Distribution(Array.from({ length: buckets - 1 }, (_, i) => i));
  for (const part of parts) whole.addData(part);
  return whole.data();
}
