import { relative, resolve } from "node:path";
import type { Config } from "../../contract/config.ts";
import { createPolicy, type Policy, type RuleEntry } from "../../core/validate/policy.ts";
import type { ValidateOptions } from "./options.ts";

type Entries = readonly RuleEntry[];

/** The severities here: the configuration's rules, then its overrides, then the command line. */
export async function policyOf(
  config: Config,
  folder: string,
  cwd: string,
  options: Pick<ValidateOptions, "rules" | "strict">,
): Promise<Policy> {
  const hasFiles = config.overrides?.some(({ files }) => files);
  const picomatch = hasFiles ? (await import("picomatch")).default : undefined;
  const overrides: Entries = (config.overrides ?? []).flatMap(({ files, events, rules }) =>
    Object.entries(rules).map(([code, setting]) => ({
      code,
      setting,
      ...(files && picomatch && { matchesFile: matchesFile(picomatch([...files]), folder, cwd) }),
      ...(events && { matchesEvent: eventMatcher(events) }),
    })),
  );
  const general: Entries = Object.entries(config.rules ?? {}).map(([code, setting]) => ({
    code,
    setting,
  }));
  return createPolicy([...general, ...overrides, ...options.rules], options.strict);
}

const matchesFile =
  (isMatch: (file: string) => boolean, folder: string, cwd: string) => (file: string) =>
    isMatch(relative(folder, resolve(cwd, file)));

const eventMatcher = (names: readonly string[]) => (event: string) =>
  names.some((name) => (name.endsWith("*") ? event.startsWith(name.slice(0, -1)) : name === event));
