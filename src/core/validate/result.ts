import type { Counts, Group } from "./collector.ts";
import type { Finding } from "../../contract/finding.ts";
import type { Coverage } from "./coverage.ts";

/** What was read; `lines = events + blank + rejected` always holds. */
export interface Totals {
  lines: number;
  bytes: number;
  /** Lines that are events without an error. */
  events: number;
  blank: number;
  /** Lines that are no event, or one with an error. */
  rejected: number;
}

/** One input and what became of it. */
export interface FileResult extends Totals {
  readonly name: string;
  readonly counts: Counts;
}

/** The summary of a whole check, as the json report shows it. */
export interface Summary extends Totals {
  files: number;
  findings: Counts;
}

/** An input that could not be read, or not to its end. */
export interface Unreadable {
  readonly file: string;
  readonly reason: string;
}

/** Everything a report may show of a check. */
export interface ValidationResult {
  readonly summary: Summary;
  readonly files: readonly FileResult[];
  /** Files beyond those in `files`. */
  readonly moreFiles: number;
  readonly unreadable: readonly Unreadable[];
  /** Groups by severity, then by count. */
  readonly groups: readonly Group[];
  readonly findings: readonly Finding[];
  /** How many groups and findings a report lists. */
  readonly maxFindings: number;
  readonly coverage?: Coverage;
  readonly baseline?: { readonly suppressed: number; readonly stale: readonly string[] };
  /** Whether the check was ended by the user. */
  readonly interrupted: boolean;
}
