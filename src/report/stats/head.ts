import type { Overview } from "../../core/stats/overview.ts";
import type { RunsView } from "../../core/stats/run-view.ts";
import { byteSize, counted, grouped } from "../numbers.ts";
import { safe } from "../safe.ts";
import { spanText } from "../events/time.ts";
import type { StatsContext, StatsResult } from "./report.ts";
import { inUnit, moment, percent, rate, sparkline } from "./words.ts";

const sparkWidth = 24;
const mostTrends = 1;

/** The lines that say what was read and how the runs went, as title and text. */
export function headLines(
  { overview, unreadable }: StatsResult,
  context: StatsContext,
): [string, string][] {
  const { totals, runs, perSecond } = overview;
  const { zone } = context;
  const lines: [string, string][] = [
    [
      "runs",
      `${grouped(runs.count)} with ${counted(runs.cycles, "cycle")} and ${counted(totals.events, "event")}; ${counted(totals.inputs, "file")}, ${byteSize(totals.bytes)}`,
    ],
  ];
  if (overview.first !== null) {
    const took = runs.durationMs.percentiles["p50"];
    lines.push([
      "time",
      `${moment(overview.first, zone)} to ${moment(overview.last, zone)}; runs took ${spanText(runs.activeMs)} together${took === undefined ? "" : `, half of them up to ${inUnit(took, "ms")}`}; ${rate(perSecond)}`,
    ]);
  }
  lines.push(...(overview.groups ? [] : courseLines(overview)));
  const bad = badText(overview);
  if (bad !== "") lines.push(["set aside", bad]);
  for (const { file, reason } of unreadable) {
    lines.push(["cannot read", `${safe(file)}: ${safe(reason)}`]);
  }
  return lines;
}

/** How the runs went. */
function courseLines(overview: Overview): [string, string][] {
  const lines: [string, string][] = [];
  const ends = endsText(overview);
  if (ends !== "") lines.push(["decided", ends]);
  for (const { field, points } of overview.trends.slice(0, mostTrends)) {
    const first = points[0]!;
    const last = points.at(-1)!;
    if (first.cycle === last.cycle) continue;
    const means = points.map(({ mean }) => mean);
    lines.push([
      field,
      `${sparkline(means, sparkWidth)}  ${inUnit(first.mean, "")} in cycle ${first.cycle}, ${inUnit(last.mean, "")} in cycle ${grouped(last.cycle)} (means)`,
    ]);
  }
  const open = openText(overview);
  if (open !== "") lines.push(["open", open]);
  return lines;
}

function endsText({ runs }: Overview): string {
  if (runs.verdicts.every(({ verdict }) => verdict === "")) return "";
  return runs.verdicts
    .map(({ verdict, runs: count }) => {
      const share = percent(count / runs.count);
      return `${verdict === "" ? "no decision" : safe(verdict)} ${grouped(count)} (${share})`;
    })
    .join(", ")
    .concat(acceptanceText(runs));
}

/** In which cycles runs were accepted; the first ones, then what is left. */
function acceptanceText({ acceptance }: RunsView): string {
  if (acceptance.runs === 0) return "";
  const shown = acceptance.cycles.slice(0, 4);
  const rest = acceptance.cycles.slice(4);
  const left = rest.reduce((sum, { runs }) => sum + runs, 0);
  const parts = shown.map(({ cycle, runs }) => `${grouped(cycle)} ×${grouped(runs)}`);
  const last = rest.at(-1);
  if (last) parts.push(`later ×${grouped(left)}`);
  return `; accepted in cycle ${parts.join(", ")}`;
}

function openText({ open, totals }: Overview): string {
  // Of events that were not asked for, no edge is known.
  if (totals.filtered > 0) return "";
  return open
    .filter(({ count, unopened }) => count + unopened > 0)
    .map(({ span, count, unopened }) => {
      const ends = unopened > 0 ? `${grouped(unopened)} ended without a start` : "";
      const starts = count > 0 ? `${grouped(count)} never ended` : "";
      return `${safe(span)}: ${[starts, ends].filter((part) => part !== "").join(", ")}`;
    })
    .join("; ");
}

function badText({ totals }: Overview): string {
  const { invalid, irregular, unreadable, filtered } = totals;
  return [
    invalid > 0 ? `${counted(invalid, "event")} that fail the contract` : "",
    unreadable > 0 ? `${counted(unreadable, "line")} that are no event` : "",
    filtered > 0 ? `${counted(filtered, "event")} not asked for` : "",
  ]
    .filter((part) => part !== "")
    .join(", ")
    .concat(
      irregular > 0 ? ` (${counted(irregular, "event")} that fail the contract are counted)` : "",
    )
    .trim();
}
