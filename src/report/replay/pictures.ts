import type { Point, RunLanes, SourceLane } from "../../core/timeline/lanes.ts";
import { lineText } from "../events/line-text.ts";
import { clockText, spanText, type Zone } from "../events/time.ts";
import { cut } from "../events/width.ts";
import { counted } from "../numbers.ts";
import type { Paint, Style } from "../style.ts";
import { glyphOf, legend, type Glyph } from "./glyphs.ts";

const defaultWidth = 120;
/** Cycles in one column of a map before another is begun beside it. */
const rowsOfMap = 50;
const labelWidth = 10;
const narrowest = 12;

/** A row a cycle, a glyph an event. */
export function mapPicture(runs: readonly RunLanes[], style: Style): string {
  const width = style.columns ?? defaultWidth;
  const pictures = runs.map(({ run, cycles }) => {
    const across = Math.min(
      Math.ceil(cycles.length / rowsOfMap),
      Math.max(1, Math.floor(width / narrowest)),
    );
    const rows = Math.ceil(cycles.length / across);
    const cell = Math.floor(width / across) - (across > 1 ? 1 : 0);
    const lines = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: across }, (__, column) => cycles[column * rows + row])
        .map((cycle) => (cycle ? mapCell(cycle.cycle, cycle.points, cell, style) : ""))
        .join(" "),
    );
    const head = `${style.strong(lineText(run || "-"))} ${counted(cycles.length, "cycle")}`;
    return [head, ...lines].map((line) => `${line.trimEnd()}\n`).join("");
  });
  return `${pictures.join("\n")}${legendText(style)}`;
}

function mapCell(cycle: number, points: readonly Point[], width: number, style: Style): string {
  const label = (Number.isNaN(cycle) ? "-" : `c${cycle}`).padEnd(5);
  const room = width - label.length;
  const isCut = points.length > room;
  const shown = isCut ? points.slice(0, room - 1) : points;
  const glyphs = shown.map((point) => pointGlyph(point, style));
  const rest = isCut ? "…" : " ".repeat(room - glyphs.length);
  return `${style.faint(label)}${painted(glyphs)}${rest}`;
}

const pointGlyph = ({ event, outcome, verdict }: Point, style: Style): Glyph =>
  event === "" ? { text: "?", paint: style.bad } : glyphOf(event, outcome, verdict, style);

/** Glyphs as a text; neighbours that are painted alike are painted at once. */
function painted(glyphs: readonly Glyph[]): string {
  let line = "";
  for (let at = 0; at < glyphs.length;) {
    const { paint } = glyphs[at]!;
    let text = "";
    for (; glyphs[at]?.paint === paint; at++) text += glyphs[at]!.text;
    line += paint(text);
  }
  return line;
}

const legendText = (style: Style): string =>
  `${style.faint(legend.map(([glyph, meaning]) => `${glyph} ${meaning}`).join("  "))}\n`;

/** A lane a source, from left to right in time; bars are what was open. */
export function lanesPicture(runs: readonly RunLanes[], zone: Zone, style: Style): string {
  const width = (style.columns ?? defaultWidth) - labelWidth;
  const pictures = runs.map((run) => {
    const { begin, end } = run;
    const span = Math.max(end - begin, 1);
    const columnOf = (time: number): number =>
      Number.isNaN(time) ? 0 : Math.min(width - 1, Math.floor(((time - begin) / span) * width));
    const lanes = run.lanes.map(
      (lane) =>
        `${cut(lineText(lane.source), labelWidth - 1).padEnd(labelWidth)}${laneRow(lane, width, columnOf, style)}`,
    );
    const from = clockText(begin, zone);
    const to = `${clockText(end, zone)} (${spanText(span)})`;
    const axis = `${" ".repeat(labelWidth)}${from}${to.padStart(Math.max(1, width - from.length))}`;
    const head = `${style.strong(lineText(run.run || "-"))} ${counted(run.cycles.length, "cycle")}`;
    const lines = [head, cyclesRow(run, width, columnOf, style), ...lanes, style.faint(axis)];
    return lines.map((line) => `${line.trimEnd()}\n`).join("");
  });
  return `${pictures.join("\n")}${legendText(style)}`;
}

function cyclesRow(
  { cycles }: RunLanes,
  width: number,
  columnOf: (time: number) => number,
  style: Style,
): string {
  let row = "";
  for (const { cycle, begin } of cycles) {
    const at = columnOf(begin);
    const label = Number.isNaN(cycle) ? "" : `c${cycle}`;
    if (at < row.length || at + label.length > width) continue;
    row = `${row.padEnd(at)}${label} `;
  }
  return `${" ".repeat(labelWidth)}${style.faint(row)}`;
}

function laneRow(
  { bars, points }: SourceLane,
  width: number,
  columnOf: (time: number) => number,
  style: Style,
): string {
  const cells: Glyph[] = Array.from({ length: width }, () => ({ text: " ", paint: style.plain }));
  for (const { from, to, isFailed, isOpen } of bars) {
    const paint: Paint = isFailed ? style.bad : style.faint;
    const cell: Glyph = { text: isOpen ? "╌" : "━", paint };
    for (let at = columnOf(from); at <= columnOf(to); at++) cells[at] = cell;
  }
  for (const point of points) {
    const at = columnOf(point.time);
    const glyph = pointGlyph(point, style);
    // What failed or decided is not hidden by what came after it.
    const isGrave = point.outcome === "failure" || point.verdict !== "";
    const isEmpty = cells[at]!.text === " " || cells[at]!.text === "━" || cells[at]!.text === "╌";
    if (isEmpty || isGrave) cells[at] = glyph;
  }
  return painted(cells);
}
