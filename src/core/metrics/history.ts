import type { Family } from "./family.ts";
import type { FamilySeries } from "./fold.ts";
import type { Series } from "./series.ts";

/** What a series was from a time on. */
export interface Point {
  /** Epoch ms. */
  readonly time: number;
  /** Events, or values of a histogram. */
  readonly count: number;
  readonly level: number;
  /** In the field's own unit. */
  readonly sum: number;
  readonly buckets: Float64Array;
}

/** A series and when it changed. */
export interface PastSeries {
  readonly labels: readonly string[];
  readonly points: readonly Point[];
}

/** A family and its series over time. */
export interface PastFamily {
  readonly family: Family;
  readonly size: number;
  readonly series: readonly PastSeries[];
}

/** Remembers when series change; what stays the same takes no room. */
export class History {
  readonly #families = new Map<
    Family,
    { readonly size: number; readonly of: Map<Series, Point[]> }
  >();
  readonly #times: number[] = [];

  /** Epoch ms of all moments so far. */
  get times(): readonly number[] {
    return this.#times;
  }

  /** @param time later than the one before, epoch ms */
  record(time: number, families: readonly FamilySeries[]): void {
    this.#times.push(time);
    for (const { family, size, series } of families) {
      if (family.origins[0]!.kind === "exporter") continue;
      let its = this.#families.get(family);
      if (!its) this.#families.set(family, (its = { size, of: new Map() }));
      for (const one of series) {
        const points = its.of.get(one);
        if (!points) its.of.set(one, [pointOf(one, time)]);
        else if (hasChanged(one, points.at(-1)!)) points.push(pointOf(one, time));
      }
    }
  }

  families(): PastFamily[] {
    return [...this.#families].map(([family, { size, of }]) => ({
      family,
      size,
      series: [...of].map(([{ labels }, points]) => ({ labels, points })),
    }));
  }
}

const hasChanged = (series: Series, { count, level }: Point): boolean =>
  series.count !== count || !Object.is(series.level, level);

const pointOf = ({ count, level, sum, buckets }: Series, time: number): Point => ({
  time,
  count,
  level,
  sum: sum.value(),
  buckets: buckets.slice(),
});
