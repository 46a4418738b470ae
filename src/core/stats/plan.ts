import type { Catalog, CatalogEvent } from "../../contract/catalog.ts";
import { edgesHead, isTime, labelSlots, namesOf, Parts, seriesHead } from "./measures.ts";
import type { Series } from "./series.ts";
import type { Tables } from "./tables.ts";
import type { Values } from "./values.ts";

/** A number that is measured. */
export interface NumberMeasure {
  readonly slot: number;
  readonly series: Series;
  readonly parts: Parts;
  readonly isGauge: boolean;
}

/** A value that is counted. */
export interface ValueMeasure {
  readonly slot: number;
  readonly values: Values;
  readonly path: readonly string[];
}

/** An edge of a span. */
export interface SpanPlan {
  readonly name: string;
  /** Counts the names of spans from 0. */
  readonly number: number;
  readonly isEnd: boolean;
  readonly keys: readonly number[];
  /** The slot of its duration, -1 if it has none. */
  readonly slot: number;
  /** What its unit is in ms. */
  readonly scale: number;
  readonly series: Series | undefined;
  readonly parts: Parts | undefined;
}

/** What is looked at in the lines of one event. */
export interface EventPlan {
  readonly name: string;
  readonly numbers: readonly NumberMeasure[];
  readonly values: readonly ValueMeasure[];
  readonly span: SpanPlan | undefined;
  /** Where it says how a run is judged. */
  readonly decision: { readonly slot: number; readonly values: readonly string[] } | undefined;
  /** The slot of a time it took, -1 if it has none, and what its unit is in ms. */
  readonly time: { readonly slot: number; readonly scale: number };
  /** Whether it tells of an exception, and the slot that says whether that was handled, -1 if none does. */
  readonly error: { readonly slot: number } | undefined;
  /** Whether there is nothing but its name to count. */
  readonly isPlain: boolean;
}

/** Makes the plan of every event of a catalog, with tables for what it measures. */
export function planOf(catalog: Catalog, tables: Tables): readonly EventPlan[] {
  const names = [...new Set(catalog.events.flatMap(({ span }) => span?.name ?? []))];
  return catalog.events.map((event) => planEvent(event, names, tables));
}

const decisionEvent = "review.decision";
export const acceptance = "accept";

function planEvent(event: CatalogEvent, names: readonly string[], tables: Tables): EventPlan {
  const numbers: NumberMeasure[] = [];
  const values: ValueMeasure[] = [];
  for (const [slot, its] of event.slots.entries()) {
    const { path, metric, outcome } = its;
    const head = seriesHead(event, its);
    if (head) {
      const series = tables.series(head);
      const parts = new Parts(series, labelSlots(event, its));
      numbers.push({ slot, series, parts, isGauge: head.type === "gauge" });
    } else if (metric || outcome) {
      const field = path.join(".");
      const known = namesOf(its);
      const about = { event: event.name, field, outcome, name: metric?.name ?? "" };
      values.push({ slot, path, values: tables.values(about, known) });
    }
  }
  const span = spanPlan(event, names, numbers, tables);
  const verdict = event.name === decisionEvent ? values[0] : undefined;
  const decision = verdict && {
    slot: verdict.slot,
    values: event.slots[verdict.slot]!.values,
  };
  const timed = numbers.find(({ series }) => isTime(series.head.unit));
  const isError = event.fields.has("exception") && event.fields.has("message");
  return {
    name: event.name,
    numbers,
    values,
    span,
    decision,
    time: { slot: timed?.slot ?? -1, scale: timed?.series.head.unit === "s" ? 1000 : 1 },
    error: isError
      ? { slot: event.slots.findIndex(({ kind, outcome }) => outcome && kind === "boolean") }
      : undefined,
    isPlain: numbers.length + values.length === 0 && !span && !isError,
  };
}

function spanPlan(
  { name: event, span }: CatalogEvent,
  names: readonly string[],
  numbers: readonly NumberMeasure[],
  tables: Tables,
): SpanPlan | undefined {
  if (!span) return undefined;
  const { name, keys } = span;
  const about = { name, number: names.indexOf(name), keys };
  if (span.edge === "start") {
    return { ...about, isEnd: false, slot: -1, scale: 1, series: undefined, parts: undefined };
  }
  const its = numbers.find(({ series }) => isTime(series.head.unit));
  const series = its?.series ?? tables.series(edgesHead(event));
  const parts = its?.parts ?? new Parts(series, []);
  const scale = series.head.unit === "s" ? 1000 : 1;
  return { ...about, isEnd: true, slot: its?.slot ?? -1, scale, series, parts };
}
