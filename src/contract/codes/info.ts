/** How much a finding matters. `error` fails a check by default, `warn` and `info` do not. */
export type Severity = "error" | "warn" | "info";

/** What is known of one finding code; docs/findings.md and `--explain` are made from it. */
export interface CodeInfo {
  readonly severity: Severity;
  /** Whether it is only looked for where it is asked for. */
  readonly isOff?: boolean;
  /** One line, for lists. */
  readonly title: string;
  /** Why it matters to whoever reads the log. */
  readonly why: string;
  /** What to do about it. */
  readonly fix: string;
}
