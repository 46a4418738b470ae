import { describe, expect, test } from "vitest";
import { createDuplicateLines } from "../../../../src/core/validate/duplicates.ts";
import { anEvent } from "../../contract/events.ts";
import { createFold, found, linesOf } from "../folding.ts";

const of = (run: unknown, seq = 0) => anEvent({ run_id: run, seq });

describe("the place of a run", () => {
  test("is named after it", async () => {
    expect(await found([of("a/b")], { run: "a/b" })).toEqual([]);
    expect(await found([of("a/b")], {})).toEqual([]);
    expect(await found([of("a/b", 1), of("a/b", 2)], { run: "b" })).toEqual(["1 run.file-name"]);
  });
  test("tells the name it should have", async () => {
    const { findings, read } = await createFold();
    read(linesOf([of("a/b")]), { run: "c" });
    expect(findings).toMatchObject([{ pointer: "/run_id", args: { expected: "a/b.jsonl" } }]);
  });
  test("holds one run", async () => {
    const lines = [of("a", 1), of("b", 2), of("a", 3), of("b", 4), of("c", 5)];
    expect(await found(lines)).toEqual(["2 run.mixed <1", "5 run.mixed <1"]);
    expect(await found(lines, { isStream: true })).toEqual([]);
  });
  test("is passed over by lines without a run", async () => {
    expect(await found([of("", 1), of(7, 2), of("a", 3)], { run: "a" })).toEqual([
      "1 envelope.length",
      "2 envelope.type",
    ]);
  });
  test("begins anew with each file", async () => {
    const { findings, read } = await createFold();
    read(linesOf([of("a")]), { name: "a.jsonl", run: "a" });
    read(linesOf([of("b")]), { name: "b.jsonl", run: "b" });
    read(linesOf([anEvent({ run_id: "a", timestamp: "2020-01-01T00:00:00Z" })]), {
      name: "c.jsonl",
    });
    expect(findings).toEqual([]);
  });
});

const open = (run: number) =>
  anEvent({ run_id: `r${run}`, event: "executor.command_started", seq: run });

test("beyond 4,096 runs at a time the one longest silent is closed", async () => {
  const runs = Array.from({ length: 4097 }, (_, i) => open(i));
  // The first run speaks again before the last one comes, so the second is the oldest.
  runs.splice(4096, 0, anEvent({ run_id: "r0", seq: "again" }));
  const { findings, read } = await createFold();
  read(linesOf(runs), { isStream: true });
  expect(findings[0]).toMatchObject({ code: "span.unclosed", line: 2 });
  expect(findings[1]).toMatchObject({ code: "run.limit", line: 4098, args: { limit: 4096 } });
  expect(findings.slice(2).every(({ code }) => code === "span.unclosed")).toBe(true);
  expect(findings).toHaveLength(4098);
});

describe("the same line twice", () => {
  test("points at the first", async () => {
    expect(await found([of("a"), of("a", 1), of("a"), of("a")])).toEqual([
      "3 event.duplicate <1",
      "4 event.duplicate <1",
    ]);
  });
  test("in two files is fine", async () => {
    const { findings, read } = await createFold();
    for (const name of ["a.jsonl", "b.jsonl"]) read(linesOf([of("a")]), { name });
    expect(findings).toEqual([]);
  });
  test("does not count for blank lines and lines that are no event", async () => {
    const { findings, read } = await createFold();
    read(`\n\n[]\n[]\n${linesOf([of("a")])}`);
    expect(new Set(findings.map(({ code }) => code))).toEqual(
      new Set(["log.blank-line", "json.not-object"]),
    );
  });
  test("is remembered 4 to a set, the oldest forgotten", () => {
    const lines = createDuplicateLines();
    for (let line = 1; line <= 5; line++) expect(lines.see(7, line, line)).toBe(0);
    expect(lines.see(7, 5, 6)).toBe(5);
    expect(lines.see(7, 2, 7)).toBe(2);
    expect(lines.see(7, 1, 8)).toBe(0);
  });
  test("needs both halves of the hash", () => {
    const lines = createDuplicateLines();
    lines.see(1, 2, 1);
    expect(lines.see(1, 3, 2)).toBe(0);
    expect(lines.see(1 + (1 << 20), 2, 3)).toBe(0);
    expect(lines.see(1, 2, 4)).toBe(1);
  });
  test("is forgotten with the file", () => {
    const lines = createDuplicateLines();
    lines.see(1, 2, 10);
    lines.reset();
    expect(lines.see(1, 2, 3)).toBe(0);
    expect(lines.see(1, 2, 4)).toBe(3);
  });
});
