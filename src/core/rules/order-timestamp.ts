import type { Mark, RunRule } from "./rule.ts";

interface State {
  time: number;
  mark: Mark | undefined;
}

/** order.timestamp: time never goes back within a run. Compared with the line before, so one step back is one finding. */
export const orderTimestamp = (): RunRule<State> => ({
  start: () => ({ time: Number.NaN, mark: undefined }),
  event(row, state, report, mark) {
    if (Number.isNaN(row.time)) return;
    if (row.time < state.time) {
      report("order.timestamp", ["timestamp"], { backMs: state.time - row.time }, state.mark);
    }
    state.time = row.time;
    state.mark = mark();
  },
});
