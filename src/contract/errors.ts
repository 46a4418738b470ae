import type { ErrorObject } from "ajv";
import type { Code } from "./codes.ts";
import type { ArgsOf } from "./finding.ts";
import { absent, tokensOf, valueAt } from "./pointer.ts";
import { suggest } from "./suggest.ts";

/** Receives what is wrong with an event: the code, the path from the event's root, and the data of the finding. */
export type Emit = <C extends Code>(code: C, path: readonly string[], args: ArgsOf[C]) => void;

/** The JSON type of a value, as JSON Schema names it. */
export function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) {
    return "number beyond the range of a double";
  }
  if (typeof value === "number" && Number.isInteger(value)) return "integer";
  return typeof value;
}

const comparisons = { minimum: ">=", maximum: "<=", exclusiveMinimum: ">", exclusiveMaximum: "<" };

const lengths: Readonly<Record<string, readonly [bound: string, unit: string]>> = {
  minLength: ["at least", "character"],
  maxLength: ["at most", "character"],
  minItems: ["at least", "item"],
  maxItems: ["at most", "item"],
  minProperties: ["at least", "property"],
  maxProperties: ["at most", "property"],
};

/** What the patterns of the envelope ask, in words. */
const forms: Readonly<Record<string, string>> = {
  schema_version: "MAJOR.MINOR, such as 0.1",
  run_id: "a text without control characters",
  event: "module.action in lower snake case, such as plan.generated",
};

const list = (names: readonly string[], last: string): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${last} ${names.at(-1)}`;

/** Phrases of at most eight values, so that a report stays readable. */
function listValues(values: readonly unknown[]): string {
  const shown = values.slice(0, 8).map(String);
  return values.length > 8 ? `${shown.join(", ")} or ${values.length - 8} more` : list(shown, "or");
}

/** Where an error of ajv is, as a path from the validated value. */
export const pathOf = (error: ErrorObject): string[] => tokensOf(error.instancePath) ?? [];

/**
 * Turns one error of ajv into a finding of the envelope or of the payload, without the value.
 * @param known the fields of the envelope or of the payload; only others can be misspellings
 */
export function emitError(
  error: ErrorObject,
  part: "envelope" | "payload",
  root: unknown,
  known: ReadonlySet<string>,
  emit: Emit,
): void {
  const path = pathOf(error);
  const above = part === "payload" ? ["payload", ...path] : path;
  const value = valueAt(root, above);
  const { keyword, params } = error;
  if (keyword === "required") {
    emit(
      `${part}.missing`,
      above,
      missing(params["missingProperty"], value, path.length === 0 ? known : new Set()),
    );
  } else if (keyword === "type") {
    const expected = listValues([params["type"]].flat());
    const actual = typeName(value === absent ? undefined : value);
    const code = part === "envelope" && path[0] === "tags" && path[1] !== undefined;
    emit(code ? "tag.type" : `${part}.type`, above, { expected, actual });
  } else if (keyword === "enum" && part === "payload") {
    emit("payload.enum", above, enumArgs(params["allowedValues"], value));
  } else if (keyword in comparisons) {
    const comparison = comparisons[keyword as keyof typeof comparisons];
    emit(`${part}.range`, above, { expected: `${comparison} ${params["limit"]}` });
  } else if (lengths[keyword]) {
    const [bound, unit] = lengths[keyword];
    emit(`${part}.length`, above, { expected: `${bound} ${count(params["limit"], unit)}` });
  } else if (keyword === "pattern" || keyword === "format") {
    const phrase = part === "envelope" ? forms[path[0] ?? ""] : undefined;
    emit(`${part}.format`, above, { expected: phrase ?? `${keyword} ${params[keyword]}` });
  } else {
    emit("payload.rule", above, { expected: `${keyword} (${error.schemaPath})` });
  }
}

function missing(
  key: string,
  object: unknown,
  known: ReadonlySet<string>,
): ArgsOf["payload.missing"] {
  const strangers = Object.keys(object as object).filter((name) => !known.has(name));
  const found = suggest(key, strangers);
  return found === undefined ? { key } : { key, found };
}

function enumArgs(allowed: readonly unknown[], value: unknown): ArgsOf["payload.enum"] {
  const texts = allowed.filter((item) => typeof item === "string");
  const suggestion = typeof value === "string" ? suggest(value, texts) : undefined;
  const expected = listValues(allowed);
  return suggestion === undefined ? { expected } : { expected, suggestion };
}

function count(number: number, unit: string): string {
  if (number === 1) return `1 ${unit}`;
  return `${number} ${unit === "property" ? "properties" : `${unit}s`}`;
}
