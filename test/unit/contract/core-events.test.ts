import { describe, expect, test } from "vitest";
import { anEvent, minimal, withPayload, without } from "./events.ts";
import { findings, verdict } from "./judging.ts";

/** Each field of CONTRACT.md, Payloads: whether it is required, what it takes, what it does not and why. */
type Row = [
  event: string,
  field: string,
  presence: "required" | "optional",
  good: unknown[],
  bad: [value: unknown, code: string][],
];

const notText: [unknown, string][] = [
  [1, "type"],
  [null, "type"],
  [["a"], "type"],
  [{}, "type"],
  [true, "type"],
];
const notNumber: [unknown, string][] = [
  ["1", "type"],
  [null, "type"],
  [[1], "type"],
  [false, "type"],
];
const notCount: [unknown, string][] = [...notNumber, [1.5, "type"], [-1, "range"]];
const notMeasure: [unknown, string][] = [...notNumber, [-0.001, "range"]];
const texts = ["", "x", "ü"];
const measures = [0, 0.25, 1e9];
const counts = [0, 1, 1000];

const rows: Row[] = [
  ["plan.generated", "steps", "required", counts, notCount],
  [
    "plan.generated",
    "confidence",
    "required",
    [0, 0.5, 1],
    [...notNumber, [-0.01, "range"], [1.01, "range"]],
  ],
  [
    "plan.generated",
    "tools",
    "optional",
    [[], ["rg"]],
    [
      ["rg", "type"],
      [null, "type"],
    ],
  ],
  ["plan.generated", "inputs", "optional", [[], ["goal", "notes"]], [["goal", "type"]]],
  ["plan.step_started", "index", "required", counts, notCount],
  ["plan.step_started", "tool", "required", texts, notText],
  ["plan.step_started", "description", "required", texts, notText],
  ["plan.step_completed", "duration_ms", "required", measures, notMeasure],
  ["plan.step_completed", "result", "required", texts, notText],
  [
    "plan.step_completed",
    "status",
    "required",
    ["ok", "failed", "skipped", "aborted", "other"],
    notText,
  ],
  ["plan.step_completed", "index", "optional", counts, notCount],
  ["executor.command_started", "command", "required", texts, notText],
  [
    "executor.command_started",
    "args",
    "required",
    [[], ["-v", 1, 1.5, true, null]],
    [
      ["-v", "type"],
      [{}, "type"],
    ],
  ],
  [
    "executor.command_completed",
    "exit_code",
    "required",
    [0, 1, -9, 255, null],
    [
      ["0", "type"],
      [1.5, "type"],
      [true, "type"],
    ],
  ],
  ["executor.command_completed", "stdout_digest", "required", texts, notText],
  ["executor.command_completed", "stderr_digest", "required", texts, notText],
  ["executor.command_completed", "command", "optional", texts, notText],
  ["executor.command_completed", "duration_ms", "optional", measures, notMeasure],
  ["executor.command_completed", "signal", "optional", ["SIGTERM"], notText],
  ["executor.error", "exception", "required", texts, notText],
  ["executor.error", "message", "required", texts, notText],
  [
    "executor.error",
    "handled",
    "required",
    [true, false],
    [
      ["true", "type"],
      [1, "type"],
      [null, "type"],
    ],
  ],
  [
    "review.feedback_generated",
    "confidence_delta",
    "required",
    [-1, 0, 0.5, 1],
    [...notNumber, [-1.01, "range"], [1.01, "range"]],
  ],
  [
    "review.feedback_generated",
    "comments",
    "required",
    [[], ["a", { b: 1 }]],
    [
      ["a", "type"],
      [{}, "type"],
    ],
  ],
  [
    "review.feedback_generated",
    "blocking_issues",
    "required",
    [[], ["a", { b: 1 }]],
    [["a", "type"]],
  ],
  [
    "review.decision",
    "verdict",
    "required",
    ["accept", "revise", "abort"],
    [
      ["accepted", "enum"],
      ["Accept", "enum"],
      ["", "enum"],
    ],
  ],
  [
    "optimizer.profile_selected",
    "hardware",
    "required",
    ["gpu", {}, { cpu: 8 }],
    [
      [1, "type"],
      [null, "type"],
      [[], "type"],
    ],
  ],
  ["optimizer.profile_selected", "profile", "required", texts, notText],
  ["optimizer.benchmark_completed", "throughput_tokens_s", "required", measures, notMeasure],
  ["optimizer.benchmark_completed", "latency_ms", "required", measures, notMeasure],
];

test("the table names all ten events", () =>
  expect(new Set(rows.map(([event]) => event))).toEqual(new Set(Object.keys(minimal))));

describe.each(rows)("%s %s", (event, field, presence, good, bad) => {
  test(presence, () => {
    const left = anEvent({ event, payload: without(minimal[event]!.payload, field) });
    expect(verdict(left)).toEqual(presence === "required" ? ["payload.missing /payload"] : []);
  });
  test.each(good.map((value) => [value]))("takes %j", (value) => {
    expect(verdict(withPayload(event, { [field]: value }))).toEqual([]);
  });
  test.each(bad)("does not take %j: %s", (value, code) => {
    expect(verdict(withPayload(event, { [field]: value }))).toEqual([
      `payload.${code} /payload/${field}`,
    ]);
  });
});

const items: [event: string, field: string, bad: unknown][] = [
  ["plan.generated", "tools", 1],
  ["plan.generated", "inputs", null],
  ["executor.command_started", "args", ["nested"]],
  ["executor.command_started", "args", {}],
  ["review.feedback_generated", "comments", 1],
  ["review.feedback_generated", "blocking_issues", []],
];
test.each(items)("%s %s: an item may not be %j", (event, field, bad) => {
  expect(verdict(withPayload(event, { [field]: ["fine", bad] }))).toEqual([
    `payload.type /payload/${field}/1`,
  ]);
});

describe.each(Object.keys(minimal))("%s", (event) => {
  test("may list redacted fields, as texts", () => {
    expect(verdict(withPayload(event, { redacted_fields: [] }))).toEqual([]);
    expect(verdict(withPayload(event, { redacted_fields: "all" }))).toEqual([
      "payload.type /payload/redacted_fields",
    ]);
    expect(verdict(withPayload(event, { redacted_fields: [7] }))).toEqual([
      "payload.type /payload/redacted_fields/0",
    ]);
  });
  test("may have unknown fields", () => {
    expect(verdict(withPayload(event, { xyzzy: { deep: [1, null] } }))).toEqual([]);
  });
  test("comes from its own subsystem", () => {
    expect(findings(anEvent({ event, source: "elsewhere" }))).toEqual([
      {
        code: "event.source-mismatch",
        pointer: "/source",
        args: { expected: minimal[event]!.source },
      },
    ]);
  });
});
