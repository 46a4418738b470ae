import type { DistributionData } from "./distribution.ts";
import { outcomeView } from "./outcomes.ts";
import type { Snapshot } from "./snapshot.ts";
import { quantilesOf } from "./sketch.ts";
import { sumOf, together } from "./summary.ts";

/** A figure that can be asked for: `p95(plan.step_completed.duration_ms)`. */
export interface FigureName {
  readonly function: string;
  readonly of: string;
}

export interface Figure {
  /** null if there is nothing to tell of. */
  readonly value: number | null;
  /** `ms`, `s`, `By`, `tokens/s`, `1`, "" for none, `share` for 0 to 1. */
  readonly unit: string;
}

const percentile = /^p(\d{1,2}(?:\.\d+)?|100)$/;

/** What is told of a numeric field. */
const ofField: Readonly<Record<string, (data: DistributionData) => number | null>> = {
  min: ({ min }) => min,
  max: ({ max }) => max,
  mean: ({ sum, count }) => (count > 0 ? sumOf(sum) / count : null),
  sum: ({ sum }) => sumOf(sum),
};

/** Names of what can be asked for. */
export const functions = ["p50", "p95", "min", "max", "mean", "sum", "count", "failures", "share"];

export const isFunction = (name: string): boolean =>
  percentile.test(name) || functions.includes(name);

/** Whether less of it is worse; of anything else, more is. */
export const moreIsBetter = ({ of }: FigureName, unit: string): boolean =>
  unit === "tokens/s" || /(?:throughput|confidence|success|accepted)/.test(of);

/**
 * Reads a figure off a snapshot; undefined if it has no such field or event. `count(EVENT)` counts events, `failures(EVENT)`
 * is the share of an event's outcomes that are failures, `share(EVENT.FIELD=VALUE)` that of a value.
 */
export function figureOf(
  snapshot: Snapshot,
  { function: name, of }: FigureName,
): Figure | undefined {
  if (name === "count") return countOf(snapshot, of);
  if (name === "failures") return failuresOf(snapshot, of);
  if (name === "share") return shareOf(snapshot, of);
  const series = snapshot.series.find(({ event, field }) => seriesName(event, field) === of);
  if (!series) return undefined;
  const { unit } = series;
  const data = together(series.parts);
  const at = percentile.exec(name)?.[1];
  if (at === undefined) return { value: ofField[name]!(data), unit };
  if (data.count === 0) return { value: null, unit };
  return { value: quantilesOf(data, data.min!, data.max!, data.isWhole)(Number(at) / 100), unit };
}

export const seriesName = (event: string, field: string): string =>
  event === "" ? field : field === "" ? `${event}.span` : `${event}.${field}`;

/** All that can be read off as numbers of a field. */
export const seriesNames = ({ series }: Snapshot): string[] =>
  series.map(({ event, field }) => seriesName(event, field));

function countOf({ counts, runs, totals }: Snapshot, of: string): Figure {
  const unit = "";
  if (of === "runs") return { value: runs.length, unit };
  if (of === "invalid") return { value: totals.invalid + totals.unreadable, unit };
  if (of === "events") return { value: totals.events, unit };
  const its = counts.filter(({ event }) => event === of);
  return { value: its.reduce((sum, { count }) => sum + count, 0), unit };
}

function failuresOf({ values }: Snapshot, of: string): Figure | undefined {
  const its = values
    .filter(({ event, field, outcome }) => outcome && (event === of || `${event}.${field}` === of))
    .map(outcomeView);
  if (its.length === 0) return undefined;
  const all = its.reduce((sum, { count }) => sum + count, 0);
  const failures = its.reduce((sum, { failure = 0 }) => sum + failure, 0);
  return { value: all > 0 ? failures / all : null, unit: "share" };
}

function shareOf({ values }: Snapshot, of: string): Figure | undefined {
  const at = of.indexOf("=");
  const its = values.find(({ event, field }) => `${event}.${field}` === of.slice(0, at));
  if (!its) return undefined;
  const { count, values: counts } = outcomeView(its);
  const own = counts.find(({ value }) => value === of.slice(at + 1))?.count ?? 0;
  return { value: count > 0 ? own / count : null, unit: "share" };
}
