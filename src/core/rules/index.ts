import type { Catalog } from "../../contract/catalog.ts";
import { orderCycle } from "./order-cycle.ts";
import { orderTimestamp } from "./order-timestamp.ts";
import { planSteps } from "./plan-steps.ts";
import { reviewDecisions } from "./review-decisions.ts";
import type { Mark, ReportAt, ReportHere, Row, RunRule } from "./rule.ts";
import { spans } from "./spans.ts";

/** All rules over the events of one run. */
export interface RunRules {
  /** The state of a run that has not begun. */
  start(): RunChecks;
}

/** The rules of one run of one file, each with its state. */
export interface RunChecks {
  event(row: Row, report: ReportHere, mark: () => Mark): void;
  end(report: ReportAt): void;
}

const bind =
  <State>(rule: RunRule<State>) =>
  (): RunChecks => {
    const state = rule.start();
    return {
      event: (row, report, mark) => rule.event(row, state, report, mark),
      end: (report) => rule.end?.(state, report),
    };
  };

export function createRunRules(catalog: Catalog): RunRules {
  const rules = [
    bind(orderTimestamp()),
    bind(orderCycle()),
    bind(spans(catalog)),
    bind(planSteps(catalog)),
    bind(reviewDecisions(catalog)),
  ];
  return {
    start() {
      const checks = rules.map((rule) => rule());
      return {
        event(row, report, mark) {
          for (const check of checks) check.event(row, report, mark);
        },
        end(report) {
          for (const check of checks) check.end(report);
        },
      };
    },
  };
}
