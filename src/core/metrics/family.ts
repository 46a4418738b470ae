/** Where a family comes from. */
export type Origin =
  /** What every event has: its name and source, its run, cycle and time. */
  | { readonly kind: "envelope" }
  /** Events counted by the values of a field (x-metric of an enum, a boolean, a text or a code). */
  | { readonly kind: "values"; readonly event: string; readonly field: string }
  /** The same by what the values mean (x-outcome). */
  | { readonly kind: "outcomes"; readonly event: string; readonly field: string }
  /** A number (x-metric). */
  | { readonly kind: "number"; readonly event: string; readonly field: string }
  /** A gauge that may be negative: how far it goes up and down. */
  | { readonly kind: "change"; readonly event: string; readonly field: string }
  /** The time between the edges of a span (x-span) whose end does not tell its duration. */
  | { readonly kind: "edges"; readonly event: string; readonly span: string }
  /** Spans that have begun and not ended (x-span). */
  | { readonly kind: "span"; readonly span: string }
  /** The sidecar itself. */
  | { readonly kind: "exporter" };

/** A label of a family; its values are always few. */
export interface FamilyLabel {
  readonly name: string;
  /** Values known beforehand. What is neither one of them nor told apart is `other`. */
  readonly values: readonly string[];
  /** How many more values are told apart: 0 for a closed set. */
  readonly cap: number;
}

/** A metric family as /metrics shows it. */
export interface Family {
  /** As in the text format: counters end in `_total`; histograms have `_bucket`, `_sum` and `_count` behind it. */
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  /** Base unit: seconds, bytes, tokens_per_second; "" for none. */
  readonly unit: string;
  readonly help: string;
  readonly labels: readonly FamilyLabel[];
  /** Upper bounds of a histogram, in the base unit, without +Inf; else empty. */
  readonly buckets: readonly number[];
  /** More than one where schemas give several fields one name. */
  readonly origins: readonly Origin[];
  /** Series that are there from the start: a value of each label. */
  readonly initial: readonly (readonly string[])[];
}

/** What stands for all values that are not told apart. */
export const otherValue = "other";
/** What stands for a text that is not there. */
export const noValue = "none";
/** Values of a label that are told apart beside those known beforehand. */
export const labelCap = 100;

const mostInitial = 500;

/** All combinations of known values; none where a label has no known values, or there are too many. */
export function combinations(labels: readonly FamilyLabel[]): string[][] {
  const count = labels.reduce((product, { values }) => product * values.length, 1);
  if (count > mostInitial) return [];
  return labels.reduce<string[][]>(
    (all, { values }) => all.flatMap((before) => values.map((value) => [...before, value])),
    [[]],
  );
}
