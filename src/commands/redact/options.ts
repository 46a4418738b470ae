import type { ContractOptions } from "../contract-setup.ts";

/** How the listing of what is or would be replaced is written. */
export const listingFormats = ["table", "json", "sarif"] as const;
export type ListingFormat = (typeof listingFormats)[number];

/** A listing asked for; without a file it goes to standard output. */
export interface ListingTarget {
  readonly format: ListingFormat;
  readonly file: string | undefined;
}

/** What decides which values go and what takes their place. */
export interface RuleOptions extends ContractOptions {
  readonly policy: string | undefined;
  readonly profiles: readonly "pii"[];
  readonly hash: boolean | undefined;
  readonly keyFile: string | undefined;
  readonly knownEnv: readonly string[];
  readonly knownFiles: readonly string[];
  readonly onBadLine: "scrub" | "withhold" | "error" | undefined;
  readonly requireClassification: boolean;
}

/** What `telemetry redact` can be asked for. */
export interface RedactOptions extends RuleOptions {
  readonly outDir: string | undefined;
  readonly inPlace: boolean;
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly listings: readonly ListingTarget[];
  readonly filesFrom: string | undefined;
  readonly maxLineBytes: number;
  readonly color: boolean;
  /** The version of this tool, for reports and attestations. */
  readonly version: string;
}
