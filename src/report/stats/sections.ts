import type { OutcomeView } from "../../core/stats/outcomes.ts";
import type { Overview } from "../../core/stats/overview.ts";
import { shortRun } from "../events/labels.ts";
import { spanText } from "../events/time.ts";
import { grouped } from "../numbers.ts";
import { safe } from "../safe.ts";
import { shortPath, type Column } from "../table.ts";
import { groupSection } from "./group-section.ts";
import type { StatsContext } from "./report.ts";
import { sorted } from "./sorting.ts";
import { inUnit, measureName, percent, rate, unitName } from "./words.ts";

/** A table: what it is called, its columns and rows; what is left out is said below it. */
export interface Section {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

/** Rows of lists that have no end of their own, where nothing else is asked for. */
const usual = 3;

export const right = (title: string, spare?: number): Column => ({
  title,
  align: "right",
  ...(spare !== undefined && { spare }),
});

/** The tables of an overview that have rows. */
export function sectionsOf(overview: Overview, context: StatsContext): Section[] {
  const all = overview.groups
    ? [groupSection(overview.groups, context)]
    : [
        eventSection(overview, context),
        measureSection(overview, context),
        slowSection(overview, context),
        errorSection(overview, context),
      ];
  return all.filter(({ rows }) => rows.length > 0);
}

const limit = ({ top }: StatsContext): number =>
  top === undefined ? usual : top === 0 ? Number.POSITIVE_INFINITY : top;

function eventSection({ events, outcomes }: Overview, { sort = "count" }: StatsContext): Section {
  const byEvent = new Map<string, OutcomeView[]>();
  for (const outcome of outcomes) {
    byEvent.set(outcome.event, [...(byEvent.get(outcome.event) ?? []), outcome]);
  }
  const rows = sorted(events, sort, ({ event, count }) => ({
    name: event,
    count,
    failures: (byEvent.get(event) ?? []).reduce((sum, { failure = 0 }) => sum + failure, 0),
    value: () => Number.NaN,
  }));
  return {
    title: "events",
    columns: [
      { title: "event" },
      { title: "source", spare: 1 },
      right("count"),
      right("share", 2),
      right("rate", 3),
      right("failed"),
      { title: "of which", grow: true },
    ],
    rows: rows.map(({ event, count, share, perSecond, sources }) => {
      const its = byEvent.get(event) ?? [];
      const judged = its.filter(({ failure }) => failure !== undefined);
      const failures = judged.reduce((sum, { failure = 0 }) => sum + failure, 0);
      const among = judged.reduce((sum, each) => sum + each.count, 0);
      const more = sources.length > 1 ? ` +${sources.length - 1}` : "";
      return [
        safe(event),
        `${safe(sources[0]?.source ?? "")}${more}`,
        grouped(count),
        percent(share),
        rate(perSecond),
        judged.length > 0 && among > 0 ? percent(failures / among) : "",
        its.map(valuesText).join("; "),
      ];
    }),
    note: "",
  };
}

const mostValues = 4;

function valuesText({ field, values }: OutcomeView): string {
  const shown = values.slice(0, mostValues);
  const left = values.slice(mostValues).reduce((sum, { count }) => sum + count, 0);
  const parts = shown.map(({ value, count }) => `${safe(value)} ×${grouped(count)}`);
  return `${safe(field)}: ${[...parts, ...(left > 0 ? [`others ×${grouped(left)}`] : [])].join(", ")}`;
}

function measureSection({ measures }: Overview, { percentiles }: StatsContext): Section {
  return {
    title: "measures",
    columns: [
      { title: "measure" },
      right("count"),
      right("mean", 2),
      // Of percentiles the first stays, which is the median as a rule.
      ...percentiles.map((each, i) => right(`p${each}`, i === 0 ? undefined : 3)),
      right("max"),
      { title: "unit", spare: 1 },
    ],
    rows: measures.map(
      ({ event, field, unit, count, mean, max, percentiles: values, fromEdges }) => [
        safe(measureName(event, field)),
        grouped(count),
        ...[mean, ...percentiles.map((each) => values[`p${each}`]), max].map((value) =>
          inUnit(value, unit),
        ),
        fromEdges > 0 ? "from start to end" : unitName(unit),
      ],
    ),
    note: "",
  };
}

function slowSection({ slowest }: Overview, context: StatsContext): Section {
  const shown = slowest.toSorted((a, b) => b.ms - a.ms).slice(0, limit(context));
  return {
    title: "slowest",
    columns: [
      right("took"),
      { title: "slowest" },
      { title: "run", spare: 1 },
      right("cycle", 2),
      { title: "at", grow: true },
    ],
    rows: shown.map(({ ms, span, what, run, cycle, file, line }) => [
      spanText(Number(ms.toPrecision(3))),
      safe(what === "" ? span : `${span} ${what}`).slice(0, 28),
      shortRun(run),
      String(cycle ?? ""),
      safe(shortPath(`${file}:${line}`, 48)),
    ]),
    note: "",
  };
}

function errorSection({ errors, otherErrors }: Overview, context: StatsContext): Section {
  const shown = errors.slice(0, limit(context));
  const left = errors.slice(shown.length);
  const more = left.reduce((sum, { count }) => sum + count, otherErrors);
  return {
    title: "errors",
    columns: [
      right("count"),
      right("unhandled"),
      { title: "error" },
      { title: "message", grow: true },
    ],
    rows: shown.map(({ exception, message, count, failures }) => [
      grouped(count),
      grouped(failures),
      safe(exception).slice(0, 32),
      safe(message),
    ]),
    note: more > 0 ? `and ${grouped(more)} errors of other kinds` : "",
  };
}
