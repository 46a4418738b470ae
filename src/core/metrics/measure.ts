import type { CatalogEvent, Slot } from "../../contract/catalog.ts";
import { edgesHead, fieldOf, isTime, namesOf, seriesHead } from "../stats/measures.ts";
import { meanings } from "../stats/outcomes.ts";
import { boundsOf } from "./bounds.ts";
import { labelCap, otherValue, type FamilyLabel, type Origin } from "./family.ts";
import { labelName, numberName, plain, prefix, totalName, valuesName } from "./naming.ts";

/** Where the value of a label stands in an event. */
export type LabelPlace =
  /** In a column of the batch: an index in the label's values. */
  | { readonly kind: "column"; readonly slot: number }
  /** In the payload, as a text that has to be read. */
  | { readonly kind: "text"; readonly path: readonly string[] };

/** A label with where its value comes from. */
export interface PlacedLabel extends FamilyLabel {
  readonly place: LabelPlace;
}

/** What one event adds to one family. */
export interface Measure {
  /** Name of the family. */
  readonly name: string;
  readonly type: "counter" | "gauge" | "histogram";
  /** The field's own unit. */
  readonly unit: string;
  readonly help: string;
  readonly origin: Exclude<Origin, { readonly kind: "envelope" | "span" | "exporter" }>;
  /** The slot of its value, -1 for the time between edges. */
  readonly slot: number;
  /** Upper bounds in the field's own unit; empty for all but histograms. */
  readonly bounds: readonly number[];
  /** The label that tells its value, if it has one; it comes first. */
  readonly own: FamilyLabel | undefined;
  /** Those the schema asks for. */
  readonly labels: readonly PlacedLabel[];
}

export const directions = ["up", "down", "none"] as const;

/** All that an event's schema asks to be measured. */
export function measuresOf(event: CatalogEvent): Measure[] {
  const outcomes = event.slots.filter(({ outcome }) => outcome).length;
  const measures = event.slots.flatMap((slot, at) => [
    ...numberMeasure(event, slot, at),
    ...valueMeasures(event, slot, at, outcomes > 1),
  ]);
  const { span, name } = event;
  const isTimed = measures.some(({ unit }) => isTime(unit));
  return span?.edge === "end" && !isTimed ? [...measures, edgesMeasure(name, span.name)] : measures;
}

function numberMeasure(event: CatalogEvent, slot: Slot, at: number): Measure[] {
  const head = seriesHead(event, slot);
  if (!head) return [];
  const { field, unit } = head;
  const schema = fieldOf(event.schema, slot.path);
  const isChange = head.type === "gauge" && (schema.minimum ?? 0) < 0;
  const name = head.name || numberName(event.name, field, unit);
  const about = `${field} of ${event.name}`;
  const common = { unit, slot: at, labels: labelsOf(event, slot) };
  if (isChange) {
    return [
      {
        ...common,
        name,
        type: "histogram",
        help: `How far ${about} goes up or down.`,
        origin: { kind: "change", event: event.name, field },
        bounds: boundsOf(schema),
        own: { name: "direction", values: directions, cap: 0 },
      },
    ];
  }
  const { type, bounds } = head;
  return [
    {
      ...common,
      name: type === "counter" ? totalName(name) : name,
      type,
      help:
        type === "counter" ? `Sum of ${about}.` : type === "gauge" ? `Last ${about}.` : `${about}.`,
      origin: { kind: "number", event: event.name, field },
      bounds,
      own: undefined,
    },
  ];
}

/** Events counted by the values of a field, and by what these mean. */
function valueMeasures(
  event: CatalogEvent,
  slot: Slot,
  at: number,
  hasSeveral: boolean,
): Measure[] {
  const { metric, outcome, path, kind } = slot;
  if (!outcome && (!metric || kind === "number")) return [];
  const field = path.join(".");
  const common = { type: "counter", unit: "", slot: at, bounds: [] } as const;
  const name = metric?.name ? totalName(metric.name) : valuesName(event.name, field);
  const values: Measure = {
    ...common,
    name,
    help: `Events by ${field} of ${event.name}.`,
    origin: { kind: "values", event: event.name, field },
    own: {
      name: labelName(field),
      values: knownValues(slot),
      cap: isClosed(event, slot) ? 0 : labelCap,
    },
    labels: labelsOf(event, slot),
  };
  if (!outcome) return [values];
  const named = meanings.filter((meaning) => outcome[meaning] !== undefined);
  const meant = named.flatMap((meaning) => outcome[meaning]!);
  const isTotal =
    meant.includes("other") ||
    (isClosed(event, slot) &&
      knownValues(slot).every((value) => meant.map(String).includes(value)));
  return [
    values,
    {
      ...common,
      name: `${prefix}${plain(event.name)}${hasSeveral ? `_${plain(field)}` : ""}_outcomes_total`,
      help: `Events by outcome: what ${field} of ${event.name} means.`,
      origin: { kind: "outcomes", event: event.name, field },
      own: { name: "outcome", values: isTotal ? named : [...named, otherValue], cap: 0 },
      labels: [],
    },
  ];
}

function edgesMeasure(event: string, span: string): Measure {
  const { unit, bounds } = edgesHead(event);
  return {
    name: numberName(event, "", unit),
    type: "histogram",
    unit,
    help: `Time between the edges of ${event}.`,
    origin: { kind: "edges", event, span },
    slot: -1,
    bounds,
    own: undefined,
    labels: [],
  };
}

/** Whether the schema lets a field have no other values than those that are known. */
const isClosed = ({ schema }: CatalogEvent, { kind, path }: Slot): boolean =>
  kind === "boolean" || fieldOf(schema, path).enum !== undefined;

/** The values a field is known to take, as texts. */
function knownValues(slot: Slot): readonly string[] {
  if (slot.kind !== "number") return namesOf(slot);
  return meanings.flatMap((meaning) => {
    const values = slot.outcome?.[meaning];
    return Array.isArray(values) ? values.map(String) : [];
  });
}

/** The labels a field's x-metric names: the fields beside it. */
function labelsOf(event: CatalogEvent, { path, metric }: Slot): PlacedLabel[] {
  return (metric?.labels ?? []).map((label) => {
    const its = [...path.slice(0, -1), label];
    const field = its.join(".");
    const slot = event.slots.findIndex((other) => other.path.join(".") === field);
    const values = slot < 0 ? [] : namesOf(event.slots[slot]!);
    const name = labelName(label);
    return values.length > 0
      ? { name, values, cap: 0, place: { kind: "column", slot } }
      : { name, values: [], cap: labelCap, place: { kind: "text", path: its } };
  });
}
