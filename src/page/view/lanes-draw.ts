/// <reference lib="dom" />
import { clockText, dayText, type Zone } from "../../report/events/time.ts";
import type { Model } from "../model/model.ts";
import type { Colors } from "./colors.ts";
import { oneLine } from "./dom.ts";
import { barHeight, barTop, headHeight, markAt, type LaneRow } from "./lane-rows.ts";
import { drawMark, markOf } from "./marks.ts";
import { tickOf, tickText, type TimeWindow } from "./time-window.ts";

export const laneLabelWidth = 104;
const axisHeight = 22;

export interface LanesScene {
  readonly model: Model;
  readonly rows: readonly LaneRow[];
  readonly zone: Zone;
  readonly window: TimeWindow;
  readonly position: number;
  readonly isShown: (position: number) => boolean;
  readonly scroll: number;
  readonly width: number;
  readonly height: number;
}

type Context = CanvasRenderingContext2D;

export const timeToX = (time: number, { from, to }: TimeWindow, width: number): number =>
  laneLabelWidth + ((time - from) / (to - from)) * (width - laneLabelWidth);

export function drawLanes(context: Context, scene: LanesScene, colors: Colors): void {
  const { rows, scroll, width, height } = scene;
  const bottom = height - axisHeight;
  const seen = rows.filter((row) => row.top + row.height > scroll && row.top < scroll + bottom);
  context.textBaseline = "middle";
  context.save();
  context.beginPath();
  context.rect(0, 0, width, bottom);
  context.clip();
  context.translate(0, -scroll);
  context.save();
  context.beginPath();
  context.rect(laneLabelWidth, scroll, width - laneLabelWidth, bottom);
  context.clip();
  drawCycles(context, scene, colors);
  for (const row of seen) {
    if (row.kind === "lane") drawLane(context, row, scene, colors);
    else drawBad(context, row, scene, colors);
  }
  context.restore();
  drawLabels(context, seen, scene, colors);
  context.restore();
  drawAxis(context, scene, colors, bottom);
}

/** Where the position is. */
export function drawPosition(context: Context, scene: LanesScene, colors: Colors): void {
  const { rows, scroll, width, height, window, model, position } = scene;
  const bottom = height - axisHeight;
  const x = timeToX(model.times[position]!, window, width);
  context.save();
  context.beginPath();
  context.rect(laneLabelWidth, 0, width - laneLabelWidth, bottom);
  context.clip();
  context.fillStyle = colors.accent;
  context.fillRect(x - 0.75, 0, 1.5, bottom);
  context.translate(0, -scroll);
  for (const row of rows) if (row.kind === "lane") drawCurrent(context, row, scene, colors);
  context.restore();
}

/** Cycles narrower than this are not told apart, px. */
const narrowest = 3;

function drawCycles(context: Context, scene: LanesScene, colors: Colors): void {
  const { model, rows, window, width } = scene;
  for (const row of rows) {
    if (row.kind !== "head") continue;
    const last = rows.findLast(({ run }) => run === row.run)!;
    const height = last.top + last.height - row.top;
    const { cycles, end } = model.runs[row.run]!;
    const labels: [text: string, x: number][] = [];
    let drawn = Number.NEGATIVE_INFINITY;
    for (const [i, { cycle, begin }] of cycles.entries()) {
      const from = timeToX(begin, window, width);
      const to = timeToX(cycles[i + 1]?.begin ?? end, window, width);
      if (to < laneLabelWidth || from > width || to - drawn < narrowest) continue;
      drawn = to;
      context.fillStyle = colors.band;
      if (i % 2 === 0) context.fillRect(from, row.top, Math.max(to - from, 0), height);
      context.fillStyle = colors.line;
      context.fillRect(from, row.top, 1, height);
      if (!Number.isNaN(cycle)) labels.push([`c${cycle}`, Math.max(from, laneLabelWidth) + 4]);
    }
    drawCycleLabels(context, labels, row.top + headHeight / 2 + 1, colors);
  }
}

/** Labels that would overlap the one before are left out. */
function drawCycleLabels(
  context: Context,
  labels: readonly (readonly [text: string, x: number])[],
  y: number,
  colors: Colors,
): void {
  context.font = "11px system-ui, sans-serif";
  let end = laneLabelWidth;
  for (const [text, x] of labels) {
    if (x < end + 3) continue;
    end = x + context.measureText(text).width;
    context.fillStyle = colors.panel;
    context.fillRect(x - 2, y - 7, end - x + 4, 14);
    context.fillStyle = colors.faint;
    context.fillText(text, x, y);
  }
}

type Lane = Extract<LaneRow, { kind: "lane" }>;

function drawLane(context: Context, row: Lane, scene: LanesScene, colors: Colors): void {
  const { window, width } = scene;
  const color = colors.lanes[row.color]!;
  context.fillStyle = colors.line;
  context.fillRect(laneLabelWidth, row.top + markAt - 0.5, width, 1);
  for (const { from, to, depth, isFailed, isOpen } of row.bars) {
    if (to < window.from || from > window.to) continue;
    const x = Math.max(timeToX(from, window, width), laneLabelWidth - 4);
    const end = Math.min(timeToX(to, window, width), width + 4);
    const top = row.top + barTop + depth * (barHeight + 2);
    context.globalAlpha = isOpen ? 0.35 : 0.85;
    context.fillStyle = isFailed ? colors.bad : color;
    context.beginPath();
    context.roundRect(x, top, Math.max(end - x, 2), barHeight, 2);
    context.fill();
  }
  context.globalAlpha = 1;
  drawMarks(context, row, scene, colors);
}

/** Lines that are no events stand in the head of their run. */
function drawBad(context: Context, row: LaneRow, scene: LanesScene, colors: Colors): void {
  context.font = "700 13px system-ui, sans-serif";
  context.fillStyle = colors.bad;
  for (const at of row.positions) {
    const x = timeToX(scene.model.times[at]!, scene.window, scene.width);
    if (x < laneLabelWidth - 4 || x > scene.width) continue;
    context.globalAlpha = scene.isShown(at) ? 1 : 0.2;
    context.fillText("!", x - 2, row.top + headHeight / 2 + 1);
  }
  context.globalAlpha = 1;
}

function drawMarks(context: Context, row: Lane, scene: LanesScene, colors: Colors): void {
  const { model, window, width, isShown } = scene;
  const { positions } = row;
  let lastX = Number.NEGATIVE_INFINITY;
  const grave: number[] = [];
  for (let i = firstFrom(positions, model.times, window.from); i < positions.length; i++) {
    const at = positions[i]!;
    const time = model.times[at]!;
    if (time > window.to) break;
    const mark = markOf(model, at);
    if (mark.isGrave) grave.push(at);
    const x = timeToX(time, window, width);
    // Marks that would hide each other are drawn once.
    if (mark.isGrave || x - lastX < 0.7) continue;
    lastX = x;
    context.globalAlpha = isShown(at) ? 1 : 0.2;
    drawMark(context, mark, x, row.top + markAt, colors, row.color);
  }
  lastX = Number.NEGATIVE_INFINITY;
  for (const at of grave) {
    const x = timeToX(model.times[at]!, window, width);
    if (x - lastX < 2) continue;
    lastX = x;
    context.globalAlpha = isShown(at) ? 1 : 0.2;
    drawMark(context, markOf(model, at), x, row.top + markAt, colors, row.color);
  }
  context.globalAlpha = 1;
}

/** The first index whose event is not before a moment. */
function firstFrom(positions: readonly number[], times: Float64Array, from: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[positions[middle]!]! < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The event at the position stands out of its lane. */
function drawCurrent(context: Context, row: Lane, scene: LanesScene, colors: Colors): void {
  const { model, position, window, width } = scene;
  const { value, source } = model.records[position]!;
  if (value === undefined || source !== row.source || model.places[position]!.run !== row.run)
    return;
  const x = timeToX(model.times[position]!, window, width);
  context.beginPath();
  context.arc(x, row.top + markAt, 7.5, 0, Math.PI * 2);
  context.fillStyle = colors.panel;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colors.accent;
  context.stroke();
  drawMark(context, markOf(model, position), x, row.top + markAt, colors, row.color);
}

function drawLabels(
  context: Context,
  rows: readonly LaneRow[],
  scene: LanesScene,
  colors: Colors,
): void {
  const { model } = scene;
  const isOne = model.runs.length === 1;
  for (const row of rows) {
    const isHead = row.kind === "head";
    if (isHead && isOne) continue;
    const name = isHead ? model.runs[row.run]!.run : row.source;
    const short = isHead ? name.slice(name.lastIndexOf("/") + 1) : name;
    context.font = isHead ? "600 11px system-ui, sans-serif" : "12px system-ui, sans-serif";
    context.fillStyle = isHead ? colors.faint : colors.lanes[row.color]!;
    const y = row.top + (isHead ? headHeight / 2 + 1 : markAt);
    context.fillText(clipped(context, oneLine(short, 40) || "-", laneLabelWidth - 16), 10, y);
  }
}

function clipped(context: Context, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > width) end--;
  return `${text.slice(0, end)}…`;
}

function drawAxis(
  context: Context,
  { window, width, zone }: LanesScene,
  colors: Colors,
  top: number,
): void {
  context.fillStyle = colors.line;
  context.fillRect(0, top, width, 1);
  context.font = "11px system-ui, sans-serif";
  context.fillStyle = colors.faint;
  const tick = tickOf(window, Math.max(2, (width - laneLabelWidth) / 96));
  const shift = zone(window.from) * 60_000;
  const y = top + axisHeight / 2 + 1;
  context.fillText(dayText(Math.max(window.from, -6e13), zone), 10, y);
  for (
    let time = Math.ceil((window.from + shift) / tick) * tick - shift;
    time < window.to;
    time += tick
  ) {
    const x = timeToX(time, window, width);
    context.fillStyle = colors.line;
    context.fillRect(x, top, 1, 5);
    context.fillStyle = colors.faint;
    const text = tickText(clockText(time, zone), dayText(time, zone), tick);
    if (x + context.measureText(text).width < width - 4) context.fillText(text, x + 3, y);
  }
}
