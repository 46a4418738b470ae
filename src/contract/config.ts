import { codeNames, isCode } from "./codes.ts";
import * as validators from "./generated/config.js";
import { Problem, problemIn } from "./problem.ts";
import { readRedactionPolicy, type RedactionPolicy } from "./redaction-policy.ts";
import type { RuleSetting } from "./schema.ts";
import { suggest } from "./suggest.ts";

/** telemetry.config.json (schemas/config.schema.json). */
export interface Config {
  readonly schemas?: readonly string[];
  readonly events?: Readonly<Record<string, unknown>>;
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly redact?: RedactionPolicy;
  readonly overrides?: readonly {
    readonly files?: readonly string[];
    readonly events?: readonly string[];
    readonly rules: Readonly<Record<string, RuleSetting>>;
  }[];
}

export const configName = "telemetry.config.json";

/**
 * Checks a parsed configuration.
 * @throws Problem naming the place, with a hint for misspelt keys and codes
 */
export function readConfig(file: string, value: unknown): Config {
  const policy = (value as Config | null)?.redact;
  if (policy !== undefined) readRedactionPolicy(`${file} at /redact`, policy);
  if (!validators.config(value)) {
    const errors = validators.config.errors ?? [];
    const error = errors.find(({ keyword }) => keyword === "additionalProperties") ?? errors[0]!;
    const extra = error.params["additionalProperty"] as string | undefined;
    if (extra !== undefined) {
      const known = error.instancePath === "" ? topKeys : overrideKeys;
      const meant = suggest(extra, known);
      const hint =
        meant === undefined ? `known are ${known.join(", ")}` : `did you mean "${meant}"?`;
      throw problemIn(file, error.instancePath || "the top", `unknown key "${extra}"`, hint);
    }
    const either = errors.find(({ keyword }) => keyword === "anyOf");
    if (either) throw problemIn(file, either.instancePath, 'an override needs "files" or "events"');
    const allowed = error.params["allowedValues"] as string[] | undefined;
    const detail = allowed ? `: ${allowed.join(", ")}` : "";
    throw problemIn(file, error.instancePath || "the top", `${error.message}${detail}`);
  }
  const config = value as Config;
  checkCodes(file, "/rules", config.rules ?? {});
  for (const [i, { rules }] of (config.overrides ?? []).entries()) {
    checkCodes(file, `/overrides/${i}/rules`, rules);
  }
  return config;
}

const topKeys = ["schemas", "events", "rules", "overrides", "redact", "$schema"];
const overrideKeys = ["files", "events", "rules"];

function checkCodes(file: string, place: string, rules: object): void {
  for (const pattern of Object.keys(rules)) {
    const problem = codeProblem(pattern);
    if (problem) throw problemIn(file, place, problem.message, problem.hint);
  }
}

/** What is wrong with a code or pattern of codes; undefined if it names at least one. */
export function codeProblem(pattern: string): Problem | undefined {
  const known = pattern.endsWith("*")
    ? codeNames.some((code) => code.startsWith(pattern.slice(0, -1)))
    : isCode(pattern);
  if (known) return undefined;
  const meant = suggest(pattern, codeNames);
  const hint = meant ? `did you mean ${meant}?` : "telemetry validate --list-rules shows all";
  return new Problem(`"${pattern}" is no finding code`, hint);
}
