import type { ContractOptions } from "../contract-setup.ts";
import type { ChoiceOptions } from "../events/options.ts";
import type { StatsFormat } from "../../report/stats/formats.ts";
import type { Sorting } from "../../report/stats/sorting.ts";

/** What `telemetry stats` can be asked for. */
export interface StatsOptions
  extends ContractOptions, Omit<ChoiceOptions, "follow" | "lines" | "untilEvents"> {
  readonly format: StatsFormat | undefined;
  readonly by: readonly string[];
  readonly fields: readonly string[];
  /** From 0 to 100; undefined for the usual ones. */
  readonly percentiles: readonly number[] | undefined;
  /** Rows of lists, 0 for all; undefined for what the format usually shows. */
  readonly top: number | undefined;
  readonly sort: Sorting | undefined;
  readonly includeInvalid: boolean;
  /** Whether the inputs are compared: two logs, folders or snapshots. */
  readonly compare: boolean;
  /** Whether the inputs are snapshots. */
  readonly merge: boolean;
  /** A file to write a snapshot to. */
  readonly save: string | undefined;
  /** Budgets (see parseBudget). */
  readonly failIf: readonly string[];
  readonly watch: boolean;
  readonly jobs: number | undefined;
  readonly maxLineBytes: number;
  readonly filesFrom: string | undefined;
  readonly local: boolean;
  readonly color: boolean;
}
