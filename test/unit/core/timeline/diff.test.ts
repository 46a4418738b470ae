import { describe, expect, test } from "vitest";
import { createCatalog } from "../../../../src/contract/catalog.ts";
import { readRecord } from "../../../../src/core/record.ts";
import { diffRuns, type Located } from "../../../../src/core/timeline/diff.ts";

const catalog = createCatalog();

const event = (name: string, payload: object, over: object = {}): string =>
  JSON.stringify({
    timestamp: "2026-03-02T08:00:00.000Z",
    source: "x",
    run_id: "a",
    cycle: 1,
    event: name,
    payload,
    tags: {},
    ...over,
  });

const located = (...lines: readonly string[]): Located[] =>
  lines.map((line, i) => ({ record: readRecord(line), line: i + 1 }));

const step = (index: number, status: string, duration_ms = 5) =>
  event("plan.step_completed", { index, status, result: "r", duration_ms });

const diff = (a: readonly string[], b: readonly string[], timing = false) =>
  diffRuns(located(...a), located(...b), catalog, { timing });

describe("diffRuns", () => {
  test("times, durations and run ids are no differences, but for --timing", () => {
    const a = [step(0, "ok", 5)];
    const b = [step(0, "ok", 9).replace("08:00:00", "09:00:00").replace('"a"', '"b"')];
    expect(diff(a, b)).toEqual({ same: 1, differences: [] });
    expect(diff(a, b, true).differences[0]?.fields.map(({ pointer }) => pointer)).toEqual([
      "/timestamp",
      "/payload/duration_ms",
    ]);
  });

  test("steps are aligned by their index, and what is only on one side is told", () => {
    const { same, differences } = diff(
      [step(0, "ok"), step(1, "ok"), step(2, "ok")],
      [step(0, "ok"), step(2, "failed"), step(3, "ok")],
    );
    expect(same).toBe(1);
    expect(differences.map(({ kind, a, b }) => ({ kind, a, b }))).toEqual([
      { kind: "only-a", a: 2, b: undefined },
      { kind: "changed", a: 3, b: 2 },
      { kind: "only-b", a: undefined, b: 3 },
    ]);
    expect(differences[1]?.fields).toEqual([{ pointer: "/payload/status", a: "ok", b: "failed" }]);
  });

  test("cycles are compared with each other, never across", () => {
    const inCycle = (cycle: number) => event("review.decision", { verdict: "revise" }, { cycle });
    const { differences } = diff([inCycle(1), inCycle(2)], [inCycle(2)]);
    expect(differences).toMatchObject([{ kind: "only-a", cycle: 1, a: 1 }]);
  });

  test("values that are nested, listed, or named like parts of an object", () => {
    const a = event("x.y", { "a/b": { "~": [1, 2] }, __proto__: null, list: [{ n: 1 }] });
    const b = event("x.y", { "a/b": { "~": [1, 3, 4] }, list: [{ n: 2 }] });
    expect(diff([a], [b]).differences[0]?.fields).toEqual([
      { pointer: "/payload/a~1b/~0/1", a: 2, b: 3 },
      { pointer: "/payload/a~1b/~0/2", a: undefined, b: 4 },
      { pointer: "/payload/list/0/n", a: 1, b: 2 },
    ]);
  });

  test("lines that are no events", () => {
    expect(diff(["not JSON"], ["not JSON"])).toEqual({ same: 1, differences: [] });
    expect(diff(["not JSON"], ["nor this"]).differences.map(({ kind }) => kind)).toEqual([
      "only-a",
      "only-b",
    ]);
  });
});
