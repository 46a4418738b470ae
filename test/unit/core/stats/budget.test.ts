import { describe, expect, test } from "vitest";
import { checkBudget, parseBudget } from "../../../../src/core/stats/budget.ts";
import { compareSnapshots } from "../../../../src/core/stats/compare.ts";
import { anEvent, withPayload } from "../../contract/events.ts";
import { statsOf } from "./folding-stats.ts";

const steps = (durations: readonly number[], failed = 0) =>
  statsOf(
    durations.map((duration_ms, i) =>
      JSON.stringify(
        withPayload("plan.step_completed", { duration_ms, status: i < failed ? "failed" : "ok" }),
      ),
    ),
  );
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const field = "plan.step_completed.duration_ms";
const before = steps(range(1, 100), 10);
const after = steps(range(51, 150), 40);

describe("a budget", () => {
  test.each([
    [`max(${field}) > 100ms`, true],
    [`max(${field}) > 2s`, false],
    [`max(${field}) >= 150`, true],
    [`min(${field}) < 51`, false],
    [`min(${field}) <= 51`, true],
    [`mean(${field}) > 100`, true],
    [`sum(${field}) > 10050`, false],
    [`p50(${field}) > +20%`, true],
    [`p50(${field}) > +200%`, false],
    [`p99.9(${field}) > +60%`, false],
    ["count(plan.step_completed) < 100", false],
    ["count(executor.error) > 0", false],
    ["count(runs) > 1", false],
    ["count(events) >= 100", true],
    ["count(invalid) > 0", false],
    ["failures(plan.step_completed) > 30%", true],
    ["failures(plan.step_completed) > +500%", false],
    ["share(plan.step_completed.status=ok) < 70%", true],
  ])("%s", (text, isOverdrawn) => {
    expect(checkBudget(parseBudget(text), after, before).isOverdrawn).toBe(isOverdrawn);
  });

  test.each([
    ["", "is no budget"],
    ["p95(x)", "is no budget"],
    ["p95(x) > ", "is no budget"],
    ["p95(x) > soon", "is no limit"],
    ["mena(x) > 1", "no mena()"],
    ["p101(x) > 1", "no p101()"],
  ])("%s can't be read", (text, problem) => {
    expect(() => parseBudget(text)).toThrow(problem);
  });

  test.each([
    ["p95(plan.step_completed.duration_m) > 1", "no event has"],
    [`p95(${field}) > 5%`, "the limit is a share"],
    ["count(runs) > 5s", "the limit is a time"],
    [`p95(${field}) > +5%`, "needs --compare"],
  ])("%s can't be held", (text, problem) => {
    expect(() => checkBudget(parseBudget(text), after, undefined)).toThrow(problem);
  });

  test("what is not there overdraws none", () => {
    const empty = statsOf([JSON.stringify(anEvent())]);
    const budget = parseBudget(`p95(${field}) > +5%`);
    expect(checkBudget(budget, empty, before)).toMatchObject({ value: null, isOverdrawn: false });
  });
});

describe("a comparison", () => {
  const verdicts = (a: typeof before, b: typeof before) =>
    Object.fromEntries(
      compareSnapshots(a, b, ["a", "b"], [50]).figures.map(({ figure, verdict }) => [
        figure,
        verdict,
      ]),
    );

  test("marks what got worse, and better the other way round", () => {
    expect(verdicts(before, after)).toMatchObject({
      "failures(plan.step_completed)": "worse",
      [`p50(${field})`]: "worse",
      "count(plan.step_completed)": "unclear",
    });
    expect(verdicts(after, before)).toMatchObject({
      "failures(plan.step_completed)": "better",
      [`p50(${field})`]: "better",
    });
  });

  test("finds nothing in the same log, and says nothing of a few values", () => {
    expect(verdicts(before, before)[`p50(${field})`]).toBe("same");
    expect(verdicts(steps([1, 2]), steps([100, 200]))[`p50(${field})`]).toBe("unclear");
  });
});
