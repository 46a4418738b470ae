import type { EventRecord } from "../../core/record.ts";
import { lineText } from "./line-text.ts";
import { dayOf, dayText, spanText, type Zone } from "./time.ts";

/** What comes before an event. */
export interface Before {
  /** Rule lines, by their parts. */
  readonly rules: readonly (readonly string[])[];
  /** When the event of its run before was, epoch ms; NaN if there was none. */
  readonly time: number;
}

/** What was last shown of a run. */
interface RunState {
  time: number;
  cycle: number;
  verdict: string;
}

const none: readonly (readonly string[])[] = [];
/** A span without events that is marked. */
export interface Gap {
  /** It is marked if it is longer, ms. */
  readonly over: number;
  readonly text: (span: string) => string;
}

interface MarksOptions {
  readonly zone: Zone;
  readonly isTerminal: boolean;
  readonly gap?: Gap;
}

const longSilence: Gap = { over: 60_000, text: (span) => `${span} of silence` };
/** Runs that are remembered; beyond that all are forgotten. */
const mostRuns = 10_000;

/** Finds what has changed from one event to the next: the day, the cycle of its run, or nothing for long. */
export function createMarks({ zone, isTerminal, gap = longSilence }: MarksOptions) {
  const runs = new Map<string, RunState>();
  let last = Number.NaN;
  let lastDay = Number.NaN;

  function stateOf(run: string): RunState {
    let state = runs.get(run);
    if (!state) {
      if (runs.size >= mostRuns) runs.clear();
      runs.set(run, (state = { time: Number.NaN, cycle: Number.NaN, verdict: "" }));
    }
    return state;
  }

  function rulesFor({ run, time, cycle }: EventRecord, state: RunState, label: string | undefined) {
    const day = dayOf(time, zone);
    const isFirst = Number.isNaN(lastDay);
    const isOtherDay = day !== lastDay && !Number.isNaN(day) && (isTerminal || !isFirst);
    const isSilence = time - last > gap.over;
    const isOtherCycle =
      cycle !== state.cycle && !Number.isNaN(cycle) && !Number.isNaN(state.cycle);
    if (!isOtherDay && !isSilence && !isOtherCycle) return none;
    const rules: string[][] = [];
    if (isOtherDay) {
      rules.push([dayText(time, zone), ...(isFirst && label === undefined ? [lineText(run)] : [])]);
    }
    if (isSilence) rules.push([gap.text(spanText(time - last))]);
    if (isOtherCycle) {
      const verdict = state.verdict === "" ? [] : [state.verdict];
      rules.push([...(label === undefined ? [] : [label]), `cycle ${cycle}`, ...verdict]);
      state.verdict = "";
    }
    return rules;
  }

  return {
    /** @param label its run's name, if runs are told apart */
    before(record: EventRecord, label: string | undefined): Before {
      const { time, cycle, run, payload } = record;
      const state = stateOf(run);
      const before = state.time;
      const rules = rulesFor(record, state, label);
      if (!Number.isNaN(time)) {
        state.time = time;
        last = Number.isNaN(last) ? time : Math.max(last, time);
        lastDay = dayOf(time, zone);
      }
      state.cycle = cycle;
      const { verdict } = payload;
      if (typeof verdict === "string") state.verdict = lineText(verdict);
      return { rules, time: before };
    },
  };
}
