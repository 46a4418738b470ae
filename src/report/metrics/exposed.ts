import type { Family } from "../../core/metrics/family.ts";
import type { FamilySeries } from "../../core/metrics/fold.ts";
import type { Series } from "../../core/metrics/series.ts";
import type { Exposed, ExposedSeries } from "./exposition.ts";

/** Families of a fold, to be written. */
export const exposedOf = (families: readonly FamilySeries[]): Exposed[] =>
  families.map(({ family, size, series }) => ({
    head: family,
    series: seriesOf(series, valueOf(family, size), size),
  }));

/** What is known of a series. */
interface State {
  readonly count: number;
  readonly level: number;
  /** In the field's own unit. */
  readonly sum: number;
}

/** What the value of a series of this family is, in the base unit. */
export function valueOf({ type, origins }: Family, size: number): (state: State) => number {
  if (type === "gauge") return ({ level }) => level * size;
  const isSum = type === "counter" && origins[0]!.kind === "number";
  return isSum ? ({ sum }) => sum * size : ({ count }) => count;
}

function* seriesOf(
  all: Iterable<Series>,
  value: (state: State) => number,
  size: number,
): Generator<ExposedSeries> {
  for (const { labels, buckets, count, level, sum: exact, lastRuns, lastValues } of all) {
    const sum = exact.value();
    yield {
      labels,
      value: value({ count, level, sum }),
      buckets,
      sum: sum * size,
      count,
      exemplar(bucket) {
        const run = lastRuns[bucket];
        return run === undefined ? undefined : { run, value: lastValues[bucket]! * size };
      },
    };
  }
}
