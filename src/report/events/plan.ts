import type { CatalogEvent } from "../../contract/catalog.ts";
import { digestName } from "../../contract/redaction.ts";
import type { Schema } from "../../contract/schema.ts";

/** What a field of a payload is to a reader; in this order they are shown. */
export const roles = {
  key: 0,
  outcome: 1,
  measure: 2,
  scalar: 3,
  /** The text that says what it is about, without its name. */
  headline: 4,
  /** The arguments of the headline's command. */
  args: 5,
  text: 6,
  list: 7,
  unknown: 8,
  digest: 9,
  redacted: 10,
} as const;

export type Role = (typeof roles)[keyof typeof roles];

/** How a field is shown. */
export interface FieldPlan {
  readonly name: string;
  readonly role: Role;
  /** Its name as shown. */
  readonly label: string;
  /** What is put before its value, with what parts it from the field before. */
  readonly lead: string;
  readonly unit: Schema["x-unit"] | undefined;
}

/** How the fields of an event are shown. */
export interface EventPlan {
  readonly fields: ReadonlyMap<string, FieldPlan>;
  /** Those before fields no schema knows, and those after them, in their order. */
  readonly first: readonly FieldPlan[];
  readonly last: readonly FieldPlan[];
}

/** Nothing is known of the event. */
export const noPlan: EventPlan = { fields: new Map(), first: [], last: [] };

export const unknownField = (name: string): FieldPlan => ({
  name,
  role: name === "redacted_fields" ? roles.redacted : roles.unknown,
  label: name,
  lead: `  ${name}=`,
  unit: undefined,
});

/** How the fields of an event are shown, from its schema. */
export function planOf(event: CatalogEvent): EventPlan {
  const { schema } = event;
  const keys = schema["x-span"]?.key ?? [];
  const headline = headlineOf(schema, event.digests);
  const plans = Object.entries(schema.properties ?? {})
    .map(([name, field]): FieldPlan => {
      const role = roleOf(name, field, keys, headline, event.digests);
      const label = labelOf(name, field);
      return { name, role, label, lead: `  ${label}=`, unit: field["x-unit"] };
    })
    .toSorted((a, b) => a.role - b.role);
  return {
    fields: new Map(plans.map((plan) => [plan.name, plan])),
    first: plans.filter(({ role }) => role < roles.unknown),
    last: plans.filter(({ role }) => role > roles.unknown),
  };
}

const typesOf = ({ type }: Schema): readonly string[] => [type ?? []].flat();

const isText = (field: Schema): boolean =>
  typesOf(field).includes("string") && !field.enum && !field["x-outcome"];

/** The last text an event must have, else the first it may have. */
function headlineOf(
  { properties = {}, required = [] }: Schema,
  digests: ReadonlySet<string>,
): string | undefined {
  const texts = Object.keys(properties).filter(
    (name) => isText(properties[name]!) && !digests.has(name),
  );
  return required.findLast((name) => texts.includes(name)) ?? texts[0];
}

function roleOf(
  name: string,
  field: Schema,
  keys: readonly string[],
  headline: string | undefined,
  digests: ReadonlySet<string>,
): Role {
  const types = typesOf(field);
  if (name === "redacted_fields") return roles.redacted;
  if (keys.includes(name)) return roles.key;
  if (field["x-outcome"]) return roles.outcome;
  if (name === headline) return roles.headline;
  if (name === "args" && types.includes("array")) return roles.args;
  if (digests.has(name) && isDigest(name)) return roles.digest;
  if (types.includes("array") || types.includes("object")) return roles.list;
  if (types.includes("string")) return roles.text;
  return field["x-unit"] || field["x-metric"] ? roles.measure : roles.scalar;
}

export const isDigest = (name: string): boolean => digestName.test(name);

const suffixes = {
  ms: /_ms$/,
  s: /_s$/,
  By: /_bytes$/,
  "tokens/s": /_tokens_s$/,
  "1": /(?!)/,
} as const;

/** A name without what its value says: `duration_ms` of a value with its unit, `exit_code` of a code. */
function labelOf(name: string, field: Schema): string {
  const unit = field["x-unit"];
  if (unit) return name.replace(suffixes[unit], "");
  return field["x-outcome"] ? name.replace(/_code$/, "") : name;
}
