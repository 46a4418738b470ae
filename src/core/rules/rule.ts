import type { Code } from "../../contract/codes.ts";
import type { ArgsOf, Place } from "../../contract/finding.ts";
import type { Batch } from "../../scan/batch.ts";

/** The line a rule looks at; one object, moved from line to line. */
export interface Row {
  batch: Batch;
  /** Index in the batch. */
  line: number;
  /** Index in the catalog, or `noEvent`. */
  event: number;
  /** The number of the cycle, NaN if it has none. */
  cycle: number;
  /** Epoch milliseconds, NaN if unreadable. */
  time: number;
}

/** The start of a line that is remembered after its batch is gone. */
export interface Mark extends Place {
  readonly byteOffset: number;
  readonly event: string;
}

/** Reports a finding at a value of the current row. */
export type ReportHere = <C extends Code>(
  code: C,
  path: readonly string[],
  args: ArgsOf[C],
  related?: Mark,
) => void;

/** Reports a finding at an earlier line. */
export type ReportAt = <C extends Code>(code: C, mark: Mark, args: ArgsOf[C]) => void;

/** A rule over the events of one run in one file, with its own state for each run. */
export interface RunRule<State> {
  /** The state of a run that has not begun. */
  start(): State;
  event(row: Row, state: State, report: ReportHere, mark: () => Mark): void;
  /** The run has no more events in this file. */
  end?(state: State, report: ReportAt): void;
}
