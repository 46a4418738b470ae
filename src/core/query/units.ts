import type { Catalog } from "../../contract/catalog.ts";
import type { Schema } from "../../contract/schema.ts";
import type { EventRecord } from "../record.ts";
import type { Literal } from "./ast.ts";
import { payloadPath } from "./resolve.ts";

type Unit = NonNullable<Schema["x-unit"]>;

/** A number with a unit. */
export type Amount = Extract<Literal, { readonly kind: "duration" | "size" }>;

/** How many of a field's unit one of the literal's is (ms, bytes); units that are not here don't compare. */
const factors: Readonly<Record<Amount["kind"], Partial<Record<Unit, number>>>> = {
  duration: { ms: 1, s: 0.001 },
  size: { By: 1 },
};

/**
 * The value of an amount in the unit of a field of a record's event: what its schema says (`x-unit`), else what the
 * name ends in, else milliseconds or bytes. NaN if the field has another kind of unit.
 */
export function amountOf(
  amount: Amount,
  segments: readonly string[],
  catalog: Catalog,
): (record: EventRecord) => number {
  const inUnit = (unit: Unit | undefined): number =>
    unit === undefined ? amount.value : amount.value * (factors[amount.kind][unit] ?? Number.NaN);
  const usual = inUnit(unitOfName(segments.at(-1)!));
  const path = payloadPath(segments);
  const known = new Map<string, number>();
  for (const { name, schema } of path ? catalog.events : []) {
    const unit = fieldAt(schema, path!)?.["x-unit"];
    if (unit !== undefined) known.set(name, inUnit(unit));
  }
  return known.size === 0 ? () => usual : ({ event }) => known.get(event) ?? usual;
}

/** The units an amount can't be in of a field, by the schemas; for a hint. */
export function strangeUnits(amount: Amount, fields: readonly Schema[]): string[] {
  const units = fields.flatMap((field) => field["x-unit"] ?? []);
  const strange = units.filter((unit) => factors[amount.kind][unit] === undefined);
  return strange.length === fields.length ? [...new Set(strange)] : [];
}

function unitOfName(name: string): Unit | undefined {
  if (/_(?:per|tokens)_s$/.test(name)) return "tokens/s";
  const [, unit] = /_(ms|s|bytes)$/.exec(name) ?? [];
  return unit === "bytes" ? "By" : (unit as "ms" | "s" | undefined);
}

/** The schema of a field, by its path; that of a list's items for an index. */
export function fieldAt(schema: Schema, path: readonly string[]): Schema | undefined {
  let field: Schema | undefined = schema;
  for (const name of path) {
    field = below(field, name);
    if (!field) return undefined;
  }
  return field;
}

function below({ properties, items }: Schema, name: string): Schema | undefined {
  if (properties && Object.hasOwn(properties, name)) return properties[name];
  return typeof items === "object" && /^\d+$/.test(name) ? items : undefined;
}
