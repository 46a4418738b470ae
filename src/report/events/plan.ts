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
  readonly role: Role;
  /** Its name as shown. */
  readonly label: string;
  readonly unit: Schema["x-unit"] | undefined;
  /** Its place among those of its role. */
  readonly order: number;
}

export type EventPlan = ReadonlyMap<string, FieldPlan>;

/** How the fields of an event are shown, from its schema. */
export function planOf(event: CatalogEvent): EventPlan {
  const { schema } = event;
  const fields = Object.entries(schema.properties ?? {});
  const keys = schema["x-span"]?.key ?? [];
  const headline = headlineOf(schema, event.digests);
  return new Map(
    fields.map(([name, field], order) => {
      const role = roleOf(name, field, keys, headline, event.digests);
      return [name, { role, label: labelOf(name, field), unit: field["x-unit"], order }];
    }),
  );
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
