import type { Bar } from "../../core/timeline/lanes.ts";
import type { Model } from "../model/model.ts";
import { laneOf } from "./colors.ts";

/** A bar with the row of its lane it is drawn in. */
export interface PlacedBar extends Bar {
  readonly depth: number;
}

/** What is drawn under each other: the head of a run, or a lane of it. */
export type LaneRow = {
  readonly run: number;
  readonly top: number;
  readonly height: number;
  /** Positions of its events in order of time; of a head, the lines of the run that are no events. */
  readonly positions: readonly number[];
} & (
  | { readonly kind: "head" }
  | {
      readonly kind: "lane";
      readonly source: string;
      readonly color: number;
      readonly bars: readonly PlacedBar[];
    }
);

export const headHeight = 20;
/** Where the marks of events are, from the top of their lane. */
export const markAt = 11;
export const barTop = 20;
export const barHeight = 6;
const barGap = 2;
const mostDepth = 4;

/** Lays the lanes of all runs out. */
export function layRows({ runs, records, places, times }: Model): LaneRow[] {
  const positions = new Map<string, number[]>();
  for (const [position, { value, source }] of records.entries()) {
    const { run } = places[position]!;
    const key = value === undefined ? String(run) : `${run} ${source}`;
    const list = positions.get(key);
    if (list) list.push(position);
    else positions.set(key, [position]);
  }
  for (const list of positions.values()) list.sort((a, b) => times[a]! - times[b]! || a - b);
  let top = 0;
  const rows: LaneRow[] = [];
  for (const [run, { lanes }] of runs.entries()) {
    const bad = positions.get(String(run)) ?? [];
    rows.push({ kind: "head", run, top, height: headHeight, positions: bad });
    top += headHeight;
    for (const { source, bars } of lanes) {
      const placed = placeBars(bars);
      const depth = placed.reduce((most, bar) => Math.max(most, bar.depth + 1), 0);
      const height = barTop + depth * (barHeight + barGap) + 4;
      rows.push({
        kind: "lane",
        run,
        top,
        height,
        source,
        color: laneOf(source),
        bars: placed,
        positions: positions.get(`${run} ${source}`) ?? [],
      });
      top += height;
    }
    top += 6;
  }
  return rows;
}

/** Bars that overlap stand under each other. */
function placeBars(bars: readonly Bar[]): PlacedBar[] {
  const ends: number[] = [];
  return bars
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .map((bar) => {
      let depth = ends.findIndex((end) => end <= bar.from);
      if (depth < 0) depth = ends.length < mostDepth ? ends.length : mostDepth - 1;
      ends[depth] = bar.to;
      return { ...bar, depth };
    });
}
