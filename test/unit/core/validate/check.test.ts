import { describe, expect, test } from "vitest";
import { createPolicy } from "../../../../src/core/validate/policy.ts";
import { anEvent } from "../../contract/events.ts";
import { chunkOf, encode } from "../../scan/scanning.ts";
import { brief, createFold, linesOf } from "../folding.ts";

const good = (seq: number) => JSON.stringify(anEvent({ seq }));
const bad = JSON.stringify(anEvent({ source: 7 }));

test("lines = events + blank + rejected, and every byte is counted", async () => {
  const { read } = await createFold();
  const text = `${good(1)}\n\n${bad}\n[]\n{"torn`;
  expect(read(text)).toEqual({
    name: "log.jsonl",
    lines: 5,
    events: 1,
    blank: 1,
    rejected: 3,
    bytes: text.length,
    counts: { error: 2, warn: 2, info: 0 },
  });
});

test("each file has its own counts", async () => {
  const { read, collector } = await createFold();
  expect(read(`${bad}\n`, { name: "a" }).counts).toEqual({ error: 1, warn: 0, info: 0 });
  expect(read(`${good(1)}\n`, { name: "b" }).counts).toEqual({ error: 0, warn: 0, info: 0 });
  expect(collector.counts).toEqual({ error: 1, warn: 0, info: 0 });
});

describe("an input without an event", () => {
  test.each(["", "\n\n", '{"torn'])("%j is found empty", async (text) => {
    const { read, findings } = await createFold();
    read(text);
    expect(findings.at(-1)).toMatchObject({ code: "log.empty", line: 0, file: "log.jsonl" });
  });
  test("that an error rejected is not found empty as well", async () => {
    const { read, findings } = await createFold();
    read("[]\n");
    expect(findings.map(brief)).toEqual(["1 json.not-object"]);
  });
  test("is found empty where the rule that rejected its lines is off", async () => {
    const policy = createPolicy([{ code: "json.not-object", setting: "off" }], false);
    const { read, findings } = await createFold({}, { policy });
    read("[]\n");
    expect(findings.map(brief)).toEqual(["0 log.empty"]);
  });
  test("is fine where that is allowed", async () => {
    const { read, findings } = await createFold({}, { allowEmpty: true });
    read("");
    expect(findings).toEqual([]);
  });
  test("is not told of one that was not read to its end", async () => {
    const { check, findings } = await createFold();
    check.open({ name: "a", isStream: false });
    check.close(false);
    expect(findings).toEqual([]);
  });
});

test("a binary file gets one finding, its lines are rejected", async () => {
  const { check, findings } = await createFold();
  check.open({ name: "a", isStream: false });
  check.binary("UTF-16LE", 3, 100);
  expect(check.close(true)).toMatchObject({ lines: 3, rejected: 3, bytes: 100, events: 0 });
  expect(findings).toMatchObject([
    { code: "log.binary", file: "a", line: 0, args: { kind: "UTF-16LE" } },
  ]);
});

test("a line too long is rejected, its place and length told", async () => {
  const { check, scan, findings } = await createFold();
  check.open({ name: "a", isStream: false });
  check.batch(scan(chunkOf(encode(`${good(1)}\n`), { file: "a" })));
  check.longLine(2, 300, 1000, 500);
  expect(check.close(true)).toMatchObject({ lines: 2, events: 1, rejected: 1 });
  expect(findings).toMatchObject([
    { code: "log.line-too-long", line: 2, byteOffset: 300, args: { bytes: 1000, limit: 500 } },
  ]);
});

test("a finding about all inputs has no file", async () => {
  const { check, findings } = await createFold();
  check.overall("coverage.min-events", { events: 1, limit: 2 });
  expect(findings).toMatchObject([{ file: "", line: 0, severity: "error" }]);
});

describe("severities", () => {
  test("decide what is rejected and why", async () => {
    const reasons: (string | undefined)[] = [];
    const policy = createPolicy(
      [
        { code: "envelope.type", setting: "warn" },
        { code: "log.crlf", setting: "error" },
        { code: "json.not-object", setting: "off" },
      ],
      false,
    );
    const line = (_batch: unknown, _line: number, reason: { code: string } | undefined) =>
      reasons.push(reason?.code);
    const { read, findings } = await createFold({}, { policy, events: { line } });
    const warned = JSON.stringify(anEvent({ run_id: 7 }));
    const result = read(`${warned}\n${good(1)}\r\n[]\n${good(2)}\n`);
    expect(findings.map((finding) => `${brief(finding)} ${finding.severity}`)).toEqual([
      "1 envelope.type warn",
      "2 log.crlf error",
    ]);
    // A line that is no event stays rejected even where its rule is off.
    expect(reasons).toEqual([undefined, "log.crlf", "json.not-object", undefined]);
    expect(result).toMatchObject({ events: 2, rejected: 2, counts: { error: 1, warn: 1 } });
  });
});

test("findings of runs have the place of their value", async () => {
  const { read, findings } = await createFold();
  const first = JSON.stringify(anEvent({ seq: 1, note: "é😀" }));
  const second = JSON.stringify({ note: "é😀", ...anEvent({ cycle: 4 }) });
  read(`${first}\n${second}\n`);
  const column = second.indexOf('"cycle":4') + '"cycle":'.length + 1;
  const missing = { code: "review.missing-decision", column, related: { line: 1 } };
  expect(findings).toMatchObject([
    {
      code: "order.cycle",
      line: 2,
      column,
      byteOffset: encode(`${first}\n`).length + column - 1 + 3,
      pointer: "/cycle",
      event: "plan.generated",
      related: { file: "log.jsonl", line: 1 },
    },
    missing,
  ]);
});

test("a finding of an earlier line points there", async () => {
  const { read, findings } = await createFold();
  const lines = [1, 2].map((seq) => anEvent({ event: "executor.command_started", seq }));
  read(linesOf(lines));
  const offset = linesOf(lines.slice(0, 1)).length;
  expect(findings).toMatchObject([
    { code: "span.unclosed", line: 1, column: 1, byteOffset: 0, event: "executor.command_started" },
    { code: "span.unclosed", line: 2, column: 1, byteOffset: offset, pointer: "" },
  ]);
});

test("the first of a group shows its line, masked", async () => {
  const { read, collector } = await createFold();
  read(`${bad}\n`);
  const [group] = collector.groups.values();
  expect(group?.excerpt?.text).toContain('"source":‹number›');
});
