import { relative, resolve } from "node:path";
import picomatch from "picomatch";
import type { Config } from "../../contract/config.ts";
import { createPolicy, type Policy, type RuleEntry } from "../../core/validate/policy.ts";
import type { ValidateOptions } from "./options.ts";

type Entries = readonly RuleEntry[];

/** The severities here: the configuration's rules, then its overrides, then the command line. */
export function policyOf(
  config: Config,
  folder: string,
  cwd: string,
  options: Pick<ValidateOptions, "rules" | "strict">,
): Policy {
  const overrides: Entries = (config.overrides ?? []).flatMap(({ files, events, rules }) =>
    Object.entries(rules).map(([code, setting]) => ({
      code,
      setting,
      ...(files && { matchesFile: fileMatcher(files, folder, cwd) }),
      ...(events && { matchesEvent: eventMatcher(events) }),
    })),
  );
  const general: Entries = Object.entries(config.rules ?? {}).map(([code, setting]) => ({
    code,
    setting,
  }));
  return createPolicy([...general, ...overrides, ...options.rules], options.strict);
}

function fileMatcher(globs: readonly string[], folder: string, cwd: string) {
  const isMatch = picomatch([...globs]);
  return (file: string) => isMatch(relative(folder, resolve(cwd, file)));
}

const eventMatcher = (names: readonly string[]) => (event: string) =>
  names.some((name) => (name.endsWith("*") ? event.startsWith(name.slice(0, -1)) : name === event));
