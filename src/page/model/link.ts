import type { Place } from "./model.ts";

/** `#c12e3`: the third event of cycle 12; of the second run, `#r2c12e3`. */
export const linkOf = ({ run, cycle, event }: Place): string =>
  `#${run > 0 ? `r${run + 1}` : ""}c${cycle}e${event}`;

const form = /^#?(?:r(\d{1,9}))?c(\d{1,15})(?:e(\d{1,9}))?$/;

/** The position a link names: of a cycle alone, its first event; past its last event, that one. -1 if there is none. */
export function positionOf(link: string, places: readonly Place[]): number {
  const [, run = "1", cycle, event = "1"] = form.exec(link) ?? [];
  if (cycle === undefined) return -1;
  const wanted = { run: Number(run) - 1, cycle: Number(cycle), event: Number(event) };
  let nearest = -1;
  for (const [position, place] of places.entries()) {
    if (place.run !== wanted.run || place.cycle !== wanted.cycle) continue;
    if (place.event <= wanted.event) nearest = position;
    if (place.event === wanted.event) break;
  }
  return nearest;
}
