import type { Finding } from "../contract/finding.ts";
import type { ValidationResult } from "../core/validate/result.ts";
import type { Style } from "./style.ts";

/** A report of a check: text as findings come, and text at the end. */
export interface Report {
  finding?(finding: Finding): string;
  finish(result: ValidationResult): string;
}

/** What a report is made with. */
export interface ReportContext {
  readonly style: Style;
  /** The version of this tool. */
  readonly version: string;
}

export type CreateReport = (context: ReportContext) => Report;
