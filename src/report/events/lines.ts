import type { Catalog } from "../../contract/catalog.ts";
import type { Finding } from "../../contract/finding.ts";
import type { Outcome } from "../../core/query/failure.ts";
import type { EventRecord } from "../../core/record.ts";
import { messageOf } from "../messages.ts";
import type { Paint, Style } from "../style.ts";
import { createFields, type FieldsOptions } from "./fields.ts";
import { createLabels } from "./labels.ts";
import { createMarks, type Gap } from "./marks.ts";
import type { Pen } from "./pen.ts";
import { clockText, spanText, type Zone } from "./time.ts";
import { createShortEvents, toneOf } from "./tone.ts";

export type { Gap };

/** A line of a log with what is known of it beside the log. */
export interface Shown {
  readonly record: EventRecord;
  readonly findings: readonly Finding[];
  /** Whether later ones of other files were shown before it. */
  readonly isLate: boolean;
}

export interface LinesOptions extends Omit<FieldsOptions, "isShort"> {
  readonly pen: Pen;
  readonly catalog: Catalog;
  readonly outcomeOf: (record: EventRecord) => Outcome | undefined;
  readonly style: Style;
  readonly zone: Zone;
  /** Width of the terminal, columns; undefined where nothing is cut. */
  readonly columns: () => number | undefined;
  /** Whether lines that are too long are wrapped, not cut. */
  readonly isWide: boolean;
  /** Whether each line is labelled with its run from the start. */
  readonly hasRuns: boolean;
  /** Silence that is marked; undefined for more than a minute of it. */
  readonly gap?: Gap;
  /** Whether there are marks between events; default: true. */
  readonly hasMarks?: boolean;
}

const gap = 2;
const eventWidth = 18;
const sourceWidth = 9;
/** Terminals below this width get shorter columns, as the fields of events need room. */
const narrowUntil = 100;
/** Where the text of a line begins that goes on from the one before. */
const indent = 14;

/** Draws events, a line each, and marks between them: silence, another day, another cycle. */
export function createEventLines(options: LinesOptions): (shown: Shown) => void {
  const { pen, catalog, outcomeOf, style, zone, columns, isWide, hide } = options;
  const isTerminal = columns() !== undefined;
  const isShort = isTerminal && !isWide;
  const fields = createFields(catalog, { ...options, isShort }, style, pen);
  const labelOf = createLabels(style);
  const shortEvent = createShortEvents();
  const marks = createMarks({ zone, isTerminal, ...(options.gap && { gap: options.gap }) });
  let firstRun: string | undefined;
  let hasRuns = options.hasRuns;

  function begin(): void {
    const width = columns();
    pen.begin(width, isWide && width !== undefined ? Math.min(indent, width >> 2) : undefined);
  }

  function rule(parts: readonly string[]): void {
    begin();
    pen.put(`-- ${parts.join(" · ")} --`, style.faint);
    pen.end();
  }

  /** Text that is painted alike is put at once. */
  let pending = "";
  let pendingPaint: Paint | undefined;
  function column(name: string, text: string, width: number, paint = style.plain): void {
    if (hide.has(name)) return;
    if (paint !== pendingPaint) release();
    pendingPaint = paint;
    pending += `${text}${" ".repeat(Math.max(width - text.length, 0) + gap)}`;
  }

  function release(): void {
    pen.put(pending, pendingPaint);
    pending = "";
  }

  function head({ record, isLate }: Shown, since: number, tone: Paint | undefined): void {
    const { time, source, event, run, cycle } = record;
    const isNarrow = !isWide && (columns() ?? narrowUntil) < narrowUntil;
    const clock = clockText(time, zone);
    column("time", isNarrow ? clock.slice(0, -4) : clock, 8, style.faint);
    column("delta", deltaText(time - since, isLate), 7, style.faint);
    if (hasRuns) {
      const { text, short, paint } = labelOf(run);
      column("run", isNarrow ? short : text, 0, paint);
    }
    column("cycle", Number.isNaN(cycle) ? "" : `c${cycle}`, 3, style.faint);
    if (!isNarrow) column("source", source, sourceWidth);
    release();
    // Each field is put with a gap before it.
    const name = shortEvent(event, source);
    if (!hide.has("event")) pen.put(name.padEnd(eventWidth), tone ?? style.strong);
  }

  /** A line that is no event, as it is. */
  function plain(text: string): void {
    begin();
    pen.put(text, style.faint);
    pen.end();
  }

  function draw(shown: Shown): void {
    const { record } = shown;
    const { run } = record;
    firstRun ??= run;
    hasRuns ||= run !== firstRun;
    const before = marks.before(record, hasRuns ? labelOf(run).text.trim() : undefined);
    if (options.hasMarks !== false) for (const parts of before.rules) rule(parts);
    const tone = toneOf(record, outcomeOf(record), style);
    begin();
    head(shown, before.time, tone);
    fields(record, tone);
    pen.end();
  }

  /** What a check has found in the line, under it. */
  function flag(finding: Finding): void {
    const { severity, code, pointer } = finding;
    begin();
    pen.put(`  ^ ${severity} ${code}`, style.severity[severity]);
    pen.put(`${pointer === "" ? "" : ` ${pointer}`}: ${messageOf(finding)}`);
    pen.end();
  }

  return (shown) => {
    if (shown.record.value === undefined) plain(shown.record.text);
    else draw(shown);
    for (const finding of shown.findings) flag(finding);
  };
}

function deltaText(delta: number, isLate: boolean): string {
  if (isLate) return "late";
  if (Number.isNaN(delta)) return "";
  return delta < 0 ? spanText(delta) : `+${spanText(delta)}`;
}
