import type { Group } from "./collector.ts";

/** Accepted findings: how many of each fingerprint. */
export interface Baseline {
  readonly version: 1;
  readonly findings: Readonly<Record<string, number>>;
}

/** Records the findings of a check as accepted. */
export function toBaseline(groups: Iterable<Group>): Baseline {
  const findings: Record<string, number> = {};
  for (const { fingerprint, count } of groups) {
    findings[fingerprint] = (findings[fingerprint] ?? 0) + count;
  }
  const sorted = Object.entries(findings).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { version: 1, findings: Object.fromEntries(sorted) };
}

/**
 * Tells of findings as they come whether the baseline accepts them: as many of each fingerprint as it records, and of
 * each code as many as it records by code alone, where there were too many fingerprints to tell apart.
 */
export function createAllowance({
  findings,
}: Baseline): (fingerprint: string, code: string) => boolean {
  const left = new Map(Object.entries(findings));
  const take = (key: string): boolean => {
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count > 0;
  };
  return (fingerprint, code) => take(fingerprint) || take(code);
}

/** What is left of the findings once the accepted ones are taken off. */
export interface Comparison {
  /** Groups with more findings than accepted. */
  readonly groups: readonly Group[];
  /** Findings that were accepted. */
  readonly suppressed: number;
  /** Fingerprints with fewer findings than accepted. */
  readonly stale: readonly string[];
}

export function compare(baseline: Baseline, groups: readonly Group[]): Comparison {
  const found = toBaseline(groups).findings;
  const accepted = (fingerprint: string) =>
    Object.hasOwn(baseline.findings, fingerprint) ? baseline.findings[fingerprint]! : 0;
  const left = groups.filter(({ fingerprint }) => found[fingerprint]! > accepted(fingerprint));
  const suppressed = groups
    .filter((group) => !left.includes(group))
    .reduce((sum, { count }) => sum + count, 0);
  const stale = Object.entries(baseline.findings)
    .filter(([fingerprint, count]) => (found[fingerprint] ?? 0) < count)
    .map(([fingerprint]) => fingerprint);
  return { groups: left, suppressed, stale };
}
