import { codes, type Code } from "../../contract/codes.ts";
import type { CodeInfo, Severity } from "../../contract/codes/info.ts";
import type { Finding } from "../../contract/finding.ts";
import type { RuleSetting } from "../../contract/schema.ts";

/** One setting of severities; of several that match a finding the last one wins. */
export interface RuleEntry {
  /** A code, or the start of codes with a final `*`: `span.*`. */
  readonly code: string;
  readonly setting: RuleSetting;
  /** Only for these events; all if absent. */
  readonly matchesEvent?: (event: string) => boolean;
  /** Only for these inputs; all if absent. */
  readonly matchesFile?: (file: string) => boolean;
}

/** The severity a finding has here; undefined if its rule is off. */
export type Policy = (finding: Finding) => Severity | undefined;

const raised = { info: "warn", warn: "error", error: "error" } as const satisfies Record<
  Severity,
  Severity
>;

const matchesCode = (pattern: string, code: Code): boolean =>
  pattern.endsWith("*") ? code.startsWith(pattern.slice(0, -1)) : pattern === code;

/** @param strict raises warnings to errors and information to warnings where no entry decides */
export function createPolicy(entries: readonly RuleEntry[], strict: boolean): Policy {
  const byCode = new Map<Code, readonly RuleEntry[]>();
  const standard: Policy = ({ code, severity }) => {
    const { isOff }: CodeInfo = codes[code];
    if (isOff === true) return undefined;
    return strict ? raised[severity] : severity;
  };
  if (entries.length === 0) return standard;
  return (finding) => {
    let matching = byCode.get(finding.code);
    if (!matching) {
      matching = entries.filter(({ code }) => matchesCode(code, finding.code));
      byCode.set(finding.code, matching);
    }
    const entry = matching.findLast(
      ({ matchesEvent, matchesFile }) =>
        (matchesEvent?.(finding.event) ?? true) && (matchesFile?.(finding.file) ?? true),
    );
    if (entry) return entry.setting === "off" ? undefined : entry.setting;
    return standard(finding);
  };
}
