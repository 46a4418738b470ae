import type { Code } from "../../contract/codes.ts";
import type { ArgsOf } from "../../contract/finding.ts";
import type { Batch } from "../../scan/batch.ts";

/** The line a rule looks at; one object, moved from line to line. */
export interface Row {
  batch: Batch;
  /** Index in the batch. */
  line: number;
  /** The line's number in the file, counted from 1: what a rule remembers of a line. */
  number: number;
  /** Index in the catalog, or `noEvent`. */
  event: number;
  /** The number of the cycle, NaN if it has none. */
  cycle: number;
  /** Epoch milliseconds, NaN if unreadable. */
  time: number;
}

/** The start of a line of the file, whose batch may be gone. */
export interface Mark {
  readonly number: number;
  readonly byteOffset: number;
  /** Index in the catalog. */
  readonly event: number;
}

/** Reports a finding at a value of the current row; `related` is the number of the other line, if it is about two. */
export type ReportHere = <C extends Code>(
  code: C,
  path: readonly string[],
  args: ArgsOf[C],
  related?: number,
) => void;

/** Reports a finding at an earlier line. */
export type ReportAt = <C extends Code>(code: C, mark: Mark, args: ArgsOf[C]) => void;

/**
 * A rule over the events of one run in one file, with its own state for each run. It remembers lines by their
 * numbers, so that most lines allocate nothing: the fold has to keep up with a scanner that takes 0.4 µs a line.
 */
export interface RunRule<State> {
  /** The state of a run that has not begun. */
  start(): State;
  event(row: Row, state: State, report: ReportHere): void;
  /** The run has no more events in this file. */
  end?(state: State, report: ReportAt): void;
}
