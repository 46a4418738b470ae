import type { Catalog } from "../../contract/catalog.ts";
import type { RunRule } from "./rule.ts";

interface State {
  steps: number;
  /** The line of the latest plan. */
  line: number;
}

/** plan.step-out-of-range: a step's index is below the step count of the latest plan. */
export const planSteps = (catalog: Catalog): RunRule<State> => {
  const generated = catalog.indexOf("plan.generated");
  const steps = catalog.slotOf("plan.generated", "steps");
  const started = catalog.indexOf("plan.step_started");
  const startedIndex = catalog.slotOf("plan.step_started", "index");
  const completed = catalog.indexOf("plan.step_completed");
  const completedIndex = catalog.slotOf("plan.step_completed", "index");
  return {
    start: () => ({ steps: Number.NaN, line: 0 }),
    event({ batch, line, number, event }, state, report) {
      if (event === generated) {
        state.steps = batch.slots[steps]![line]!;
        state.line = number;
      } else if (event === started || event === completed) {
        const slot = event === started ? startedIndex : completedIndex;
        const index = batch.slots[slot]![line]!;
        if (index >= state.steps) {
          const args = { index, steps: state.steps };
          report("plan.step-out-of-range", ["payload", "index"], args, state.line);
        }
      }
    },
  };
};
