import type { Severity } from "../../contract/codes/info.ts";
import type { RuleSetting } from "../../contract/schema.ts";
import type { ReportFormat } from "../../report/formats.ts";
import type { ContractOptions } from "../contract-setup.ts";

/** A report beside the console's. */
export interface FileReport {
  readonly format: ReportFormat;
  readonly file: string;
}

/** What `telemetry validate` can be asked for. */
export interface ValidateOptions extends ContractOptions {
  readonly format: ReportFormat | undefined;
  readonly reports: readonly FileReport[];
  /** The mildest severity that makes the check fail. */
  readonly failOn: Severity | "never";
  readonly rules: readonly { readonly code: string; readonly setting: RuleSetting }[];
  readonly strict: boolean;
  readonly allowEmpty: boolean;
  readonly minEvents: number | undefined;
  readonly requireEvents: readonly string[];
  readonly maxLineBytes: number;
  /** Groups a report lists, 0 for all. */
  readonly maxFindings: number;
  /** Threads that scan; undefined for as many as there are cores, if there is enough to do. */
  readonly jobs: number | undefined;
  readonly coverage: boolean;
  /** 0 to 1. */
  readonly coverageBelow: number | undefined;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  readonly strictBaseline: boolean;
  readonly repair: string | undefined;
  readonly passThrough: boolean;
  /** A file with one input a line, `-` for standard input. */
  readonly filesFrom: string | undefined;
  readonly color: boolean;
  /** The version of this tool, for reports. */
  readonly version: string;
}
