import type { Catalog } from "../../contract/catalog.ts";
import { noText, verdicts, type Batch } from "../../scan/batch.ts";
import { createRunRules, type RunChecks } from "../rules/index.ts";
import type { Mark, ReportAt, ReportHere, Row } from "../rules/rule.ts";
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
  /** A line of a batch that is an event. */
  event(batch: Batch, line: number, report: ReportHere, reportAt: ReportAt): void;
  close(report: ReportAt): void;
}

export function createRuns(catalog: Catalog): Runs {
  const rules = createRunRules(catalog);
  const duplicates = createDuplicateLines();
  const states = new Map<string, RunChecks>();
  const row: Row = { batch: undefined as never, line: 0, event: 0, cycle: 0, time: 0 };
  let file: FileContext;
  let first: { readonly run: string; readonly mark: Mark } | undefined;
  let current: { readonly run: string; readonly checks: RunChecks } | undefined;
  let remembered: Mark | undefined;

  /** The current row as a mark, made once however many rules keep it. */
  const mark = (): Mark => {
    const { batch, line } = row;
    remembered ??= {
      file: batch.file,
      line: batch.firstLine + line,
      byteOffset: batch.firstByte + batch.start[line]!,
      event: batch.eventName(line),
    };
    return remembered;
  };

  /** The checks of a run; the run longest silent makes room for a new one. */
  function checksOf(run: string, report: ReportHere, reportAt: ReportAt): RunChecks {
    if (current?.run === run) return current.checks;
    let checks = states.get(run);
    if (checks) states.delete(run);
    else {
      checks = rules.start();
      checkPlace(run, report);
    }
    states.set(run, checks);
    if (states.size > maxRuns) {
      const [oldest, its] = states.entries().next().value!;
      states.delete(oldest);
      its.end(reportAt);
      report("run.limit", ["run_id"], { limit: maxRuns });
    }
    current = { run, checks };
    return checks;
  }

  /** run.file-name and run.mixed, when a run is first seen in the file. */
  function checkPlace(run: string, report: ReportHere): void {
    if (first) {
      if (!file.isStream && run !== first.run) {
        report("run.mixed", ["run_id"], { first: first.run.slice(0, 120) }, first.mark);
      }
      return;
    }
    first = { run, mark: mark() };
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
    event(batch, line, report, reportAt) {
      row.batch = batch;
      row.line = line;
      row.event = batch.event[line]!;
      row.cycle = batch.cycle[line]!;
      row.time = batch.time[line]!;
      remembered = undefined;
      const run = batch.run[line]!;
      if (run !== noText) checksOf(batch.texts[run]!, report, reportAt).event(row, report, mark);
      const number = batch.firstLine + line;
      const earlier = duplicates.see(batch.hashLow[line]!, batch.hashHigh[line]!, number);
      if (earlier > 0) {
        const copy = { file: batch.file, line: earlier, byteOffset: 0, event: "" };
        report("event.duplicate", [], {}, copy);
      }
    },
    close(report) {
      for (const checks of states.values()) checks.end(report);
      states.clear();
    },
  };
}

/** Whether a line of a batch was read as an event. */
export const isEvent = (batch: Batch, line: number): boolean =>
  batch.verdict[line]! <= verdicts.doubtful;
