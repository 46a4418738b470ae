import type { Schema } from "./schema.ts";
import { suggest } from "./suggest.ts";

/** What is wrong with an annotation that a meta-schema cannot say. */
export interface Misfit {
  /** JSON Pointer into the schema. */
  readonly place: string;
  readonly what: string;
  readonly hint?: string;
}

/**
 * The first annotation of a schema that does not fit the fields around it: a key of `x-span` or a label of `x-metric`
 * that names no field, buckets out of order, a value of `x-outcome` the enum does not have.
 */
export function misfitOf(schema: Schema): Misfit | undefined {
  for (const [i, key] of (schema["x-span"]?.key ?? []).entries()) {
    if (!fieldAt(schema, key.split("."))) return noField(`/x-span/key/${i}`, key, schema);
  }
  return misfitBelow(schema, "");
}

function misfitBelow(schema: Schema, above: string): Misfit | undefined {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const place = `${above}/properties/${name}`;
    const found =
      labelMisfit(schema, field, place) ??
      bucketMisfit(field, place) ??
      outcomeMisfit(field, place) ??
      misfitBelow(field, place);
    if (found) return found;
  }
  return undefined;
}

function fieldAt(schema: Schema, path: readonly string[]): Schema | undefined {
  let field: Schema | undefined = schema;
  for (const name of path) {
    const properties: Schema["properties"] = field?.properties;
    field = properties && Object.hasOwn(properties, name) ? properties[name] : undefined;
  }
  return field;
}

function noField(place: string, name: string, { properties = {} }: Schema): Misfit {
  const fields = Object.keys(properties);
  const meant = suggest(name, fields);
  const hint = meant ? `did you mean ${meant}?` : `fields are ${fields.join(", ") || "none"}`;
  return { place, what: `there is no field "${name}"`, hint };
}

function labelMisfit(around: Schema, field: Schema, place: string): Misfit | undefined {
  const labels = field["x-metric"]?.labels ?? [];
  const i = labels.findIndex((label) => !fieldAt(around, [label]));
  return i < 0 ? undefined : noField(`${place}/x-metric/labels/${i}`, labels[i]!, around);
}

function bucketMisfit(field: Schema, place: string): Misfit | undefined {
  const buckets = field["x-metric"]?.buckets ?? [];
  const i = buckets.findIndex((bucket, at) => at > 0 && bucket <= buckets[at - 1]!);
  return i < 0
    ? undefined
    : { place: `${place}/x-metric/buckets/${i}`, what: "buckets must grow from one to the next" };
}

function outcomeMisfit(field: Schema, place: string): Misfit | undefined {
  if (!field.enum) return undefined;
  for (const [meaning, values] of Object.entries(field["x-outcome"] ?? {})) {
    if (!Array.isArray(values)) continue;
    const i = values.findIndex((value) => !field.enum!.includes(value));
    if (i < 0) continue;
    const allowed = field.enum.filter((value) => typeof value === "string");
    return {
      place: `${place}/x-outcome/${meaning}/${i}`,
      what: "this is none of the enum's values",
      hint: `they are ${allowed.join(", ")}`,
    };
  }
  return undefined;
}
