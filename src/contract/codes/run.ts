import type { CodeInfo } from "./info.ts";

/** Findings about the events of one run together, and about the input as a whole. */
export const runCodes = {
  "run.file-name": {
    severity: "warn",
    title: "The file is not named after its run",
    why: "The default place of a run is <log folder>/<run_id>.jsonl (SPEC, Transport); tools find runs by it.",
    fix: "Rename the file, or fix the run_id.",
  },
  "run.mixed": {
    severity: "warn",
    title: "The file holds more than one run",
    why: "A log file records one run; rotation and retention work by file.",
    fix: "Write each run to its own file.",
  },
  "run.limit": {
    severity: "info",
    title: "Too many runs are interleaved to follow all",
    why: "State is kept for a bounded number of runs a file; the run longest silent was closed to make room.",
    fix: "Split the log by run.",
  },
  "order.timestamp": {
    severity: "warn",
    title: "The timestamp is earlier than that of the event before",
    why: "The clock stepped back or the lines were merged out of order; durations across the step are wrong.",
    fix: "Write events in order from one clock, or sort the merged log.",
  },
  "order.cycle": {
    severity: "warn",
    title: "The cycle goes back or skips a number",
    why: "Cycles grow by one; a gap means lost events, a step back mixed writers.",
    fix: "Check for a lost part of the log or a counter that is not shared.",
  },
  "cycle.first": {
    severity: "warn",
    title: "The run does not start with cycle 1",
    why: "Its beginning is missing, or the counter starts at another number.",
    fix: "Start at 1; look for a log that was rotated away.",
  },
  "span.unclosed": {
    severity: "warn",
    title: "A started span has no completed event",
    why: "The step or command has no duration and no outcome; often the process died in it.",
    fix: "Emit the completed event in a finally block.",
  },
  "span.unopened": {
    severity: "warn",
    title: "A span is completed that was never started",
    why: "Its start is missing or has another key, so it cannot be timed.",
    fix: "Emit the started event with the same key.",
  },
  "span.duplicate": {
    severity: "warn",
    title: "A span is started while the same one is open",
    why: "The two cannot be told apart; one of them gets the other's outcome.",
    fix: "Complete the first, or give the second its own key.",
  },
  "plan.step-out-of-range": {
    severity: "warn",
    title: "A step's index is beyond the plan",
    why: "The plan announced fewer steps; indices are counted from 0.",
    fix: "Count from 0, or emit plan.generated again when the plan grows.",
  },
  "review.missing-decision": {
    severity: "warn",
    title: "A finished cycle has no review.decision",
    why: "Why the run went on to another cycle cannot be told from the log.",
    fix: "Emit review.decision at the end of each cycle.",
  },
  "review.after-abort": {
    severity: "warn",
    title: "The run goes on after an abort",
    why: "The reviewer ended the run, yet something still worked.",
    fix: "Stop the planner and the executor on abort.",
  },
  "event.duplicate": {
    severity: "warn",
    title: "The same line stands twice",
    why: "A retrying writer or a merge copied it, so counts and sums are too high.",
    fix: "Deduplicate when merging; make the writer's retry idempotent.",
  },
  "coverage.below": {
    severity: "error",
    title: "Fewer catalog events were seen than required",
    why: "The recorded runs do not exercise the contract as far as --fail-on-coverage-below asks.",
    fix: "Record runs that emit the missing events, shown by --coverage.",
  },
  "coverage.min-events": {
    severity: "error",
    title: "Fewer events were read than required",
    why: "--min-events guards against a check that is green on almost nothing.",
    fix: "Check that the runs were recorded where this looks.",
  },
  "coverage.required-event": {
    severity: "error",
    title: "A required event was never seen",
    why: "--require-event names an event the runs must emit.",
    fix: "Check the spelling, and that its writer is switched on.",
  },
} as const satisfies Record<string, CodeInfo>;
