import type { CatalogEvent, Slot } from "../../contract/catalog.ts";
import type { Schema } from "../../contract/schema.ts";
import type { Batch } from "../../scan/batch.ts";
import { boundsOf, timeBounds } from "../metrics/bounds.ts";
import type { Distribution } from "./distribution.ts";
import type { Series, SeriesHead } from "./series.ts";
import type { Labels } from "./snapshot.ts";

export const isTime = (unit: string): boolean => unit === "ms" || unit === "s";

/** The values a slot may have as a label; the last one stands for all others. */
export const namesOf = ({ kind, values }: Slot): readonly string[] =>
  kind === "boolean" ? ["false", "true"] : kind === "enum" ? values : [];

/** What a schema makes of a numeric slot; undefined if it is not measured. */
export function seriesHead({ name, schema }: CatalogEvent, slot: Slot): SeriesHead | undefined {
  const { metric, kind, outcome } = slot;
  if (!metric || kind !== "number" || outcome) return undefined;
  const field = fieldOf(schema, slot.path);
  return {
    event: name,
    field: slot.path.join("."),
    unit: field["x-unit"] ?? "",
    type: metric.type,
    name: metric.name ?? "",
    bounds: metric.type === "histogram" ? boundsOf(field) : [],
  };
}

/** The time between the edges of a span whose end has no duration of its own. */
export const edgesHead = (event: string): SeriesHead => ({
  event,
  field: "",
  unit: "ms",
  type: "histogram",
  name: "",
  bounds: timeBounds,
});

/** The schema of a slot's field. */
export function fieldOf(schema: Schema, path: readonly string[]): Schema {
  let field = schema;
  for (const name of path) field = field.properties?.[name] ?? {};
  return field;
}

/** A field that parts a series. */
export interface LabelSlot {
  readonly name: string;
  readonly slot: number;
  readonly values: readonly string[];
}

/** Fields that are in the columns and have few values; by others a series is not parted. */
export const labelSlots = ({ slots }: CatalogEvent, { metric }: Slot): LabelSlot[] =>
  (metric?.labels ?? []).flatMap((name) => {
    const slot = slots.findIndex(({ path }) => path.join(".") === name);
    const values = slot < 0 ? [] : namesOf(slots[slot]!);
    return values.length === 0 ? [] : [{ name, slot, values }];
  });

/** Finds the part of a series a line belongs to, without a look-up by text. */
export class Parts {
  readonly #series: Series;
  readonly #labels: readonly LabelSlot[];
  readonly #parts: (Distribution | undefined)[] = [];

  constructor(series: Series, labels: readonly LabelSlot[]) {
    this.#series = series;
    this.#labels = labels;
  }

  at(batch: Batch, line: number): Distribution {
    let index = 0;
    for (const { slot, values } of this.#labels) {
      const value = batch.slots[slot]![line]!;
      index = index * (values.length + 1) + (value >= 0 ? value : values.length);
    }
    return (this.#parts[index] ??= this.#series.part(this.labels(batch, line)));
  }

  labels({ slots }: Batch, line: number): Labels {
    const named = this.#labels.map(
      ({ name, slot, values }) => [name, values[slots[slot]![line]!] ?? "other"] as const,
    );
    return Object.fromEntries(named);
  }
}
