import type { Catalog } from "../../contract/catalog.ts";
import { noText, verdicts, type Batch } from "../../scan/batch.ts";
import { createRunRules, type RunStates } from "../rules/index.ts";
import type { ReportAt, ReportHere, Row } from "../rules/rule.ts";
import { createDuplicateLines } from "./duplicates.ts";

/** Runs of one file that are followed at a time. */
const maxRuns = 4096;

/** What is known of a file before it is read. */
export interface FileContext {
  readonly name: string;
  /** The run_id its place under the log folder asks for; undefined if it lies elsewhere. */
  readonly run?: string;
  /** Whether it is a stream that may hold any number of runs. */
  readonly isStream: boolean;
}

/** Folds the events of one file after another through the rules over runs. */
export interface Runs {
  open(file: FileContext): void;
  /** The batch whose lines come next. */
  batch(batch: Batch): void;
  /** A line of the batch that is an event. */
  event(line: number, report: ReportHere, reportAt: ReportAt): void;
  close(report: ReportAt): void;
}

export function createRuns(catalog: Catalog): Runs {
  const rules = createRunRules(catalog);
  const duplicates = createDuplicateLines();
  const states = new Map<string, RunStates>();
  const row: Row = {
    batch: undefined as never,
    line: 0,
    number: 0,
    event: 0,
    cycle: Number.NaN,
    time: Number.NaN,
  };
  let file: FileContext;
  let first: { readonly run: string; readonly line: number } | undefined;
  let current: { readonly run: string; readonly states: RunStates } | undefined;
  /** The id of the current run in this batch; most lines have the run of the line before. */
  let currentId = noText;
  let firstLine = 1;
  let copies: number[] = [];
  let copy = 0;

  /** Looks for copies in all lines of a batch at once: in a loop of its own the CPU waits for many look-ups at a time. */
  function findCopies({ lines, verdict, hashLow, hashHigh }: Batch): void {
    copies = [];
    copy = 0;
    for (let line = 0; line < lines; line++) {
      if (verdict[line]! > verdicts.doubtful) continue;
      const earlier = duplicates.see(hashLow[line]!, hashHigh[line]!, firstLine + line);
      if (earlier > 0) copies.push(line, earlier);
    }
  }

  /** Makes a run the current one; the run longest silent makes room for a new one. */
  function statesOf(run: string, report: ReportHere, reportAt: ReportAt): RunStates {
    if (current?.run === run) return current.states;
    let its = states.get(run);
    if (its) states.delete(run);
    else {
      its = rules.start();
      checkPlace(run, report);
    }
    states.set(run, its);
    if (states.size > maxRuns) {
      const [oldest, ended] = states.entries().next().value!;
      states.delete(oldest);
      rules.end(ended, reportAt);
      report("run.limit", ["run_id"], { limit: maxRuns });
    }
    current = { run, states: its };
    return its;
  }

  /** run.file-name and run.mixed, when a run is first seen in the file. */
  function checkPlace(run: string, report: ReportHere): void {
    if (first) {
      if (!file.isStream && run !== first.run) {
        report("run.mixed", ["run_id"], { first: first.run.slice(0, 120) }, first.line);
      }
      return;
    }
    first = { run, line: row.number };
    if (file.run !== undefined && file.run !== run) {
      report("run.file-name", ["run_id"], { expected: `${run.slice(0, 240)}.jsonl` });
    }
  }

  return {
    open(next) {
      file = next;
      first = undefined;
      current = undefined;
      duplicates.reset();
    },
    batch(next) {
      row.batch = next;
      firstLine = next.firstLine;
      findCopies(next);
      currentId = noText;
    },
    event(line, report, reportAt) {
      const { batch } = row;
      row.line = line;
      row.number = firstLine + line;
      row.event = batch.event[line]!;
      row.cycle = batch.cycle[line]!;
      row.time = batch.time[line]!;
      const run = batch.run[line]!;
      if (run !== noText) {
        const its =
          run === currentId ? current!.states : statesOf(batch.texts[run]!, report, reportAt);
        currentId = run;
        rules.event(row, its, report);
      }
      if (line === copies[copy]) {
        report("event.duplicate", [], {}, copies[copy + 1]);
        copy += 2;
      }
    },
    close(report) {
      for (const its of states.values()) rules.end(its, report);
      states.clear();
    },
  };
}
