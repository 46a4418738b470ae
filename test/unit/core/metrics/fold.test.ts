import { describe, expect, test } from "vitest";
import { anEvent, withPayload, type Fields } from "../../contract/events.ts";
import { folded } from "./folding-metrics.ts";

const at = (seconds: number, event: Fields): Fields => ({
  ...event,
  timestamp: new Date(Date.UTC(2026, 1, 3, 9, 15, seconds)).toISOString(),
});
const hash = "hmac-sha256:k1:9f86d081884c7d659a2feaa0c55ad015";

describe("labels", () => {
  test("events and sources that are not known are other, and counted", async () => {
    const { samples, value } = await folded([
      [anEvent({ event: "zoo.fed", source: "zoo" }), anEvent(), anEvent({ source: "zoo" })],
    ]);
    expect(samples("events_total")).toEqual([
      'events_total{event="plan.generated",source="planner"} 1',
      'events_total{event="other",source="other"} 1',
      'events_total{event="plan.generated",source="other"} 1',
    ]);
    const lost = "exporter_label_overflow_total";
    const metric = 'metric="agent_telemetry_events_total"';
    expect(value(`${lost}{${metric},label="event"}`)).toBe(1);
    expect(value(`${lost}{${metric},label="source"}`)).toBe(2);
  });

  test("texts are told apart up to a hundred", async () => {
    const errors = Array.from({ length: 130 }, (_, n) =>
      withPayload("executor.error", { exception: `E${n % 110}` }),
    );
    const { samples, value } = await folded([errors]);
    const all = samples("executor_error_handled_total");
    expect(all).toHaveLength(101);
    expect(all.at(-1)).toBe('executor_error_handled_total{handled="false",exception="other"} 10');
    const metric = 'metric="agent_telemetry_executor_error_handled_total",label="exception"';
    expect(value(`exporter_label_overflow_total{${metric}}`)).toBe(10);
  });

  test("so are values of a field that may have any", async () => {
    const steps = Array.from({ length: 101 }, (_, n) =>
      withPayload("plan.step_completed", { status: `s${n}` }),
    );
    const { samples, value } = await folded([steps]);
    expect(samples("plan_step_completed_status_total")).toHaveLength(101);
    expect(value('plan_step_completed_status_total{status="other"}')).toBe(1);
    expect(value('plan_step_completed_outcomes_total{outcome="other"}')).toBe(101);
    expect(value('plan_step_completed_duration_seconds_count{status="other"}')).toBe(101);
  });

  test("a text that is long, hidden or missing is still a label", async () => {
    const exceptions = ["x".repeat(300), 'a"b\\c\nd', "\u001b[31m\u202e", ""];
    const events = exceptions.map((exception) => withPayload("executor.error", { exception }));
    const { samples } = await folded([events]);
    expect(samples("executor_error_handled_total")).toEqual([
      `executor_error_handled_total{handled="false",exception="${"x".repeat(100)}"} 1`,
      String.raw`executor_error_handled_total{handled="false",exception="a\"b\\c\\x0ad"} 1`,
      String.raw`executor_error_handled_total{handled="false",exception="\\x1b[31m\\u202e"} 1`,
      'executor_error_handled_total{handled="false",exception="none"} 1',
    ]);
  });

  test("markers are one text", async () => {
    const marked = [hash, "REDACTED", hash.replace("9", "8")].map((exception) =>
      withPayload("executor.error", { exception, redacted_fields: ["exception"] }),
    );
    const { samples } = await folded([marked]);
    expect(samples("executor_error_handled_total")).toEqual([
      'executor_error_handled_total{handled="false",exception="REDACTED"} 3',
    ]);
  });
});

describe("a label of another event", () => {
  const select = (profile: string, run = "a") => ({
    ...withPayload("optimizer.profile_selected", { profile }),
    run_id: run,
  });
  const bench = (run = "a", more: Fields = {}) => ({
    ...withPayload("optimizer.benchmark_completed", more),
    run_id: run,
  });
  const count = "optimizer_benchmark_completed_latency_seconds_count";

  test("is the last one of the run, also of an earlier batch", async () => {
    const { samples } = await folded([
      [bench(), select("fast"), select("slow", "b"), bench()],
      [bench("b"), select("exact"), bench(), bench("c")],
    ]);
    expect(samples(count)).toEqual([
      `${count}{profile="none"} 2`,
      `${count}{profile="fast"} 1`,
      `${count}{profile="slow"} 1`,
      `${count}{profile="exact"} 1`,
    ]);
  });

  test("gives way to the event's own", async () => {
    const { samples } = await folded([[select("fast"), bench("a", { profile: "own" }), bench()]]);
    expect(samples(count)).toEqual([`${count}{profile="own"} 2`]);
  });

  test("is forgotten with its run", async () => {
    const others = Array.from({ length: 5 }, (_, n) => [anEvent({ run_id: `r${n}` })]);
    const groups = [[select("fast")], ...others, [bench()]];
    const { samples, value } = await folded(groups, { mostRuns: 3 });
    expect(samples(count)).toEqual([`${count}{profile="none"} 1`]);
    expect(value("exporter_forgotten_runs_total")).toBe(4);
    expect(value("cycles_total")).toBe(7);
  });
});

describe("values", () => {
  const redacted = { redacted_fields: ["duration_ms"] };

  test("redacted ones are left out and counted", async () => {
    const { value } = await folded([
      [
        withPayload("plan.step_completed", { duration_ms: "REDACTED", ...redacted }),
        withPayload("plan.step_completed", { duration_ms: hash, ...redacted }),
        withPayload("plan.step_completed", { duration_ms: 20 }),
      ],
    ]);
    expect(value('plan_step_completed_duration_seconds_count{status="ok"}')).toBe(1);
    const metric = 'metric="agent_telemetry_plan_step_completed_duration_seconds"';
    expect(value(`exporter_skipped_values_total{${metric},reason="redacted"}`)).toBe(2);
  });

  test("an exit code is a number, nothing, or told by its meaning", async () => {
    const codes = [0, 0, 137, null, -1];
    const events = codes.map((exit_code) =>
      withPayload("executor.command_completed", { exit_code }),
    );
    const { samples } = await folded([events]);
    expect(samples("executor_command_completed_exit_code")).toEqual([
      'executor_command_completed_exit_code_total{exit_code="0"} 2',
      'executor_command_completed_exit_code_total{exit_code="137"} 1',
      'executor_command_completed_exit_code_total{exit_code="null"} 1',
      'executor_command_completed_exit_code_total{exit_code="-1"} 1',
    ]);
    expect(samples("executor_command_completed_outcomes")).toEqual([
      'executor_command_completed_outcomes_total{outcome="success"} 2',
      'executor_command_completed_outcomes_total{outcome="failure"} 3',
    ]);
  });

  test("a change is how far, and which way", async () => {
    const deltas = [0.3, -0.5, 0, -0.02];
    const events = deltas.map((confidence_delta) =>
      withPayload("review.feedback_generated", { confidence_delta }),
    );
    const { samples } = await folded([events]);
    expect(samples("review_feedback_generated_confidence_delta_sum")).toEqual([
      'review_feedback_generated_confidence_delta_sum{direction="up"} 0.3',
      'review_feedback_generated_confidence_delta_sum{direction="down"} 0.52',
    ]);
    expect(samples("review_feedback_generated_confidence_delta_count")).toHaveLength(3);
  });

  test("a counter only goes up", async () => {
    const it = { type: "number", "x-unit": "s", "x-metric": { type: "counter" } };
    const schemas = { "zoo.fed": { type: "object", properties: { it } } };
    const events = [2, -1, 0.5].map((value) =>
      anEvent({ event: "zoo.fed", payload: { it: value } }),
    );
    const { value } = await folded([events], { schemas });
    expect(value("zoo_fed_it_seconds_total")).toBe(2.5);
    const metric = 'metric="agent_telemetry_zoo_fed_it_seconds_total"';
    expect(value(`exporter_skipped_values_total{${metric},reason="negative"}`)).toBe(1);
  });

  test("what fails the contract is not measured", async () => {
    const bad = withPayload("plan.generated", { steps: -1 });
    const { value, samples } = await folded([["", "{", bad, anEvent()]]);
    expect(samples("lines_total")).toEqual([
      'lines_total{kind="events"} 1',
      'lines_total{kind="invalid"} 1',
      'lines_total{kind="unreadable"} 1',
      'lines_total{kind="blank"} 1',
    ]);
    expect(value("plan_generated_steps_count")).toBe(1);
  });
});

describe("spans", () => {
  const start = anEvent({ event: "executor.command_started" });
  const end = anEvent({ event: "executor.command_completed" });
  const open = "executor_command_in_progress";

  test("what has begun and not ended is in progress", async () => {
    const group = [at(1, start), at(2, { ...start, run_id: "b" })];
    expect((await folded([group])).value(open)).toBe(2);
    expect((await folded([group, [at(3, end)]])).value(open)).toBe(1);
  });

  test("an end without a duration has that of its edges", async () => {
    const { value } = await folded([[at(1, start), at(4, end)]]);
    expect(value("executor_command_completed_duration_seconds_sum")).toBe(3);
  });

  test("what a run has left open for hours does not count", async () => {
    const later = at(7 * 3600, anEvent({ run_id: "b" }));
    expect((await folded([[at(1, start), later]])).value(open)).toBe(0);
  });
});

describe("runs, cycles and times", () => {
  test("runs by their last decision", async () => {
    const decide = (verdict: string, run: string, cycle: number) => ({
      ...withPayload("review.decision", { verdict }),
      run_id: run,
      cycle,
    });
    const { samples, value } = await folded([
      [decide("revise", "a", 1), decide("accept", "a", 2), decide("abort", "b", 1), anEvent()],
    ]);
    expect(samples("runs")).toEqual([
      'runs{verdict="accept"} 1',
      'runs{verdict="abort"} 1',
      'runs{verdict="none"} 1',
    ]);
    expect(value("cycles_total")).toBe(4);
  });

  test("cycles that jump about do not fill the memory", async () => {
    const jumping = Array.from({ length: 1500 }, (_, n) => anEvent({ cycle: 3 * n + 10 }));
    const steady = Array.from({ length: 1500 }, (_, n) => anEvent({ cycle: n + 1 }));
    expect((await folded([jumping])).value("cycles_total")).toBe(1000);
    expect((await folded([steady])).value("cycles_total")).toBe(1500);
  });

  test("the last time of each source, and how old it was", async () => {
    const now = Date.UTC(2026, 1, 3, 9, 16);
    const { value } = await folded([[at(20, anEvent()), at(10, anEvent())]], { now });
    expect(value('last_event_timestamp_seconds{source="planner"}')).toBe(now / 1000 - 40);
    expect(value("exporter_lag_seconds")).toBe(50);
  });
});

describe("tags", () => {
  const tagged = (tags: Fields) => anEvent({ tags });

  test("label what they are asked for", async () => {
    const events = [tagged({ model: "m1" }), tagged({ model: "m1" }), tagged({})];
    const { samples } = await folded([events], { tags: ["tags.model"] });
    expect(samples("plan_generated_steps_count")).toEqual([
      'plan_generated_steps_count{tags_model="m1"} 2',
      'plan_generated_steps_count{tags_model="none"} 1',
    ]);
  });

  test("several have no more than a hundred combinations", async () => {
    const events = Array.from({ length: 150 }, (_, n) => tagged({ a: n % 15, b: n }));
    const { samples, value } = await folded([events], { tags: ["tags.a", "tags.b"] });
    expect(samples("events_total")).toHaveLength(101);
    const other = 'source="planner",tags_a="other",tags_b="other"';
    expect(value(`events_total{event="plan.generated",${other}}`)).toBe(50);
    const metric = 'metric="agent_telemetry_events_total"';
    expect(value(`exporter_label_overflow_total{${metric},label="tags_b"}`)).toBe(50);
  });
});
