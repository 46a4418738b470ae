import type { Catalog } from "../../contract/catalog.ts";
import type { Finding } from "../../contract/finding.ts";
import { sourceOf } from "../../contract/sources.ts";
import type { Outcome } from "../../core/query/failure.ts";
import type { EventRecord } from "../../core/record.ts";
import { messageOf } from "../messages.ts";
import { safe } from "../safe.ts";
import type { Paint, Style } from "../style.ts";
import { createFields, type FieldsOptions } from "./fields.ts";
import { fit, painted, wrap, type Ink } from "./ink.ts";
import { createLabels } from "./labels.ts";
import { lineText } from "./line-text.ts";
import { clockText, dayOf, dayText, spanText, type Zone } from "./time.ts";

/** A line of a log with what is known of it beside the log. */
export interface Shown {
  readonly record: EventRecord;
  readonly findings: readonly Finding[];
  /** Whether later ones of other files were shown before it. */
  readonly isLate: boolean;
}

export interface LinesOptions extends Omit<FieldsOptions, "isShort"> {
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
}

/** What was last shown of a run. */
interface RunState {
  time: number;
  cycle: number;
  verdict: string;
}

/** Silence that is marked, ms. */
const longSilence = 60_000;
const mostRuns = 10_000;
const eventWidth = 18;
const sourceWidth = 9;
/** Where the text of a line begins that goes on from the one before. */
const indent = 14;

/** Draws events, a line each, and marks between them: silence, another day, another cycle. */
export function createEventLines(options: LinesOptions): (shown: Shown) => string {
  const { catalog, outcomeOf, style, zone, columns, isWide, hide } = options;
  const isTerminal = columns() !== undefined;
  const fieldsOf = createFields(catalog, { ...options, isShort: isTerminal && !isWide }, style);
  const labelOf = createLabels(style);
  const runs = new Map<string, RunState>();
  let firstRun: string | undefined;
  let hasRuns = options.hasRuns;
  let last = Number.NaN;

  const rule = (parts: readonly string[]): string =>
    `${style.faint(`-- ${parts.join(" · ")} --`)}\n`;

  function stateOf(run: string): RunState {
    let state = runs.get(run);
    if (!state) {
      if (runs.size >= mostRuns) runs.clear();
      runs.set(run, (state = { time: Number.NaN, cycle: Number.NaN, verdict: "" }));
    }
    return state;
  }

  /** What has changed since the line before. */
  function marks({ run, time, cycle }: EventRecord, state: RunState): string {
    let text = "";
    const silence = time - last;
    const isOtherDay = Number.isNaN(last) ? isTerminal : dayOf(time, zone) !== dayOf(last, zone);
    if (!Number.isNaN(time) && isOtherDay) {
      const runName = Number.isNaN(last) && !hasRuns ? [lineText(run)] : [];
      text += rule([dayText(time, zone), ...runName]);
    }
    if (silence > longSilence) text += rule([`${spanText(silence)} of silence`]);
    if (cycle !== state.cycle && !Number.isNaN(cycle) && !Number.isNaN(state.cycle)) {
      const verdict = state.verdict === "" ? [] : [state.verdict];
      const name = hasRuns ? [labelOf(run).text.trim()] : [];
      text += rule([...name, `cycle ${cycle}`, ...verdict]);
      state.verdict = "";
    }
    return text;
  }

  function head(record: EventRecord, state: RunState, isLate: boolean, tone: Paint | undefined): Ink[] {
    const { time, source, event, run, cycle } = record;
    const inks: Ink[] = [];
    const column = (name: string, text: string, paint?: Paint): void => {
      if (hide.has(name)) return;
      inks.push({ text, paint }, { text: "  " });
    };
    column("time", clockText(time, zone), style.faint);
    column("delta", deltaText(time - state.time, isLate).padEnd(7), style.faint);
    if (hasRuns) column("run", labelOf(run).text, labelOf(run).paint);
    column("cycle", (Number.isNaN(cycle) ? "" : `c${cycle}`).padEnd(3), style.faint);
    column("source", lineText(source).padEnd(sourceWidth));
    column("event", shortEvent(event, source).padEnd(eventWidth), tone ?? style.strong);
    return inks;
  }

  function drawn(inks: readonly Ink[]): string {
    const width = columns();
    if (width === undefined) return `${painted(inks).trimEnd()}\n`;
    if (!isWide) return `${painted(fit(inks, width)).trimEnd()}\n`;
    const lines = wrap(inks, width, Math.min(indent, width >> 2));
    return lines.map((line) => `${painted(line)}\n`).join("");
  }

  function draw({ record, isLate }: Shown): string {
    const { run, time } = record;
    if (record.value === undefined) return drawn([{ text: lineText(record.text), paint: style.faint }]);
    firstRun ??= run;
    hasRuns ||= run !== firstRun;
    const state = stateOf(run);
    const text = marks(record, state);
    const outcome = outcomeOf(record);
    const tone = toneOf(record, outcome, style);
    const inks = [...head(record, state, isLate, tone), ...fieldsOf(record, tone)];
    if (!Number.isNaN(time)) {
      state.time = time;
      last = Number.isNaN(last) ? time : Math.max(last, time);
    }
    state.cycle = record.cycle;
    const { verdict } = record.payload;
    if (typeof verdict === "string") state.verdict = lineText(verdict);
    return text + drawn(inks);
  }

  /** What a check has found in the line, under it. */
  const flags = (findings: readonly Finding[]): string =>
    findings
      .map((finding) => {
        const { severity, code, pointer } = finding;
        const place = pointer === "" ? "" : ` ${safe(pointer)}`;
        const paint = style.severity[severity];
        return drawn([
          { text: `  ^ ${severity} ${code}`, paint },
          { text: `${place}: ${messageOf(finding)}` },
        ]);
      })
      .join("");

  return (shown) => draw(shown) + (shown.findings.length > 0 ? flags(shown.findings) : "");
}

function deltaText(delta: number, isLate: boolean): string {
  if (isLate) return "late";
  if (Number.isNaN(delta)) return "";
  return delta < 0 ? spanText(delta) : `+${spanText(delta)}`;
}

/** An event's name without its module, where the source says it. */
function shortEvent(event: string, source: string): string {
  const dot = event.indexOf(".");
  const module = event.slice(0, Math.max(dot, 0));
  const isSaid = dot > 0 && (module === source || sourceOf(event) === source);
  return lineText(isSaid ? event.slice(dot + 1) : event);
}

/** Failures and decisions stand out. */
function toneOf(
  { event, payload }: EventRecord,
  outcome: Outcome | undefined,
  { bad, good, severity }: Style,
): Paint | undefined {
  if (outcome === "failure") return bad;
  if (typeof payload["verdict"] === "string") return outcome === "success" ? good : severity.warn;
  return event.endsWith(".error") ? severity.warn : undefined;
}
