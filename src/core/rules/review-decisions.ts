import type { Catalog } from "../../contract/catalog.ts";
import { moduleOf } from "../../contract/sources.ts";
import type { RunRule } from "./rule.ts";

interface State {
  cycle: number;
  decided: boolean;
  /** The last line of the cycle. */
  last: number;
  /** The line of the latest abort, 0 if there was none. */
  abort: number;
  reported: boolean;
}

/** Modules whose work an abort ends; memory and optimizer may still settle their accounts. */
const workers = new Set(["plan", "executor", "review"]);

/** review.missing-decision and review.after-abort. The last cycle of a log may still be going on and is left alone. */
export const reviewDecisions = (catalog: Catalog): RunRule<State> => {
  const decision = catalog.indexOf("review.decision");
  const verdict = catalog.slotOf("review.decision", "verdict");
  const abort = catalog.events[decision]?.slots[verdict]?.values.indexOf("abort");
  return {
    start: () => ({ cycle: Number.NaN, decided: false, last: 0, abort: 0, reported: false }),
    event({ batch, line, number, event, cycle }, state, report) {
      if (state.abort > 0 && !state.reported && workers.has(moduleOf(batch.eventName(line)))) {
        state.reported = true;
        report("review.after-abort", ["event"], {}, state.abort);
      }
      if (cycle > state.cycle && !state.decided) {
        report("review.missing-decision", ["cycle"], { cycle: state.cycle }, state.last);
      }
      if (!Number.isNaN(cycle)) {
        if (cycle !== state.cycle) state.decided = false;
        state.cycle = cycle;
        state.last = number;
      }
      if (event !== decision) return;
      state.decided = true;
      if (batch.slots[verdict]![line] === abort) state.abort = number;
    },
  };
};
