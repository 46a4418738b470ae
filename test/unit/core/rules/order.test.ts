import { describe, expect, test } from "vitest";
import { anEvent } from "../../contract/events.ts";
import { createFold, found, linesOf } from "../folding.ts";

const log = (...changes: object[]) => changes.map((change, i) => anEvent({ seq: i, ...change }));
const decided = (cycle: number, seq: string) =>
  anEvent({ event: "review.decision", payload: { verdict: "revise" }, cycle, seq });

const cycles = (...numbers: unknown[]) =>
  numbers.flatMap((cycle, i) => [
    anEvent({ cycle, seq: i }),
    ...(typeof cycle === "number" ? [decided(cycle, `d${i}`)] : []),
  ]);

describe("cycles", () => {
  test.each<[string, unknown[], string[]]>([
    ["one by one", [1, 1, 2, 3, 3], []],
    ["not from 1", [2, 3], ["1 cycle.first"]],
    ["a gap", [1, 3], ["3 order.cycle <2"]],
    ["back", [1, 2, 1], ["5 order.cycle <4"]],
    ["a gap, then on", [1, 5, 6], ["3 order.cycle <2"]],
  ])("%s", async (_name, numbers, expected) => {
    expect(await found(cycles(...numbers))).toEqual(expected);
  });
  test("the numbers are told", async () => {
    const { findings, read } = await createFold();
    read(linesOf(cycles(1, 4, 2)));
    expect(findings.map(({ code, args, pointer }) => [code, args, pointer])).toEqual([
      ["order.cycle", { from: 1, to: 4 }, "/cycle"],
      ["order.cycle", { from: 4, to: 2 }, "/cycle"],
    ]);
  });
  test("a cycle that is none is passed over", async () => {
    expect(await found(cycles(1, "2", 2))).toEqual(["3 envelope.type"]);
  });
});

const at = (...seconds: string[]) =>
  log(...seconds.map((second) => ({ timestamp: `2026-02-03T09:15:${second}Z` })));

describe("timestamps", () => {
  test.each<[string, string[], string[]]>([
    ["forward", ["01", "02", "03.5"], []],
    ["the same", ["01", "01", "01.000"], []],
    ["back once", ["05", "03", "04"], ["2 order.timestamp <1"]],
    ["back twice", ["05", "04", "03"], ["2 order.timestamp <1", "3 order.timestamp <2"]],
    ["back by a microsecond", ["01.000002", "01.000001"], ["2 order.timestamp <1"]],
  ])("%s", async (_name, seconds, expected) => {
    expect(await found(at(...seconds))).toEqual(expected);
  });
  test("how much is told", async () => {
    const { findings, read } = await createFold();
    read(linesOf(at("05.250", "03")));
    expect(findings).toMatchObject([{ pointer: "/timestamp", args: { backMs: 2250 } }]);
  });
  test("an unreadable one is passed over", async () => {
    const soon = log(
      { timestamp: "2026-02-03T09:15:05Z" },
      { timestamp: "soon" },
      { timestamp: "2026-02-03T09:15:04Z" },
    );
    expect(await found(soon)).toEqual(["2 timestamp.format", "3 order.timestamp <1"]);
  });
  test("each run has its own clock", async () => {
    const two = log(
      { run_id: "a", timestamp: "2026-02-03T09:15:05Z" },
      { run_id: "b", timestamp: "2026-02-03T09:15:01Z" },
      { run_id: "a", timestamp: "2026-02-03T09:15:06Z" },
      { run_id: "b", timestamp: "2026-02-03T09:15:00Z" },
    );
    expect(await found(two, { isStream: true })).toEqual(["4 order.timestamp <2"]);
  });
});

const step = (cycle: number, seq: number) => anEvent({ cycle, seq });

const verdict = (value: string, change: object = {}) =>
  anEvent({ event: "review.decision", payload: { verdict: value }, ...change });

const later = (event: string, source: string) =>
  found([verdict("abort"), anEvent({ event, source, seq: 1 }), anEvent({ event, source, seq: 2 })]);

describe("review", () => {
  test("a finished cycle has a decision; the last may still be going on", async () => {
    expect(await found([step(1, 0), step(1, 1)])).toEqual([]);
    expect(await found([step(1, 0), step(1, 1), step(2, 2)])).toEqual([
      "3 review.missing-decision <2",
    ]);
    expect(await found([step(1, 0), verdict("revise"), step(2, 1)])).toEqual([]);
  });
  test("a decision counts for its own cycle alone", async () => {
    const lines = [step(1, 0), verdict("revise"), step(2, 1), step(3, 2)];
    expect(await found(lines)).toEqual(["4 review.missing-decision <3"]);
  });
  test("the cycle without one is told", async () => {
    const { findings, read } = await createFold();
    read(linesOf([step(1, 0), step(2, 1)]));
    expect(findings).toMatchObject([{ args: { cycle: 1 }, pointer: "/cycle" }]);
  });
  test("a log that holds no review at all is told once a cycle", async () => {
    expect(await found([step(1, 0), step(2, 1), step(3, 2)])).toHaveLength(2);
  });
  test("work after an abort is told once", async () => {
    expect(await later("executor.error", "executor")).toEqual(["2 review.after-abort <1"]);
    expect(await later("plan.generated", "planner")).toEqual(["2 review.after-abort <1"]);
    expect(await later("review.feedback_generated", "reviewer")).toEqual([
      "2 review.after-abort <1",
    ]);
  });
  test("settling accounts after an abort is fine", async () => {
    expect(await later("optimizer.profile_selected", "optimizer")).toEqual([]);
    expect(await later("memory.stored", "memory")).toEqual(["2 event.unknown", "3 event.unknown"]);
  });
  test.each(["accept", "revise"])("work after %s is fine", async (value) => {
    expect(await found([verdict(value), step(1, 0)])).toEqual([]);
  });
  test("an abort of another run does not count", async () => {
    const other = [verdict("abort", { run_id: "a" }), anEvent({ run_id: "b" })];
    expect(await found(other, { isStream: true })).toEqual([]);
  });
});
