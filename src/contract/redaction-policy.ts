import * as validators from "./generated/config.js";
import { problemIn } from "./problem.ts";
import { suggest } from "./suggest.ts";

/** A redaction policy (schemas/redaction-policy.schema.json). */
export interface RedactionPolicy {
  readonly profiles?: readonly "pii"[];
  readonly hash?: boolean;
  readonly onBadLine?: "scrub" | "withhold" | "error";
  readonly names?: { readonly secret?: readonly string[]; readonly keep?: readonly string[] };
  readonly paths?: readonly PathPolicy[];
  readonly values?: readonly ValuePolicy[];
  readonly off?: readonly string[];
  readonly allow?: readonly Allowance[];
}

/** Every key of a policy, at whatever level, for suggestions. */
const keys = (
  "profiles hash onBadLine names secret keep paths path event action values id pattern ignoreCase group keywords entropy " +
  "stopWords check off allow hmac reason expires $schema"
).split(" ");

/** What becomes of a field. */
export interface PathPolicy {
  readonly path: string;
  readonly event?: string;
  readonly action?: "redact" | "hash" | "keep";
}

/** A shape of secrets. */
export interface ValuePolicy {
  readonly id: string;
  readonly pattern: string;
  readonly ignoreCase?: boolean;
  readonly group?: number;
  readonly keywords?: readonly string[];
  readonly entropy?: number;
  readonly stopWords?: readonly string[];
  readonly check?: "luhn";
}

/** A value that may stay for a while. */
export interface Allowance {
  readonly hmac: string;
  readonly reason: string;
  /** YYYY-MM-DD. */
  readonly expires: string;
}

/**
 * Checks a parsed policy file.
 * @throws Problem naming the place, with a hint for misspelt keys
 */
export function readRedactionPolicy(file: string, value: unknown): RedactionPolicy {
  const { redactionPolicy: validate } = validators;
  if (validate(value)) return value as RedactionPolicy;
  const errors = validate.errors ?? [];
  const error = errors.find(({ keyword }) => keyword === "additionalProperties") ?? errors[0]!;
  const place = error.instancePath || "the top";
  const extra = error.params["additionalProperty"] as string | undefined;
  if (extra !== undefined) {
    const meant = suggest(extra, keys);
    const hint = meant === undefined ? undefined : `did you mean "${meant}"?`;
    throw problemIn(file, place, `unknown key "${extra}"`, hint);
  }
  const allowed = error.params["allowedValues"] as string[] | undefined;
  throw problemIn(file, place, `${error.message}${allowed ? `: ${allowed.join(", ")}` : ""}`);
}
