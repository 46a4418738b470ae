import type { Severity } from "../../contract/codes/info.ts";
import type { Finding, Place } from "../../contract/finding.ts";
import type { Excerpt } from "../../scan/excerpt.ts";
import { fingerprintOf, pointerPattern } from "./fingerprint.ts";

/** All findings that are the same but for file and line. */
export interface Group {
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly pointer: string;
  count: number;
  readonly first: Finding;
  readonly excerpt?: Excerpt;
  readonly last: { -readonly [K in keyof Place]: Place[K] };
}

export type Counts = Record<Severity, number>;

/** Distinct groups that are told apart; beyond them findings are grouped by code alone. */
const maxGroups = 10_000;
/** Findings of each severity that are kept one by one, for reports that list them. */
const maxKept = 5_000;
/** Groups that get the text of their first line. */
const maxExcerpts = 200;

/** Gathers findings in bounded memory: counts stay exact however many there are. */
export interface Collector {
  readonly counts: Counts;
  readonly groups: ReadonlyMap<string, Group>;
  /** The first findings of each severity, in the order they came. */
  readonly kept: readonly Finding[];
  add(finding: Finding, excerpt?: () => Excerpt): void;
}

export function createCollector(): Collector {
  const counts: Counts = { error: 0, warn: 0, info: 0 };
  const groups = new Map<string, Group>();
  const kept: Finding[] = [];
  return {
    counts,
    groups,
    kept,
    add(finding, excerpt) {
      const { severity, file, line } = finding;
      if (counts[severity]++ < maxKept) kept.push(finding);
      const exact = fingerprintOf(finding);
      const fingerprint =
        groups.size < maxGroups || groups.has(`${severity} ${exact}`) ? exact : finding.code;
      // The same code may have two severities, by event or by file; they are listed apart.
      const key = `${severity} ${fingerprint}`;
      const group = groups.get(key);
      if (group) {
        group.count++;
        group.last.file = file;
        group.last.line = line;
        return;
      }
      const shown = excerpt && groups.size < maxExcerpts ? { excerpt: excerpt() } : {};
      groups.set(key, {
        fingerprint,
        severity,
        pointer: pointerPattern(finding.pointer),
        count: 1,
        first: finding,
        last: { file, line },
        ...shown,
      });
    },
  };
}
