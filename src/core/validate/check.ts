import type { Catalog } from "../../contract/catalog.ts";
import { codes, type Code } from "../../contract/codes.ts";
import type { ArgsOf, Finding, Place } from "../../contract/finding.ts";
import { escapeToken } from "../../contract/pointer.ts";
import { verdicts, type Batch } from "../../scan/batch.ts";
import type { BinaryKind } from "../../scan/sniff.ts";
import type { ReportAt, ReportHere } from "../rules/rule.ts";
import type { Collector, Counts } from "./collector.ts";
import type { Policy } from "./policy.ts";
import type { FileResult, Totals } from "./result.ts";
import { createRuns, type FileContext } from "./runs.ts";

/** What the fold tells while it goes, for pass-through, repair and streaming reports. */
export interface CheckEvents {
  /** A line is settled; `reason` is its first error, or what made it unreadable, if it was rejected. */
  line?: (batch: Batch, line: number, reason: Finding | undefined) => void;
  finding?(finding: Finding): void;
}

export interface CheckOptions {
  readonly catalog: Catalog;
  readonly policy: Policy;
  readonly collector: Collector;
  readonly allowEmpty: boolean;
  readonly events: CheckEvents;
}

/** Folds batches, in input order, into findings and totals. */
export interface Check {
  open(file: FileContext): void;
  batch(batch: Batch): void;
  /** A line that was skipped for its length, at a place of the open file. */
  longLine(line: number, byteOffset: number, bytes: number, limit: number): void;
  /** The open file is no text; its lines were counted, not read. */
  binary(kind: BinaryKind, lines: number, bytes: number): void;
  /** Ends the open file; only one that was read to its end can be found empty. */
  close(isWhole: boolean): FileResult;
  /** Lines of all files so far that are JSON objects, whatever is wrong with them. */
  readable(): number;
  /** A finding in a line of the last batch, by the index of the line and the path in its event. */
  atLine<C extends Code>(index: number, code: C, path: readonly string[], args: ArgsOf[C]): void;
  /** A finding about the whole input. */
  overall<C extends Code>(code: C, args: ArgsOf[C]): void;
}

export function createCheck(options: CheckOptions): Check {
  const { policy, collector, events } = options;
  const { line: onLine } = events;
  const runs = createRuns(options.catalog);
  let file: FileContext = { name: "", isStream: false };
  let totals: Totals = noTotals();
  let objects = 0;
  let before: Counts = { ...collector.counts };
  let batch: Batch | undefined;
  let line = 0;

  /** Gives a finding the severity it has here and keeps it; returns it unless its rule is off. */
  function add(finding: Finding): Finding | undefined {
    const severity = policy(finding);
    if (severity === undefined) return undefined;
    const settled = severity === finding.severity ? finding : { ...finding, severity };
    const source = batch;
    const index = source ? finding.line - source.firstLine : -1;
    const excerpt =
      source && index >= 0 && index < source.lines
        ? () => source.excerpt(index, finding.byteOffset)
        : undefined;
    collector.add(settled, excerpt);
    events.finding?.(settled);
    return settled;
  }

  const report: ReportHere = (code, path, args, related) => {
    const { column, byteOffset } = batch!.locate(line, path);
    const pointer = path.map((token) => `/${escapeToken(token)}`).join("");
    const event = batch!.eventName(line);
    const number = batch!.firstLine + line;
    add(
      make(
        code,
        args,
        { file: file.name, line: number, column, byteOffset, pointer, event },
        related,
      ),
    );
  };

  const reportAt: ReportAt = (code, mark, args) => {
    const { number, byteOffset, event } = mark;
    const name = options.catalog.names[event] ?? "";
    add(make(code, args, { file: file.name, line: number, byteOffset, event: name }));
  };

  const whole = () => ({ file: file.name, line: 0, byteOffset: 0 });

  /** Settles the findings of a line; returns what rejects it. */
  function settle(
    findings: readonly Finding[],
    from: number,
    to: number,
    readable: boolean,
  ): Finding | undefined {
    let reason: Finding | undefined;
    for (let at = from; at < to; at++) {
      const settled = add(findings[at]!);
      if (settled?.severity === "error") reason ??= settled;
    }
    return reason ?? (readable ? undefined : findings[from]);
  }

  return {
    open(next) {
      file = next;
      totals = noTotals();
      before = { ...collector.counts };
      runs.open(next);
    },
    batch(next) {
      batch = next;
      totals.bytes += next.bytes.length;
      totals.lines += next.lines;
      const { lines, firstLine, verdict, findings } = next;
      let at = 0;
      // Most lines have no finding; this index of the next one that has spares them the look.
      let troubled = (findings[0]?.line ?? Number.POSITIVE_INFINITY) - firstLine;
      runs.batch(next);
      for (line = 0; line < lines; line++) {
        const its = verdict[line]!;
        const readable = its !== verdicts.unreadable;
        let reason: Finding | undefined;
        if (line === troubled) {
          const from = at;
          while (findings[at]?.line === firstLine + line) at++;
          reason = settle(findings, from, at, readable);
          troubled = (findings[at]?.line ?? Number.POSITIVE_INFINITY) - firstLine;
        }
        if (its === verdicts.blank) totals.blank++;
        else if (reason || !readable) totals.rejected++;
        else totals.events++;
        if (its <= verdicts.doubtful) {
          objects++;
          runs.event(line, report, reportAt);
        }
        if (onLine) onLine(next, line, reason);
      }
    },
    longLine(number, byteOffset, bytes, limit) {
      batch = undefined;
      totals.lines++;
      totals.bytes += bytes;
      totals.rejected++;
      const place = { file: file.name, line: number, byteOffset };
      add(make("log.line-too-long", { bytes, limit }, place));
    },
    binary(kind, lines, bytes) {
      batch = undefined;
      totals.lines += lines;
      totals.bytes += bytes;
      totals.rejected += lines;
      add(make("log.binary", { kind }, whole()));
    },
    close(isWhole) {
      batch = undefined;
      runs.close(reportAt);
      // Where errors rejected every line they have said so; a cut line alone, or a rule that is off, has not.
      const isGreen = collector.counts.error === before.error;
      if (isWhole && totals.events === 0 && isGreen && !options.allowEmpty) {
        add(make("log.empty", {}, whole()));
      }
      const { error, warn, info } = collector.counts;
      const counts = {
        error: error - before.error,
        warn: warn - before.warn,
        info: info - before.info,
      };
      return { name: file.name, ...totals, counts };
    },
    atLine(index, code, path, args) {
      line = index;
      report(code, path, args);
    },
    readable: () => objects,
    overall(code, args) {
      batch = undefined;
      add(make(code, args, { file: "", line: 0, byteOffset: 0 }));
    },
  };
}

const noTotals = (): Totals => ({ lines: 0, bytes: 0, events: 0, blank: 0, rejected: 0 });

function make<C extends Code>(
  code: C,
  args: ArgsOf[C],
  place: Place & { byteOffset: number; column?: number; pointer?: string; event?: string },
  related = 0,
): Finding {
  const { line: number, byteOffset, column = 1, pointer = "", event = "" } = place;
  const finding = {
    code,
    severity: codes[code].severity,
    file: place.file,
    line: number,
    column,
    byteOffset,
    pointer,
    event: event.slice(0, 120),
    args,
  };
  // Not spread into it: V8 would give each finding a shape of its own, which makes all that reads them slow.
  if (related > 0) Object.assign(finding, { related: { file: place.file, line: related } });
  return finding as unknown as Finding;
}
