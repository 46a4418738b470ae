import type { Severity } from "../../contract/codes/info.ts";
import { compare, type Baseline } from "./baseline.ts";
import type { Collector, Group } from "./collector.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { ValidationResult } from "./result.ts";

const weight = { info: 0, warn: 1, error: 2 } as const satisfies Record<Severity, number>;

/** Groups by severity, then by count, then by fingerprint, so that the order of files does not matter. */
const ordered = (groups: Iterable<Group>): Group[] =>
  [...groups].toSorted(
    (a, b) =>
      weight[b.severity] - weight[a.severity] ||
      b.count - a.count ||
      (a.fingerprint < b.fingerprint ? -1 : 1),
  );

type Judged = Pick<ValidationResult, "groups" | "findings" | "baseline">;

/** What the collector holds, without what the baseline accepts. */
export function settle(collector: Collector, baseline: Baseline | undefined): Judged {
  const groups = ordered(collector.groups.values());
  if (!baseline) return { groups, findings: collector.kept };
  const { groups: left, suppressed, stale } = compare(baseline, groups);
  const isLeft = new Set(left.map(({ fingerprint }) => fingerprint));
  const findings = collector.kept.filter(
    (finding) => isLeft.has(fingerprintOf(finding)) || isLeft.has(finding.code),
  );
  return { groups: left, findings, baseline: { suppressed, stale } };
}

/** Whether a check fails: a finding as grave as `failOn`, or a stale entry of a strict baseline. */
export function hasFailed(
  result: Judged,
  failOn: Severity | "never",
  strictBaseline: boolean,
): boolean {
  if (strictBaseline && (result.baseline?.stale.length ?? 0) > 0) return true;
  if (failOn === "never") return false;
  return result.groups.some(({ severity }) => weight[severity] >= weight[failOn]);
}
