import { describe, expect, test } from "vitest";
import { createFailure, createOutcome } from "../../../../src/core/query/failure.ts";
import { readRecord } from "../../../../src/core/record.ts";
import type { Fields } from "../../contract/events.ts";
import { catalog, withFields } from "./context.ts";

const outcomeOf = createOutcome(catalog);
const isFailure = createFailure(catalog);

test.each<[string, Fields, string | undefined, boolean]>([
  ["executor.command_completed", { exit_code: 0 }, "success", false],
  ["executor.command_completed", { exit_code: 2 }, "failure", true],
  ["executor.command_completed", { exit_code: null }, "failure", true],
  ["executor.command_completed", { exit_code: "REDACTED" }, undefined, false],
  ["executor.command_completed", {}, undefined, false],
  ["executor.error", { handled: true }, "success", false],
  ["executor.error", { handled: false }, "failure", true],
  ["executor.error", {}, undefined, true],
  ["plan.step_completed", { status: "ok" }, "success", false],
  ["plan.step_completed", { status: "aborted" }, "failure", true],
  ["plan.step_completed", { status: "skipped" }, "neither", false],
  ["plan.step_completed", { status: "odd" }, undefined, false],
  ["review.decision", { verdict: "revise" }, "neither", false],
  ["plan.generated", { status: "failed" }, undefined, false],
  ["build.step_failed", {}, undefined, true],
  ["build.failure", {}, undefined, true],
  ["build.failed_over", {}, undefined, true],
  ["build.terror", {}, undefined, false],
  ["constructor", {}, undefined, false],
])("%s %j: %s", (event, payload, outcome, failure) => {
  expect(outcomeOf(withFields(payload, event))).toBe(outcome);
  expect(isFailure(withFields(payload, event))).toBe(failure);
});

describe("of several fields", () => {
  test.each<[Fields, string | undefined]>([
    [{ status: "ok", exit: 1, deep: { well: true } }, "failure"],
    [{ status: "ok", exit: 1 }, "failure"],
    [{ exit: 0, status: "ok" }, "success"],
    [{ exit: 0 }, "neither"],
    [{ exit: 0, deep: { well: false } }, "failure"],
    [{ deep: { well: true }, exit: 0 }, "success"],
    [{ deep: "well" }, undefined],
  ])("%j: %s", (payload, outcome) => {
    expect(outcomeOf(withFields(payload, "job.ended"))).toBe(outcome);
  });
});

test("a line that is no event has no outcome", () => {
  expect(outcomeOf(readRecord("{"))).toBeUndefined();
});

test("inherited names are no fields", () => {
  const record = readRecord('{"event":"job.ended","payload":{"__proto__":{"status":"bad"}}}');
  expect(outcomeOf(record)).toBeUndefined();
});
