import type { Overview } from "../../../core/stats/overview.ts";
import { valuesOf } from "../../../core/stats/sketch.ts";
import type { SeriesData, Snapshot } from "../../../core/stats/snapshot.ts";
import { together } from "../../../core/stats/summary.ts";
import { grouped } from "../../numbers.ts";
import type { Section } from "../sections.ts";
import { inUnit, measureName, percent } from "../words.ts";
import { barChart, columnChart, curveChart } from "./charts.ts";
import { text } from "./escape.ts";

const card = (title: string, body: string, isWide = false): string =>
  `<section${isWide ? ' class="wide"' : ""}><h2>${text(title)}</h2>${body}</section>\n`;

export function tableCard(title: string, { columns, rows, note }: Section): string {
  const kind = (i: number): string => (columns[i]?.align === "right" ? ' class="n"' : "");
  const head = columns.map((column, i) => `<th${kind(i)}>${text(column.title)}</th>`).join("");
  const body = rows
    .map((row) => `<tr>${row.map((each, i) => `<td${kind(i)}>${text(each)}</td>`).join("")}</tr>`)
    .join("\n");
  const below = note === "" ? "" : `<p class="note">${text(note)}</p>`;
  return card(
    title,
    `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${below}`,
    true,
  );
}

const key =
  '<p class="note"><span class="key good"></span>success<span class="key bad"></span>failure<span class="key neither"></span>neither</p>';

/** How events with an outcome went, a bar each. */
export function outcomeCard({ outcomes }: Overview): string {
  const judged = outcomes.filter(({ failure, count }) => failure !== undefined && count > 0);
  if (judged.length === 0) return "";
  const bars = judged.map(({ event, count, success = 0, failure = 0 }) => ({
    name: event,
    note: `${percent(failure / count)} of ${grouped(count)}`,
    pieces: [
      { size: success / count, kind: "good" as const },
      { size: failure / count, kind: "bad" as const },
      { size: (count - success - failure) / count, kind: "neither" as const },
    ],
  }));
  return card("Outcomes, and how many failed", barChart("Outcomes by event", bars) + key);
}

/** In which cycle runs were accepted. */
export function acceptanceCard({ runs: { acceptance } }: Overview): string {
  const shown = acceptance.cycles.slice(0, 12);
  if (shown.length === 0) return "";
  const bars = shown.map(({ cycle, runs }) => ({
    name: `cycle ${grouped(cycle)}`,
    note: grouped(runs),
    pieces: [{ size: runs, kind: "bar" as const }],
  }));
  const left = acceptance.cycles.length - shown.length;
  const note = left > 0 ? `<p class="note">and ${grouped(left)} later cycles</p>` : "";
  return card("Cycles to acceptance, runs", barChart("Cycles to acceptance", bars) + note);
}

export const trendCards = ({ trends }: Overview): string[] =>
  trends
    .filter(({ points }) => points.length > 1)
    .map(({ event, field, points }) => {
      const chart = curveChart(
        `${field} by cycle`,
        points.map(({ cycle, mean }) => [cycle, mean]),
        {
          from: `cycle ${grouped(points[0]!.cycle)}`,
          to: `cycle ${grouped(points.at(-1)!.cycle)}`,
        },
        (value) => inUnit(value, ""),
      );
      return card(`${measureName(event, field)}, mean by cycle`, chart);
    });

const columns = 48;

/** How values of a field are distributed: on a logarithmic axis, if they are far apart. */
function distributionCard(series: SeriesData): string {
  const data = together(series.parts);
  const { event, field, unit } = series;
  const low = data.min!;
  const high = data.max!;
  if (data.count < 2 || !(high > low)) return "";
  const values = valuesOf(data);
  const positive = values.find(([value]) => value > 0)?.[0] ?? high;
  const isWide = low >= 0 && high > 20 * positive;
  const from = isWide ? Math.max(positive, high / 1e6) : low;
  const at = (value: number): number =>
    isWide
      ? Math.log(Math.max(value, from) / from) / Math.log(high / from)
      : (value - low) / (high - low);
  const sizes = Array.from({ length: columns }, () => 0);
  for (const [value, count] of values) {
    const column = Math.floor(columns * Math.min(0.9999, Math.max(0, at(value))));
    sizes[column]! += count;
  }
  const shown = (value: number): string =>
    inUnit(value, unit) + (unit === "tokens/s" ? " tokens/s" : "");
  const ends = { from: shown(low), to: `${shown(high)}${isWide ? " (logarithmic)" : ""}` };
  const title = `${measureName(event, field)}, ${grouped(data.count)} values`;
  return card(title, columnChart(title, sizes, ends));
}

export const distributionCards = ({ series }: Snapshot): string[] =>
  series.filter(({ type }) => type === "histogram").map(distributionCard);
