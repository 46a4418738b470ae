import { Problem } from "../../contract/problem.ts";
import { parseTime, timeForms, type Clock } from "../../core/query/time.ts";
import { advance, initialState, type RunState } from "../../core/timeline/state.ts";
import type { Row } from "../events/rows.ts";

/** Where a state is asked for: after an event, a cycle, a moment, or at the end. */
export type Place =
  | { readonly kind: "event"; readonly event: number }
  | { readonly kind: "cycle"; readonly cycle: number }
  | { readonly kind: "time"; readonly time: number }
  | { readonly kind: "end" };

/** @throws Problem for a place that can't be read */
export function placeOf(text: string | undefined, clock: Clock): Place {
  if (text === undefined) return { kind: "end" };
  const [, kind, number] = /^(cycle|event)=(\d{1,15})$/.exec(text) ?? [];
  if (kind === "event") return { kind, event: Number(number) };
  if (kind === "cycle") return { kind, cycle: Number(number) };
  const time = parseTime(text, clock);
  if (time !== undefined) return { kind: "time", time };
  throw new Problem(
    `--at: ${JSON.stringify(text)} is no place`,
    `write cycle=4, event=120, or a time: ${timeForms}`,
  );
}

/** A state with where in the logs it was. */
export interface PlacedState {
  /** The number of the event, counted from 1 in the order they are replayed. */
  readonly event: number;
  readonly file: string;
  readonly line: number;
  readonly state: RunState;
}

/**
 * Folds events up to a place: of a cycle or a time, to the last event that belongs to it. Undefined if there is no
 * event there.
 */
export async function stateAt(
  rows: AsyncIterable<readonly Row[]>,
  place: Place,
): Promise<PlacedState | undefined> {
  const states = new Map<string, RunState>();
  let event = 0;
  let run = "";
  let placed: PlacedState | undefined;
  for await (const some of rows) {
    for (const { record, lane, line } of some) {
      event++;
      run = record.value === undefined ? run : record.run;
      if (place.kind === "time" && record.time > place.time) return placed;
      const state = advance(states.get(run) ?? initialState(run), record);
      states.set(run, state);
      const isMeant = place.kind !== "cycle" || state.cycle === place.cycle;
      const isReached = place.kind !== "event" || event === place.event;
      if (isMeant && isReached) placed = { event, file: lane.name, line, state };
      if (place.kind === "event" && event === place.event) return placed;
    }
  }
  return placed;
}
