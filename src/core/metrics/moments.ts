import type { PastSeries, Point } from "./history.ts";

/** How long nothing may happen, ms, before a series is left to end: as long as Prometheus looks back. */
const pause = 300_000;

/** A time from which on samples follow each other without a break. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The times when something happened, and a step before each: what a rate begins with. */
export function stretchesOf(times: readonly number[], step: number): readonly Stretch[] {
  const stretches: { from: number; to: number }[] = [];
  for (const time of times) {
    const last = stretches.at(-1);
    if (last && time - last.to <= Math.max(pause, 2 * step)) last.to = time;
    else stretches.push({ from: time - step, to: time });
  }
  return stretches;
}

/** A point and when it is told; undefined for a series that is not there yet, and is told as 0. */
export type Moment = readonly [time: number, point: Point | undefined];

/**
 * The samples of a series: one a step, as a scrape would have had them. A step before its first point it is 0, so that
 * its increase counts.
 */
export function* momentsOf(
  { points }: PastSeries,
  stretches: readonly Stretch[],
  step: number,
): Generator<Moment> {
  const begin = points[0]!.time - step;
  let at = -1;
  for (const { from, to } of stretches) {
    for (let time = from; time <= to; time += step) {
      while (at + 1 < points.length && points[at + 1]!.time <= time) at++;
      if (time >= begin) yield [time, points[at]];
    }
  }
}
