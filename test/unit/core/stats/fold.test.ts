import { describe, expect, test } from "vitest";
import { overviewOf } from "../../../../src/core/stats/overview.ts";
import { anEvent, withPayload, type Fields } from "../../contract/events.ts";
import { statsOf } from "./folding-stats.ts";

const lines = (events: readonly Fields[]) => events.map((event) => JSON.stringify(event));
const view = (...args: Parameters<typeof statsOf>) =>
  overviewOf(statsOf(...args), { percentiles: [50], top: 10 });
const at = (seconds: number, event: Fields): Fields => ({
  ...event,
  timestamp: `2026-02-03T09:15:${String(seconds).padStart(2, "0")}Z`,
});

describe("lines", () => {
  const mixed = ["", "{", JSON.stringify(anEvent({ cycle: 0 })), JSON.stringify(anEvent())];

  test("each is an event, set aside, unreadable or blank", () => {
    expect(statsOf(mixed).totals).toMatchObject({
      lines: 4,
      events: 1,
      invalid: 1,
      unreadable: 1,
      blank: 1,
    });
  });

  test("what fails the contract is counted if asked for", () => {
    const { totals, runs } = statsOf(mixed, { includeInvalid: true });
    expect(totals).toMatchObject({ events: 2, invalid: 0, irregular: 1 });
    expect(runs[0]).toMatchObject({ events: 2, cycles: [1, 1] });
  });

  test("what is not asked for is counted apart", () => {
    const { totals } = statsOf(lines([anEvent(), anEvent({ cycle: 2 })]), {
      select: ({ cycle }) => cycle === 2,
    });
    expect(totals).toMatchObject({ events: 1, filtered: 1 });
  });

  test("an event without a schema is counted", () => {
    expect(statsOf(lines([anEvent({ event: "zoo.fed", source: "zoo" })])).counts).toEqual([
      { event: "zoo.fed", source: "zoo", count: 1 },
    ]);
  });
});

describe("spans", () => {
  const start = anEvent({ event: "executor.command_started" });
  const end = anEvent({ event: "executor.command_completed" });

  test("an end without a duration has that of the pair's times", () => {
    const { measures, slowest } = view(lines([at(1, start), at(4, end)]));
    expect(measures).toMatchObject([{ field: "duration_ms", fromEdges: 1, min: 3000, max: 3000 }]);
    expect(slowest).toMatchObject([{ ms: 3000, line: 2, run: "night/one" }]);
  });

  test("an end with a duration keeps it", () => {
    const told = withPayload("executor.command_completed", { duration_ms: 5 });
    const { measures } = view(lines([at(1, start), at(4, told)]));
    expect(measures).toMatchObject([{ fromEdges: 0, max: 5 }]);
  });

  test("an end closes the start that came last", () => {
    const { measures, open } = view(lines([at(1, start), at(3, start), at(4, end)]));
    expect(measures).toMatchObject([{ max: 1000 }]);
    expect(open).toMatchObject([{ span: "executor.command", count: 1, places: [{ line: 1 }] }]);
  });

  test("steps are told apart by their index, and cycles from each other", () => {
    const step = (event: string, index: number, cycle = 1) => ({
      ...withPayload(event, { index }),
      cycle,
    });
    const { open } = view(
      lines([
        step("plan.step_started", 0),
        step("plan.step_started", 1),
        step("plan.step_completed", 0),
        step("plan.step_completed", 1, 2),
      ]),
    );
    expect(open).toMatchObject([{ count: 1, unopened: 1, places: [{ line: 2, cycle: 1 }] }]);
  });

  test("an end that goes back in time tells no duration", () => {
    expect(view(lines([at(4, start), at(1, end)])).measures).toEqual([]);
  });
});

describe("values", () => {
  test("null, unknown and redacted ones are told apart", () => {
    const completed = (exit_code: unknown, more: Fields = {}) =>
      withPayload("executor.command_completed", { exit_code, ...more });
    const { outcomes } = view(
      lines([
        completed(0),
        completed(300),
        completed(null),
        completed("REDACTED", { redacted_fields: ["exit_code"] }),
      ]),
    );
    expect(outcomes).toMatchObject([
      { field: "exit_code", count: 3, success: 1, failure: 2, neither: 0, missing: 1 },
    ]);
    expect(outcomes[0]!.values.map(({ value }) => value).toSorted()).toEqual(["0", "300", "null"]);
  });

  test("durations are parted by status", () => {
    const step = (status: string, duration_ms: number) =>
      withPayload("plan.step_completed", { status, duration_ms });
    const { measures } = view(lines([step("ok", 1), step("failed", 2), step("odd", 3)]));
    expect(measures[0]!.parts.map(({ labels, max }) => [labels["status"], max])).toEqual([
      ["failed", 2],
      ["ok", 1],
      ["other", 3],
    ]);
  });
});

describe("runs", () => {
  test("are accepted in the first cycle that says so, and end with the last decision", () => {
    const decision = (verdict: string, cycle: number) => ({
      ...withPayload("review.decision", { verdict }),
      cycle,
    });
    const { runs } = view(
      lines([
        decision("revise", 1),
        decision("accept", 2),
        decision("accept", 3),
        decision("abort", 4),
      ]),
    );
    expect(runs).toMatchObject({
      count: 1,
      cycles: 4,
      verdicts: [{ verdict: "abort", runs: 1 }],
      acceptance: { runs: 1, cycles: [{ cycle: 2, runs: 1 }] },
    });
  });
});

test("errors of one kind are one", () => {
  const error = (message: string, handled: boolean) =>
    withPayload("executor.error", { exception: "Timeout", message, handled });
  const { errors } = view(
    lines([
      error("after 5 s", true),
      error("after 7 s", false),
      error("naïve café", true),
      error('say "a\\b"', true),
    ]),
  );
  expect(errors).toMatchObject([
    { exception: "Timeout", message: "after # s", count: 2, failures: 1, first: { line: 1 } },
    { message: "naïve café", count: 1 },
    { message: "say '…'", count: 1 },
  ]);
});
