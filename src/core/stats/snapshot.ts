import type { Outcome } from "../../contract/schema.ts";
import type { DistributionData } from "./distribution.ts";

/** Lines and what became of them: `lines = events + filtered + invalid + unreadable + blank` always holds. */
export interface Totals {
  inputs: number;
  bytes: number;
  lines: number;
  /** Events that are counted. */
  events: number;
  /** Events that were not asked for. */
  filtered: number;
  /** Events that fail the contract and are set aside. */
  invalid: number;
  /** Events that fail the contract and are counted all the same, as that was asked for. */
  irregular: number;
  /** Lines that are no event: no JSON object, longer than the limit, or not even text. */
  unreadable: number;
  blank: number;
}

/** Events of a name and source. */
export interface CountData {
  readonly event: string;
  /** "" if it has none. */
  readonly source: string;
  readonly count: number;
}

/** What tells the parts of a series apart: the value of each label. */
export type Labels = Readonly<Record<string, string>>;

/** A numeric field of an event, or the time between the edges of a span. */
export interface SeriesData {
  readonly event: string;
  /** Dotted path in the payload; "" for the time between a span's edges. */
  readonly field: string;
  readonly unit: string;
  readonly type: "counter" | "gauge" | "histogram";
  /** Name asked for by the schema, for metrics; "" if none. */
  readonly name: string;
  readonly bounds: readonly number[];
  /** Values that were taken from the times of a span's edges, as the field was not there. */
  readonly fromEdges: number;
  readonly parts: readonly (DistributionData & { readonly labels: Labels })[];
  /** By cycle (see cycleBin): how many, and doubles that add up to the sum; of gauges. */
  readonly trend: readonly (readonly [
    bin: number,
    count: number,
    sum: readonly (number | null)[],
  ])[];
}

/** A field with few values: how often each is there. */
export interface ValuesData {
  readonly event: string;
  readonly field: string;
  readonly outcome: Outcome | undefined;
  readonly name: string;
  readonly counts: readonly (readonly [value: string, count: number])[];
  /** Events without it, or where it is redacted. */
  readonly missing: number;
  /** Events with other values, where there are too many of them. */
  readonly others: number;
}

/** A place of a line. */
export interface Spot {
  readonly file: string;
  readonly line: number;
}

/** A span that took long. */
export interface SlowData extends Spot {
  readonly span: string;
  readonly ms: number;
  readonly event: string;
  readonly run: string;
  /** null if it has none. */
  readonly cycle: number | null;
  /** The command or tool, "" if it does not say. */
  readonly what: string;
}

/** Errors of one class whose messages have one shape. */
export interface ErrorData {
  readonly event: string;
  readonly exception: string;
  readonly message: string;
  readonly count: number;
  /** Of which failures, by the event's outcome. */
  readonly failures: number;
  readonly first: Spot;
}

/** An edge whose other one has not been seen. NaN is null. */
export interface EdgeData extends Spot {
  readonly cycle: number | null;
  /** null if it has none. */
  readonly key: number | string | null;
  readonly time: number | null;
}

/** An end without a start: what it adds once its start is found before it. */
export interface EndData extends EdgeData {
  readonly event: string;
  /** The field of the series it belongs to. */
  readonly field: string;
  /** Whether its duration is still to be told by the times. */
  readonly isUntimed: boolean;
  readonly labels: Labels;
  readonly what: string;
}

export interface SpanData {
  readonly name: string;
  readonly open: readonly EdgeData[];
  /** Starts beyond the limit, which are not remembered. */
  readonly lost: number;
  readonly ends: readonly EndData[];
}

export interface RunData {
  readonly id: string;
  readonly events: number;
  /** Epoch ms; null if no event had a readable time. */
  readonly first: number | null;
  readonly last: number | null;
  /** First and last of ranges, in turn. */
  readonly cycles: readonly number[];
  /** The first cycle with an accepting decision. */
  readonly accepted: number | null;
  /** The last decision, "" for none. */
  readonly verdict: string;
  readonly decidedAt: number | null;
  readonly spans: readonly SpanData[];
}

/** Events that share the values of --by. */
export interface GroupData {
  readonly key: readonly string[];
  readonly count: number;
  readonly failures: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly values: DistributionData;
}

export interface GroupsData {
  readonly by: readonly string[];
  /** The field whose values are told of, "" for durations of any event, ms. */
  readonly field: string;
  readonly groups: readonly GroupData[];
  /** Events of groups beyond the limit. */
  readonly others: number;
}

/**
 * All that is known of some lines, as plain data. Snapshots add up: what is known of two logs one after the other is the
 * same as of their snapshots, merged.
 */
export interface Snapshot {
  readonly format: "telemetry-stats";
  readonly version: 1;
  readonly accuracy: number;
  readonly totals: Readonly<Totals>;
  readonly first: number | null;
  readonly last: number | null;
  readonly counts: readonly CountData[];
  readonly series: readonly SeriesData[];
  readonly values: readonly ValuesData[];
  readonly slowest: readonly SlowData[];
  readonly errors: readonly ErrorData[];
  /** Errors of kinds beyond the limit. */
  readonly otherErrors: number;
  readonly runs: readonly RunData[];
  readonly groups: GroupsData | null;
}

/** JSON has no NaN and no infinity. */
export const orNull = (number: number): number | null => (Number.isFinite(number) ? number : null);
export const orNaN = (number: number | null): number => number ?? Number.NaN;
