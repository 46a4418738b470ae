import type { Catalog } from "../../contract/catalog.ts";
import { ownEvents } from "../../contract/own-events.ts";
import { moduleOf, sourceOf } from "../../contract/sources.ts";
import { combinations, labelCap, noValue, otherValue } from "./family.ts";
import type { Family, FamilyLabel } from "./family.ts";
import { prefix } from "./naming.ts";

/** Names of the families that every catalog has. */
export const names = {
  events: `${prefix}events_total`,
  lastEvent: `${prefix}last_event_timestamp_seconds`,
  runs: `${prefix}runs`,
  cycles: `${prefix}cycles_total`,
  lines: `${prefix}lines_total`,
  build: `${prefix}build_info`,
  start: `${prefix}exporter_start_time_seconds`,
  bytes: `${prefix}exporter_read_bytes_total`,
  lag: `${prefix}exporter_lag_seconds`,
  unreadable: `${prefix}exporter_unreadable_inputs`,
  overflow: `${prefix}exporter_label_overflow_total`,
  skipped: `${prefix}exporter_skipped_values_total`,
  forgotten: `${prefix}exporter_forgotten_runs_total`,
} as const;

/** What became of a line, as `telemetry stats` says it. */
export const lineKinds = ["events", "invalid", "unreadable", "blank"] as const;

/** Why a value of an event was not taken: a marker stands there, it is beyond doubles, a counter can't go down. */
export const skipReasons = ["redacted", "infinite", "negative"] as const;

/** The source that is expected to write an event. */
const writerOf = (event: string): string => sourceOf(event) ?? moduleOf(event);

/** The known sources: of the core modules, the memory, and the modules of extension events. */
export const sourcesOf = (catalog: Catalog): readonly string[] => [
  ...new Set([...eventNames(catalog).map(writerOf), "memory"]),
];

/** The events that are told apart: those of the catalog, and what tells that the emitter has dropped some. */
export const eventNames = (catalog: Catalog): readonly string[] => [
  ...catalog.names,
  ownEvents.dropped,
];

type Head = Pick<Family, "name" | "type" | "help"> & Partial<Family>;

const family = (head: Head): Family => ({
  unit: "",
  labels: [],
  buckets: [],
  initial: head.type === "counter" ? combinations(head.labels ?? []) : [],
  origins: [{ kind: "exporter" }],
  ...head,
});

const closed = (name: string, values: readonly string[]): FamilyLabel => ({ name, values, cap: 0 });

/** Families of what every event has. */
export function envelopeFamilies(catalog: Catalog): Family[] {
  const sources = closed("source", [...sourcesOf(catalog), otherValue]);
  const events = closed("event", [...eventNames(catalog), otherValue]);
  const decision = catalog.events.find(({ name }) => name === "review.decision")?.slots[0];
  const verdicts = closed("verdict", [...(decision?.values ?? []), noValue]);
  const origins = [{ kind: "envelope" }] as const;
  return [
    family({
      name: names.events,
      type: "counter",
      help: "Events by name and source.",
      labels: [events, sources],
      initial: eventNames(catalog).map((event) => [event, writerOf(event)]),
      origins,
    }),
    family({
      name: names.lastEvent,
      type: "gauge",
      unit: "seconds",
      help: "Time of the last event, by source.",
      labels: [sources],
      origins,
    }),
    family({
      name: names.runs,
      type: "gauge",
      help: "Runs by their last decision.",
      labels: [verdicts],
      initial: combinations([verdicts]),
      origins,
    }),
    family({ name: names.cycles, type: "counter", help: "Cycles of all runs.", origins }),
  ];
}

/**
 * Families of the sidecar's own health.
 * @param events the family of all events
 * @param measured those of the schemas
 */
export function exporterFamilies(events: Family, measured: readonly Family[]): Family[] {
  const capped = [events, ...measured].flatMap(({ name, labels }) =>
    labels.filter(({ cap }) => cap > 0).map((label) => [name, label.name]),
  );
  const offenders = [[events.name, "event"], [events.name, "source"], ...capped];
  const skipping = measured
    .filter(({ origins }) => origins[0]!.kind !== "outcomes")
    .map(({ name }) => name);
  const label = closed("label", [...new Set(offenders.map(([, name]) => name!))]);
  const metric = closed("metric", [...new Set(offenders.map(([name]) => name!))]);
  return [
    family({
      name: names.lines,
      type: "counter",
      help: "Lines by what became of them.",
      labels: [closed("kind", lineKinds)],
    }),
    family({
      name: names.bytes,
      type: "counter",
      unit: "bytes",
      help: "Bytes of all lines.",
    }),
    family({
      name: names.lag,
      type: "gauge",
      unit: "seconds",
      help: "How old the last event was when it was read.",
    }),
    family({
      name: names.overflow,
      type: "counter",
      help: `Events whose value of a label is counted as ${otherValue}: it is not known, or one too many.`,
      labels: [metric, label],
      initial: offenders,
    }),
    family({
      name: names.skipped,
      type: "counter",
      help: "Values of events that were not taken, by the metric they would have gone to.",
      labels: [closed("metric", skipping), closed("reason", skipReasons)],
      initial: skipping.flatMap((name) => skipReasons.map((reason) => [name, reason])),
    }),
    family({
      name: names.forgotten,
      type: "counter",
      help: "Runs that were forgotten to bound the memory; their open spans are no longer told.",
    }),
    family({
      name: names.unreadable,
      type: "gauge",
      help: "Inputs that can't be read.",
    }),
    family({
      name: names.start,
      type: "gauge",
      unit: "seconds",
      help: "When the sidecar was started; its counters began at 0 then.",
    }),
    family({
      name: names.build,
      type: "gauge",
      help: "The version of telemetry; the value is 1.",
      labels: [{ name: "version", values: [], cap: 1 }],
    }),
  ];
}

/** A label whose first values are told apart, as they come. */
export const cappedLabel = (name: string): FamilyLabel => ({ name, values: [], cap: labelCap });
