import type { Mark, RunRule } from "./rule.ts";

interface State {
  cycle: number;
  mark: Mark | undefined;
}

/** cycle.first and order.cycle: cycles start at 1 and grow by one. */
export const orderCycle = (): RunRule<State> => ({
  start: () => ({ cycle: Number.NaN, mark: undefined }),
  event({ cycle }, state, report, mark) {
    if (Number.isNaN(cycle)) return;
    if (Number.isNaN(state.cycle)) {
      if (cycle !== 1) report("cycle.first", ["cycle"], { cycle });
    } else if (cycle < state.cycle || cycle > state.cycle + 1) {
      report("order.cycle", ["cycle"], { from: state.cycle, to: cycle }, state.mark);
    }
    state.cycle = cycle;
    state.mark = mark();
  },
});
