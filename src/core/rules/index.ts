import type { Catalog } from "../../contract/catalog.ts";
import { orderCycle } from "./order-cycle.ts";
import { orderTimestamp } from "./order-timestamp.ts";
import { planSteps } from "./plan-steps.ts";
import { reviewDecisions } from "./review-decisions.ts";
import type { ReportAt, ReportHere, Row } from "./rule.ts";
import { spans } from "./spans.ts";

/** All rules over the events of one run. */
export interface RunRules {
  /** The states of a run that has not begun. */
  start(): RunStates;
  event(row: Row, states: RunStates, report: ReportHere): void;
  end(states: RunStates, report: ReportAt): void;
}

/** What the rules know of one run of one file. */
export type RunStates = ReturnType<typeof statesOf>;

type Rules = ReturnType<typeof rulesOf>;

const rulesOf = (catalog: Catalog) => ({
  timestamp: orderTimestamp(),
  cycle: orderCycle(),
  spans: spans(catalog),
  steps: planSteps(catalog),
  review: reviewDecisions(catalog),
});

const statesOf = (rules: Rules) => ({
  timestamp: rules.timestamp.start(),
  cycle: rules.cycle.start(),
  spans: rules.spans.start(),
  steps: rules.steps.start(),
  review: rules.review.start(),
});

export function createRunRules(catalog: Catalog): RunRules {
  const rules = rulesOf(catalog);
  return {
    start: () => statesOf(rules),
    // One call after another, not a loop: each place calls one function, so that V8 inlines them.
    event(row, states, report) {
      rules.timestamp.event(row, states.timestamp, report);
      rules.cycle.event(row, states.cycle, report);
      rules.spans.event(row, states.spans, report);
      rules.steps.event(row, states.steps, report);
      rules.review.event(row, states.review, report);
    },
    end: (states, report) => rules.spans.end?.(states.spans, report),
  };
}
