import { bucketOf } from "./bounds.ts";
import { ExactSum } from "../stats/exact-sum.ts";
import type { Family } from "./family.ts";

/** One series of a family: a value of each label. */
export class Series {
  /** In the order of the family's labels. */
  readonly labels: readonly string[];
  /** Events, or values of a histogram. */
  count = 0;
  /** The last value of a gauge; NaN until there is one. */
  level = Number.NaN;
  /** Sum of the values, in the field's own unit. */
  readonly sum = new ExactSum();
  /** Values at or below each bound and above the one before it; those above all at the end. Empty for no histogram. */
  readonly buckets: Float64Array;
  /** The run and value that came last, by bucket; of a counter the only one. */
  readonly lastRuns: (string | undefined)[] = [];
  readonly lastValues: number[] = [];

  constructor(labels: readonly string[], buckets: number) {
    this.labels = labels;
    this.buckets = new Float64Array(buckets);
  }

  addEvent(run: string): void {
    this.count++;
    this.lastRuns[0] = run;
    this.lastValues[0] = 1;
  }

  addAmount(value: number, run: string): void {
    this.count++;
    this.sum.add(value);
    this.lastRuns[0] = run;
    this.lastValues[0] = value;
  }

  /** @param bounds the upper ones, in the unit of the value */
  observe(value: number, bounds: readonly number[], run: string): void {
    const bucket = bucketOf(value, bounds);
    this.count++;
    this.sum.add(value);
    this.buckets[bucket]!++;
    this.lastRuns[bucket] = run;
    this.lastValues[bucket] = value;
  }
}

/** The series of one family. */
export class Table implements Iterable<Series> {
  readonly family: Family;
  /** How many of the base unit one of the fields' own unit is. */
  readonly size: number;
  readonly #series = new Map<string, Series>();

  constructor(family: Family, size = 1) {
    this.family = family;
    this.size = size;
    for (const labels of family.initial) this.at(labels);
  }

  /** The series of these labels; texts of labels have no control characters. */
  at(labels: readonly string[]): Series {
    const key = labels.join("\n");
    const known = this.#series.get(key);
    if (known) return known;
    const { type, buckets } = this.family;
    const series = new Series(labels, type === "histogram" ? buckets.length + 1 : 0);
    this.#series.set(key, series);
    return series;
  }

  [Symbol.iterator](): IterableIterator<Series> {
    return this.#series.values();
  }
}
