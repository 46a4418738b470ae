import type { Comparison } from "../../core/stats/compare.ts";
import type { Overview } from "../../core/stats/overview.ts";
import type { Snapshot } from "../../core/stats/snapshot.ts";
import type { Zone } from "../events/time.ts";
import type { Style } from "../style.ts";
import type { Sorting } from "./sorting.ts";

/** What is reported. */
export interface StatsResult {
  readonly overview: Overview;
  readonly unreadable: readonly { readonly file: string; readonly reason: string }[];
  /** Budgets that were overdrawn, and all others. */
  readonly budgets: readonly BudgetResult[];
  /** What the overview was made of. */
  readonly snapshot: Snapshot;
}

export interface BudgetResult {
  readonly text: string;
  /** What it is about has this value; null if there is none. */
  readonly value: number | null;
  readonly unit: string;
  readonly isOverdrawn: boolean;
}

export interface StatsContext {
  readonly style: Style;
  readonly zone: Zone;
  /** Rows of lists, 0 for all; undefined for what is usual. */
  readonly top: number | undefined;
  readonly sort: Sorting | undefined;
  readonly percentiles: readonly number[];
}

/** Writes an overview as a text. */
export type WriteStats = (result: StatsResult, context: StatsContext) => string;

/** Writes a comparison as a text. */
export type WriteComparison = (
  comparison: Comparison,
  budgets: readonly BudgetResult[],
  context: StatsContext,
) => string;
