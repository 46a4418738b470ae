import { groupBy } from "./group-by.ts";
import { outcomeView, type OutcomeView } from "./outcomes.ts";
import { openView, runsView, type OpenView, type RunsView } from "./run-view.ts";
import type { ErrorData, Labels, SeriesData, SlowData, Snapshot, Totals } from "./snapshot.ts";
import { summaryOf, sumOf, together, type Summary } from "./summary.ts";
import { cycleOfBin } from "./trend.ts";

export interface EventView {
  readonly event: string;
  readonly count: number;
  /** Of all events, 0 to 1. */
  readonly share: number;
  /** Per second of the time runs took; null if that is not known. */
  readonly perSecond: number | null;
  readonly sources: readonly { readonly source: string; readonly count: number }[];
}

/** A numeric field of an event. */
export interface MeasureView extends Summary {
  readonly event: string;
  /** "" for the time between the edges of a span. */
  readonly field: string;
  readonly unit: string;
  readonly type: SeriesData["type"];
  /** Values the times of a span's edges told. */
  readonly fromEdges: number;
  /** By labels, where the schema asks for them. */
  readonly parts: readonly (Summary & { readonly labels: Labels })[];
}

export interface TrendView {
  readonly event: string;
  readonly field: string;
  /** Means by cycle; from cycle 64 on several cycles share a point. */
  readonly points: readonly {
    readonly cycle: number;
    readonly count: number;
    readonly mean: number;
  }[];
}

export interface GroupView extends Summary {
  readonly key: readonly string[];
  readonly events: number;
  readonly failures: number;
  readonly first: number | null;
  readonly last: number | null;
}

export interface GroupsView {
  readonly by: readonly string[];
  readonly field: string;
  readonly groups: readonly GroupView[];
  readonly others: number;
}

/** What a report shows of a snapshot. */
export interface Overview {
  readonly accuracy: number;
  readonly totals: Readonly<Totals>;
  readonly first: number | null;
  readonly last: number | null;
  readonly perSecond: number | null;
  readonly runs: RunsView;
  readonly events: readonly EventView[];
  readonly sources: readonly {
    readonly source: string;
    readonly count: number;
    readonly share: number;
  }[];
  readonly outcomes: readonly OutcomeView[];
  readonly measures: readonly MeasureView[];
  readonly trends: readonly TrendView[];
  readonly slowest: readonly SlowData[];
  readonly errors: readonly ErrorData[];
  /** Errors of other kinds than those. */
  readonly otherErrors: number;
  readonly open: readonly OpenView[];
  readonly groups: GroupsView | null;
}

export interface ViewOptions {
  readonly percentiles: readonly number[];
  /** Rows of lists that have no end of their own, 0 for all. */
  readonly top: number;
}

export function overviewOf(snapshot: Snapshot, { percentiles, top }: ViewOptions): Overview {
  const { accuracy, totals, first, last, counts } = snapshot;
  const runs = runsView(snapshot.runs, percentiles);
  const seconds = runs.activeMs / 1000;
  const perSecond = (count: number): number | null => (seconds > 0 ? count / seconds : null);
  const most = top > 0 ? top : Number.POSITIVE_INFINITY;
  const errors = snapshot.errors.slice(0, most);
  const left = snapshot.errors.slice(errors.length);
  return {
    accuracy,
    totals,
    first,
    last,
    perSecond: perSecond(totals.events),
    runs,
    events: [...groupBy(counts, ({ event }) => event)]
      .map(([event, its]) => {
        const count = total(its);
        return {
          event,
          count,
          share: count / totals.events,
          perSecond: perSecond(count),
          sources: byCount(its).map(({ source, count: number }) => ({ source, count: number })),
        };
      })
      .toSorted((a, b) => b.count - a.count || (a.event < b.event ? -1 : 1)),
    sources: byCount(
      [...groupBy(counts, ({ source }) => source)].map(([source, its]) => ({
        source,
        count: total(its),
        share: total(its) / totals.events,
      })),
    ),
    outcomes: snapshot.values.map(outcomeView),
    measures: snapshot.series.map((series) => measureView(series, percentiles)),
    trends: snapshot.series.filter(({ trend }) => trend.length > 0).map(trendView),
    slowest: [...groupBy(snapshot.slowest, ({ span }) => span).values()].flatMap((its) =>
      its.slice(0, most),
    ),
    errors,
    otherErrors: total(left) + snapshot.otherErrors,
    open: openView(snapshot.runs, Math.min(most, 100)),
    groups: groupsView(snapshot, percentiles),
  };
}

function measureView(series: SeriesData, percentiles: readonly number[]): MeasureView {
  const { event, field, unit, type, fromEdges, parts } = series;
  const isParted = parts.some(({ labels }) => Object.keys(labels).length > 0);
  return {
    event,
    field,
    unit,
    type,
    fromEdges,
    ...summaryOf(together(parts), percentiles),
    parts: isParted
      ? parts.map(({ labels, ...data }) => ({ labels, ...summaryOf(data, percentiles) }))
      : [],
  };
}

const trendView = ({ event, field, trend }: SeriesData): TrendView => ({
  event,
  field,
  points: trend.map(([bin, count, sum]) => ({
    cycle: cycleOfBin(bin),
    count,
    mean: sumOf(sum) / count,
  })),
});

function groupsView({ groups }: Snapshot, percentiles: readonly number[]): GroupsView | null {
  if (!groups) return null;
  const { by, field, others } = groups;
  return {
    by,
    field,
    others,
    groups: groups.groups.map(({ key, count, failures, first, last, values }) => ({
      key,
      events: count,
      failures,
      first,
      last,
      ...summaryOf(values, percentiles),
    })),
  };
}

const total = (all: readonly { readonly count: number }[]): number =>
  all.reduce((sum, { count }) => sum + count, 0);

const byCount = <T extends { readonly count: number }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => b.count - a.count);
