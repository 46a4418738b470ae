// What comes between events: another day, silence, another cycle.
import { describe, expect, test } from "vitest";
import { createMarks } from "../../../../src/report/events/marks.ts";
import { readRecord } from "../../../../src/core/record.ts";
import { utc, type Zone } from "../../../../src/report/events/time.ts";
import { anEvent, type Fields } from "../../contract/events.ts";

const at = (timestamp: string, change: Fields = {}) =>
  readRecord(JSON.stringify(anEvent({ timestamp: `2026-03-${timestamp}Z`, ...change })));

type Step = readonly [change: ReturnType<typeof at>, rules: string[], label?: string];

/** Goes through events and looks at the rules before each. */
function expectRules(steps: readonly Step[], isTerminal = true, zone: Zone = utc): void {
  const marks = createMarks({ zone, isTerminal });
  for (const [record, rules, label] of steps) {
    const { rules: found } = marks.before(record, label);
    expect(found.map((parts) => parts.join(" · "))).toEqual(rules);
  }
}

describe("the day", () => {
  test("is told first on a terminal, with the run if it is the only one", () => {
    expectRules([
      [at("02T10:00:00"), ["2026-03-02 · night/one"]],
      [at("02T10:00:01"), []],
    ]);
    expectRules([[at("02T10:00:00"), ["2026-03-02"], "one"]]);
  });

  test("is not told first elsewhere", () => {
    expectRules(
      [
        [at("02T23:59:59"), []],
        [at("03T00:00:00"), ["2026-03-03"]],
      ],
      false,
    );
  });

  test("is told when it is another one, before silence and cycle", () => {
    expectRules([
      [at("02T23:58:00"), ["2026-03-02 · night/one"]],
      [at("03T00:00:00", { cycle: 2 }), ["2026-03-03", "2m00s of silence", "cycle 2"]],
      [at("02T23:59:59", { cycle: 2 }), ["2026-03-02"]],
    ]);
  });

  test("begins at local midnight", () => {
    const steps: Step[] = [
      [at("02T22:59:59"), ["2026-03-02"], "one"],
      [at("02T23:00:00"), ["2026-03-03"], "one"],
      [at("03T00:00:00.000"), ["1h00m of silence"], "one"],
    ];
    expectRules(steps, true, () => 60);
  });

  test("of an event without a time is none", () => {
    expectRules([
      [at("02T10:00:00", { timestamp: "soon" }), []],
      [at("02T10:00:00"), ["2026-03-02 · night/one"]],
      [at("02T10:00:00", { timestamp: null }), []],
      [at("02T10:00:01"), []],
    ]);
  });

  test("shows a run safe", () => {
    const run_id = "a\u001b[2Jb\n";
    expectRules([[at("02T10:00:00", { run_id }), ["2026-03-02 · a\\x1b[2Jb\\n"]]]);
  });
});

describe("silence", () => {
  test.each<[string, string[]]>([
    ["02T10:00:59.999", []],
    ["02T10:01:00.000", []],
    ["02T10:01:00.001", ["1m00s of silence"]],
    ["02T12:05:00.000", ["2h05m of silence"]],
    ["02T09:00:00.000", []],
  ])("from 10:00 to %s: %j", (time, rules) => {
    expectRules(
      [
        [at("02T10:00:00"), []],
        [at(time), rules],
      ],
      false,
    );
  });

  test("is that of all runs together, counted from the latest time", () => {
    expectRules(
      [
        [at("02T10:00:00", { run_id: "a" }), [], "a"],
        [at("02T10:00:50", { run_id: "b" }), [], "b"],
        [at("02T10:00:10", { run_id: "a" }), [], "a"],
        [at("02T10:01:40", { run_id: "a" }), [], "a"],
        [at("02T10:02:41", { run_id: "b" }), ["1m01s of silence"], "b"],
      ],
      false,
    );
  });
});

test("silence may be another, in other words", () => {
  const gap = { over: 1000, text: (span: string) => `nothing for ${span}` };
  const marks = createMarks({ zone: utc, isTerminal: false, gap });
  const rules = ["02T10:00:00", "02T10:00:01", "02T10:00:02.500"].map(
    (time) => marks.before(at(time), undefined).rules,
  );
  expect(rules).toEqual([[], [], [["nothing for 1.5s"]]]);
});

describe("a cycle", () => {
  test("is told when it is another one, with the verdict on the one before", () => {
    expectRules(
      [
        [at("02T10:00:00"), []],
        [at("02T10:00:01", { event: "review.decision", payload: { verdict: "revise" } }), []],
        [at("02T10:00:02", { cycle: 2 }), ["cycle 2 · revise"]],
        [at("02T10:00:03", { cycle: 2 }), []],
        [at("02T10:00:04", { cycle: 4 }), ["cycle 4"]],
        [at("02T10:00:05", { cycle: 3 }), ["cycle 3"]],
      ],
      false,
    );
  });

  test("is that of its run, and has its label", () => {
    expectRules(
      [
        [at("02T10:00:00", { run_id: "a" }), [], "a"],
        [at("02T10:00:01", { run_id: "b", cycle: 7 }), [], "b"],
        [at("02T10:00:02", { run_id: "a", payload: { verdict: "abort" } }), [], "a"],
        [at("02T10:00:03", { run_id: "b", cycle: 8 }), ["b · cycle 8"], "b"],
        [at("02T10:00:04", { run_id: "a", cycle: 2 }), ["a · cycle 2 · abort"], "a"],
      ],
      false,
    );
  });

  test("shows a verdict safe, the last one", () => {
    expectRules(
      [
        [at("02T10:00:00", { payload: { verdict: "accept" } }), []],
        [at("02T10:00:00", { payload: { verdict: "\u001b[31m" } }), []],
        [at("02T10:00:00", { payload: { verdict: 7 } }), []],
        [at("02T10:00:00", { cycle: 2 }), ["cycle 2 · \\x1b[31m"]],
      ],
      false,
    );
  });

  test("is not told of where there is none", () => {
    expectRules(
      [
        [at("02T10:00:00", { cycle: "one" }), []],
        [at("02T10:00:01", { cycle: 3 }), []],
        [at("02T10:00:02", { cycle: 0 }), []],
      ],
      false,
    );
  });
});

test("the time before is that of its run", () => {
  const marks = createMarks({ zone: utc, isTerminal: false });
  const before = (record: ReturnType<typeof at>) => marks.before(record, undefined).time;
  const ten = Date.parse("2026-03-02T10:00:00Z");
  expect(before(at("02T10:00:00", { run_id: "a" }))).toBeNaN();
  expect(before(at("02T10:00:05", { run_id: "b" }))).toBeNaN();
  expect(before(at("02T10:00:07", { run_id: "a" }))).toBe(ten);
  expect(before(at("02T10:00:08", { run_id: "a", timestamp: "?" }))).toBe(ten + 7000);
  expect(before(at("02T10:00:09", { run_id: "a" }))).toBe(ten + 7000);
  expect(before(at("02T10:00:09", { run_id: "b" }))).toBe(ten + 5000);
});
