import type { Catalog } from "../../contract/catalog.ts";
import type { Mark, RunRule } from "./rule.ts";

interface State {
  steps: number;
  mark: Mark | undefined;
}

/** plan.step-out-of-range: a step's index is below the step count of the latest plan. */
export const planSteps = (catalog: Catalog): RunRule<State> => {
  const generated = catalog.indexOf("plan.generated");
  const steps = catalog.slotOf("plan.generated", "steps");
  const index = new Map(
    ["plan.step_started", "plan.step_completed"].map((name) => [
      catalog.indexOf(name),
      catalog.slotOf(name, "index"),
    ]),
  );
  return {
    start: () => ({ steps: Number.NaN, mark: undefined }),
    event({ batch, line, event }, state, report, mark) {
      if (event === generated) {
        state.steps = batch.slots[steps]![line]!;
        state.mark = mark();
        return;
      }
      const slot = index.get(event);
      if (slot === undefined) return;
      const step = batch.slots[slot]![line]!;
      if (step >= state.steps) {
        const args = { index: step, steps: state.steps };
        report("plan.step-out-of-range", ["payload", "index"], args, state.mark);
      }
    },
  };
};
