import { isoTime } from "./words.ts";
import { keyText, sortedGroups } from "./group-section.ts";
import { utc } from "../events/time.ts";
import type { StatsContext, WriteStats } from "./report.ts";
import type { Overview } from "../../core/stats/overview.ts";

type Cell = string | number | null;

/** Texts a spreadsheet would run as a formula; one behind an apostrophe is text. */
const formula = /^[=+\-@\t\r]/;

const cell = (value: Cell): string => {
  if (typeof value !== "string") return value === null ? "" : String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as RFC 4180 has them, but for their ends: a newline alone. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(",")}\n`).join("");

/** One table of figures, long and narrow; or of the groups of --by. */
export const csvStats: WriteStats = ({ overview }, context) =>
  overview.groups ? groupRows(overview, context) : csv([head, ...figures(overview)]);

const head = ["kind", "event", "field", "value", "figure", "number", "unit"];

function figures(overview: Overview): Cell[][] {
  const { totals, runs, events, outcomes, measures, errors } = overview;
  return [
    ...Object.entries(totals).map(([name, count]) => ["total", "", "", "", name, count, ""]),
    ["total", "", "", "", "runs", runs.count, ""],
    ["total", "", "", "", "cycles", runs.cycles, ""],
    ["total", "", "", "", "active", runs.activeMs, "ms"],
    ...runs.verdicts.map(({ verdict, runs: count }) => [
      "runs",
      "",
      "verdict",
      verdict,
      "count",
      count,
      "",
    ]),
    ...events.flatMap(({ event, sources }) =>
      sources.map(({ source, count }) => ["event", event, "source", source, "count", count, ""]),
    ),
    ...outcomes.flatMap(({ event, field, values }) =>
      values.map(({ value, count }) => ["outcome", event, field, value, "count", count, ""]),
    ),
    ...measures.flatMap(({ event, field, unit, count, sum, mean, min, max, percentiles }) =>
      Object.entries({ count, sum, mean, min, ...percentiles, max }).map(([name, number]) => [
        "measure",
        event,
        field,
        "",
        name,
        number,
        name === "count" ? "" : unit,
      ]),
    ),
    ...errors.map(({ event, exception, message, count }) => [
      "error",
      event,
      exception,
      message,
      "count",
      count,
      "",
    ]),
  ];
}

function groupRows({ groups }: Overview, context: StatsContext): string {
  const { by } = groups!;
  const names = context.percentiles.map((each) => `p${each}`);
  const titles = ["events", "failures", "first", "last", "count", "mean", "min", ...names, "max"];
  const rows = sortedGroups(groups!, context).slice(0, context.top || undefined);
  return csv([
    [...by, ...titles],
    ...rows.map(({ key, events, failures, first, last, count, mean, min, max, percentiles }) => [
      ...key.map((value, i) => (value === "" ? "" : keyText(by[i]!, value, utc))),
      events,
      failures,
      first === null ? null : isoTime(first),
      last === null ? null : isoTime(last),
      count,
      mean,
      min,
      ...names.map((name) => percentiles[name] ?? null),
      max,
    ]),
  ]);
}
