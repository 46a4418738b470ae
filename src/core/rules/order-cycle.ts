import type { RunRule } from "./rule.ts";

interface State {
  cycle: number;
  /** The line it was read from. */
  line: number;
}

/** cycle.first and order.cycle: cycles start at 1 and grow by one. */
export const orderCycle = (): RunRule<State> => ({
  start: () => ({ cycle: Number.NaN, line: 0 }),
  event({ cycle, number }, state, report) {
    if (Number.isNaN(cycle)) return;
    if (Number.isNaN(state.cycle)) {
      if (cycle !== 1) report("cycle.first", ["cycle"], { cycle });
    } else if (cycle < state.cycle || cycle > state.cycle + 1) {
      report("order.cycle", ["cycle"], { from: state.cycle, to: cycle }, state.line);
    }
    state.cycle = cycle;
    state.line = number;
  },
});
