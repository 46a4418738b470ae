import type { RunRule } from "./rule.ts";

interface State {
  time: number;
  /** The line it was read from. */
  line: number;
}

/** order.timestamp: time never goes back within a run. Compared with the line before, so one step back is one finding. */
export const orderTimestamp = (): RunRule<State> => ({
  start: () => ({ time: Number.NaN, line: 0 }),
  event({ time, number }, state, report) {
    if (Number.isNaN(time)) return;
    if (time < state.time) {
      report("order.timestamp", ["timestamp"], { backMs: state.time - time }, state.line);
    }
    state.time = time;
    state.line = number;
  },
});
