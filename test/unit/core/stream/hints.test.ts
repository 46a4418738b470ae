// Signs that a run is stuck: spans open for too long, one stderr again and again.
import { describe, expect, test } from "vitest";
import { createCatalog } from "../../../../src/contract/catalog.ts";
import { createHints, type Hints, type StuckHint } from "../../../../src/core/stream/hints.ts";
import { readRecord } from "../../../../src/core/record.ts";
import { anEvent, type Fields } from "../../contract/events.ts";

const catalog = createCatalog();
const hintsFrom = (first = 0) => createHints(catalog, first);

const digest = `sha256:${"ab".repeat(32)}`;
const other = `sha256:${"cd".repeat(32)}`;
// printf '' | sha256sum
const ofNothing = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const recordOf = (event: string, payload: Fields, more: Fields = {}) =>
  readRecord(JSON.stringify(anEvent({ event, payload, ...more })));

/** Sees a command begin or end. */
const begin = (hints: Hints, at: number, command = "make", more: Fields = {}) =>
  hints.see(recordOf("executor.command_started", { command, args: [] }, more), at);
const end = (hints: Hints, at: number, payload: Fields = {}, more: Fields = {}) =>
  hints.see(recordOf("executor.command_completed", { exit_code: 0, ...payload }, more), at);

/** Sees commands that took so long, ms, all of them before a time. */
function learn(hints: Hints, durations: readonly number[], command = "make"): void {
  for (const duration_ms of durations) {
    begin(hints, 0, command);
    end(hints, 0, { duration_ms });
  }
}

const times = (count: number, value: number): number[] =>
  Array.from({ length: count }, () => value);

describe("spans", () => {
  test.each<[string, number[], usual: number, told: number]>([
    ["a second longer, if all were short", times(5, 100), 100, 1100],
    ["a second longer, up to four seconds", times(5, 4000), 4000, 5000],
    ["a quarter longer, if all were long", times(5, 10_000), 10_000, 12_500],
    ["of twenty, one may be longer", [...times(19, 200), 60_000], 200, 1200],
    ["of twenty, two are not passed over", [...times(18, 200), 8000, 60_000], 8000, 10_000],
    ["of few, the longest", [100, 50, 8000, 70, 100], 8000, 10_000],
  ])("are open for too long: %s", (_, durations, usual, told) => {
    const hints = hintsFrom();
    learn(hints, durations);
    begin(hints, 1_000_000);
    expect(hints.overdue(1_000_000 + told - 1)).toEqual([]);
    expect(hints.overdue(1_000_000 + told)).toEqual([
      {
        kind: "slow-span",
        run: "night/one",
        span: "executor.command",
        label: "make",
        open: told,
        usual,
      },
    ]);
    expect(hints.overdue(1_000_000 + told)).toEqual([]);
    expect(hints.overdue(9_000_000)).toEqual([]);
  });

  test("are told of again when they are opened again", () => {
    const hints = hintsFrom();
    learn(hints, times(30, 100));
    for (const at of [10_000, 20_000]) {
      begin(hints, at);
      expect(hints.overdue(at + 5000)).toHaveLength(1);
      end(hints, at + 5000, { duration_ms: 100 });
    }
  });

  test("say nothing before five have ended", () => {
    const hints = hintsFrom();
    learn(hints, times(4, 100));
    begin(hints, 0);
    expect(hints.overdue(1_000_000)).toEqual([]);
    begin(hints, 0);
    end(hints, 100, { duration_ms: 100 });
    expect(hints.overdue(1_000_000)).toHaveLength(1);
  });

  test("say nothing once they have ended", () => {
    const hints = hintsFrom();
    learn(hints, times(5, 100));
    begin(hints, 1000);
    end(hints, 1500);
    expect(hints.overdue(1_000_000)).toEqual([]);
  });

  test("that were opened before the first time are not waited for", () => {
    const hints = hintsFrom(1000);
    learn(hints, times(5, 100));
    begin(hints, 999, "make", { run_id: "old" });
    begin(hints, 1000, "make", { run_id: "new" });
    expect(hints.overdue(1_000_000).map(({ run }) => run)).toEqual(["new"]);
  });

  test("took from start to end as they came, if their ends say nothing", () => {
    const hints = hintsFrom();
    for (let n = 0; n < 5; n++) {
      begin(hints, n * 10_000);
      end(hints, n * 10_000 + 3000);
    }
    begin(hints, 100_000);
    expect(hints.overdue(103_999)).toEqual([]);
    expect(hints.overdue(104_000)).toMatchObject([{ open: 4000, usual: 3000 }]);
  });

  test("are compared with those of the same command", () => {
    const hints = hintsFrom();
    learn(hints, times(5, 100), "make");
    learn(hints, times(5, 60_000), "train");
    begin(hints, 0, "train");
    begin(hints, 0, "sleep", { run_id: "other" });
    expect(hints.overdue(60_000)).toEqual([]);
    expect(hints.overdue(75_000)).toMatchObject([{ label: "train", usual: 60_000 }]);
  });

  test("are told apart by their keys", () => {
    const hints = hintsFrom();
    const start = (index: number, at: number) =>
      hints.see(recordOf("plan.step_started", { index, tool: "rg", description: "" }), at);
    const finish = (index: number, at: number) =>
      hints.see(recordOf("plan.step_completed", { index, result: "", status: "ok" }), at);
    for (let n = 0; n < 5; n++) {
      start(n, 0);
      finish(n, 100);
    }
    start(7, 1000);
    start(8, 2000);
    finish(8, 2100);
    expect(hints.overdue(3000)).toMatchObject([
      { span: "plan.step", label: "rg", open: 2000, usual: 100 },
    ]);
  });

  test("of runs and cycles are apart", () => {
    const hints = hintsFrom();
    learn(hints, times(5, 100));
    begin(hints, 0, "make", { run_id: "a" });
    begin(hints, 1, "make", { run_id: "b" });
    begin(hints, 2, "make", { run_id: "b", cycle: 2 });
    end(hints, 50, {}, { run_id: "b" });
    expect(hints.overdue(5000)).toMatchObject([
      { run: "a", open: 5000 },
      { run: "b", open: 4998 },
    ]);
  });

  test("what is no span, and an end without a start, say nothing", () => {
    const hints = hintsFrom();
    expect(hints.see(recordOf("zoo.fed", { command: "x" }), 0)).toEqual([]);
    expect(hints.see(readRecord("no event"), 0)).toEqual([]);
    expect(end(hints, 0)).toEqual([]);
    expect(hints.overdue(1_000_000)).toEqual([]);
  });
});

describe("one and the same stderr", () => {
  /** Sees failures with a digest, and gives how many times were told. */
  const fail = (hints: Hints, stderr_digest: unknown, more: Fields = {}): readonly StuckHint[] =>
    end(hints, 0, { exit_code: 1, stderr_digest }, more);
  const told = (hints: readonly StuckHint[]): number[] =>
    hints.flatMap((hint) => (hint.kind === "same-stderr" ? [hint.times] : []));

  test("is told of the third time, and each time it has doubled", () => {
    const hints = hintsFrom();
    const all = times(50, 0).flatMap(() => told(fail(hints, digest)));
    expect(all).toEqual([3, 6, 12, 24, 48]);
  });

  test("is told with its run and digest", () => {
    const hints = hintsFrom();
    fail(hints, digest);
    fail(hints, digest);
    expect(fail(hints, digest)).toEqual([
      { kind: "same-stderr", run: "night/one", digest, times: 3 },
    ]);
  });

  test.each<[string, (hints: Hints) => unknown]>([
    ["a success", (hints) => end(hints, 0, { exit_code: 0, stderr_digest: digest })],
    ["another stderr", (hints) => fail(hints, other)],
    ["no stderr", (hints) => fail(hints, ofNothing)],
  ])("is counted anew after %s", (_, between) => {
    const hints = hintsFrom();
    fail(hints, digest);
    fail(hints, digest);
    between(hints);
    expect([1, 2, 3].map(() => told(fail(hints, digest)))).toEqual([[], [], [3]]);
  });

  test("is not told of what wrote nothing", () => {
    const hints = hintsFrom();
    expect(times(20, 0).flatMap(() => fail(hints, ofNothing))).toEqual([]);
  });

  test("is not told of successes", () => {
    const hints = hintsFrom();
    const success = () => end(hints, 0, { exit_code: 0, stderr_digest: digest });
    expect(times(20, 0).flatMap(success)).toEqual([]);
  });

  test.each([null, "REDACTED"])("counts an exit code of %j as a failure", (exit_code) => {
    const hints = hintsFrom();
    const one = () => told(end(hints, 0, { exit_code, stderr_digest: digest }));
    expect([one(), one(), one()]).toEqual([[], [], [3]]);
  });

  test("is counted by run", () => {
    const hints = hintsFrom();
    for (const run_id of ["a", "b", "a", "b"]) fail(hints, digest, { run_id });
    expect(told(fail(hints, digest, { run_id: "a" }))).toEqual([3]);
    expect(told(fail(hints, digest, { run_id: "c" }))).toEqual([]);
  });

  test("needs a digest that is a text", () => {
    const hints = hintsFrom();
    expect(times(5, 0).flatMap(() => fail(hints, 7))).toEqual([]);
  });
});
