import { valuesOf, type SketchData } from "./sketch.ts";

/** Values of each side below which nothing is said of significance. */
const fewest = 20;

/**
 * The probability that two samples of one distribution differ in rank as much as these (Mann and Whitney's U, two-sided, with
 * the normal approximation and its correction for ties). Values within the sketch's error of each other are ties.
 * @returns undefined for samples that are too small
 */
export function rankTest(a: SketchData, b: SketchData): number | undefined {
  const left = valuesOf(a);
  const right = valuesOf(b);
  const n = total(left);
  const m = total(right);
  if (n < fewest || m < fewest) return undefined;
  const all = new Map<number, [number, number]>();
  for (const [value, count] of left) all.set(value, [count, 0]);
  for (const [value, count] of right) all.set(value, [all.get(value)?.[0] ?? 0, count]);
  let below = 0;
  let u = 0;
  let ties = 0;
  for (const [, [ofA, ofB]] of [...all].toSorted(([x], [y]) => x - y)) {
    u += ofB * (below + ofA / 2);
    below += ofA;
    const tied = ofA + ofB;
    ties += tied ** 3 - tied;
  }
  const size = n + m;
  const variance = ((n * m) / 12) * (size + 1 - ties / (size * (size - 1)));
  if (!(variance > 0)) return 1;
  const distance = Math.max(0, Math.abs(u - (n * m) / 2) - 0.5);
  return tail(distance / Math.sqrt(variance));
}

const total = (values: readonly (readonly [number, number])[]): number =>
  values.reduce((sum, [, count]) => sum + count, 0);

/** The chance of a standard normal that far from 0 on either side (Abramowitz and Stegun 7.1.26, error below 1.5e-7). */
function tail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.min(1, series * Math.exp(-x * x));
}
