import { schemas } from "./generated/schemas.ts";
import type { EventSchema, Metric, Outcome, Schema } from "./schema.ts";

/** An annotated field of an event (x-metric, x-span key or x-outcome): one column of the batch. */
export interface Slot {
  /** Property names from the payload down. */
  readonly path: readonly string[];
  /** How a value becomes a number: itself, 0 or 1, the index in `values`, or a hash of the text. */
  readonly kind: "number" | "boolean" | "enum" | "text";
  /** The texts an `enum` slot counts; others are -1. */
  readonly values: readonly string[];
  readonly metric?: Metric;
  readonly outcome?: Outcome;
}

/** How an event opens or closes a span. */
export interface Span {
  readonly name: string;
  readonly edge: "start" | "end";
  /** Slots that tell spans of this name apart; none means first opened, first closed. */
  readonly keys: readonly number[];
}

/** One event of the catalog with what its schema says, ready to use. */
export interface CatalogEvent {
  readonly name: string;
  readonly core: boolean;
  readonly schema: Schema;
  /** Every known payload field. */
  readonly fields: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Payload fields that hold texts which are never redacted: a hash in them is a digest, not a marker. */
  readonly digests: ReadonlySet<string>;
  readonly slots: readonly Slot[];
  readonly span?: Span;
}

/** All known events: the core ones first, then the extensions in order of name. */
export interface Catalog {
  readonly events: readonly CatalogEvent[];
  readonly names: readonly string[];
  /** The index of an event, -1 if unknown. */
  indexOf(name: string): number;
  /** The slot of a field of a payload, -1 if it has none. */
  slotOf(event: string, field: string): number;
}

/** The core events of schema version 0.1, in order of name. */
export const coreEvents: readonly EventSchema[] = schemas.events;

export const envelopeSchema: Schema = schemas.envelope;

/** Builds the catalog from the core schemas and those of extension events. */
export function createCatalog(extensions: readonly EventSchema[] = []): Catalog {
  const events = [
    ...coreEvents.map((event) => describe(event, true)),
    ...extensions.map((event) => describe(event, false)),
  ];
  const index = new Map(events.map((event, i) => [event.name, i]));
  return {
    events,
    names: events.map((event) => event.name),
    indexOf: (name) => index.get(name) ?? -1,
    slotOf: (event, field) =>
      events[index.get(event) ?? -1]?.slots.findIndex(
        (slot) => slot.path.length === 1 && slot.path[0] === field,
      ) ?? -1,
  };
}

function describe({ name, schema }: EventSchema, core: boolean): CatalogEvent {
  const properties = Object.entries(schema.properties ?? {});
  const keys = schema["x-span"]?.key ?? [];
  const slots = slotsOf(schema, [], keys);
  const span = schema["x-span"] && {
    name: schema["x-span"].name,
    edge: schema["x-span"].edge,
    keys: keys.map((key) => slots.findIndex((slot) => slot.path.join(".") === key)),
  };
  return {
    name,
    core,
    schema,
    fields: new Set([...properties.map(([field]) => field), "redacted_fields"]),
    required: new Set(schema.required),
    digests: new Set(properties.filter(([, field]) => isDigest(field)).map(([field]) => field)),
    slots,
    ...(span && { span }),
  };
}

const isDigest = (field: Schema): boolean =>
  field["x-redact"] === "never" && field.type === "string" && field.enum === undefined;

function slotsOf(schema: Schema, above: readonly string[], keys: readonly string[]): Slot[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = [...above, name];
    const isKey = keys.includes(path.join("."));
    const annotated = isKey || field["x-metric"] || field["x-outcome"];
    const own = annotated ? [slotFor(path, field)] : [];
    return [...own, ...slotsOf(field, path, keys)];
  });
}

function slotFor(path: readonly string[], field: Schema): Slot {
  const values = textsOf(field);
  return {
    path,
    kind: kindOfSlot(field, values),
    values,
    ...(field["x-metric"] && { metric: field["x-metric"] }),
    ...(field["x-outcome"] && { outcome: field["x-outcome"] }),
  };
}

function kindOfSlot(field: Schema, values: readonly string[]): Slot["kind"] {
  const types = [field.type ?? []].flat();
  if (types.includes("number") || types.includes("integer")) return "number";
  if (types.includes("boolean")) return "boolean";
  return values.length > 0 ? "enum" : "text";
}

/** The texts a field is known to take: its enum, else those its outcome names. */
function textsOf(field: Schema): string[] {
  const outcome = field["x-outcome"];
  const named = [outcome?.success, outcome?.failure, outcome?.neither].flatMap((values) =>
    Array.isArray(values) ? values : [],
  );
  return (field.enum ?? named).filter((value) => typeof value === "string");
}
