import { describe, expect, test } from "vitest";
import { anEvent, withPayload, without, type Fields } from "./events.ts";
import { findings, verdict } from "./judging.ts";

const fields = [
  "schema_version",
  "timestamp",
  "source",
  "run_id",
  "cycle",
  "event",
  "payload",
  "tags",
];

test.each(fields)("the envelope needs %s", (field) => {
  expect(findings(without(anEvent(), field))).toEqual([
    { code: "envelope.missing", pointer: "", args: { key: field } },
  ]);
});

test("an empty object misses all eight fields", () => {
  expect(findings({}).map(({ args }) => args)).toEqual(fields.map((key) => ({ key })));
});

describe("envelope fields", () => {
  test.each<[string, unknown, string[]]>([
    ["schema_version", 0.1, ["envelope.type /schema_version"]],
    ["schema_version", "0", ["envelope.format /schema_version"]],
    ["schema_version", "0.1.0", ["envelope.format /schema_version"]],
    ["schema_version", "v0.1", ["envelope.format /schema_version"]],
    ["schema_version", "0.2", ["version.newer /schema_version"]],
    ["schema_version", "1.0", ["version.unsupported /schema_version"]],
    ["timestamp", 1_770_110_102, ["envelope.type /timestamp"]],
    ["timestamp", "2026-02-03", ["timestamp.format /timestamp"]],
    ["timestamp", "2026-02-30T00:00:00Z", ["timestamp.calendar /timestamp"]],
    ["timestamp", "2026-02-03T00:00:00+01:00", ["timestamp.not-utc /timestamp"]],
    ["source", "", ["envelope.length /source"]],
    ["source", null, ["envelope.type /source"]],
    ["run_id", "", ["envelope.length /run_id"]],
    ["run_id", "a\tb", ["envelope.format /run_id"]],
    ["run_id", "a\u0085b", ["envelope.format /run_id"]],
    ["run_id", "läuft/über ☃", []],
    ["run_id", 7, ["envelope.type /run_id"]],
    ["cycle", 0, ["envelope.range /cycle"]],
    ["cycle", -1, ["envelope.range /cycle"]],
    ["cycle", 1.5, ["envelope.type /cycle"]],
    ["cycle", "1", ["envelope.type /cycle"]],
    ["cycle", 1_000_000, []],
    ["event", 7, ["envelope.type /event"]],
    ["payload", [], ["envelope.type /payload"]],
    ["payload", null, ["envelope.type /payload"]],
    ["payload", "x", ["envelope.type /payload"]],
    ["tags", [], ["envelope.type /tags"]],
    ["tags", null, ["envelope.type /tags"]],
  ])("%s %j: %j", (field, value, expected) => {
    expect(verdict(anEvent({ [field]: value }))).toEqual(expected);
  });
  test.each(["a.b", "zoo.animal_fed", "a1.b2_c3.d"])("an event may be named %s", (event) => {
    expect(verdict(anEvent({ event }))).toEqual(["event.unknown /event"]);
  });
  test.each([
    "zoo",
    "Zoo.fed",
    "zoo.",
    ".fed",
    "zoo..fed",
    "zoo.1",
    "zoo._a",
    "zoo.a__b",
    "zoo fed",
  ])("an event may not be named %j", (event) =>
    expect(verdict(anEvent({ event }))).toContain("envelope.format /event"),
  );
});

test("the finding tells types, never values", () => {
  const event = { ...withPayload("plan.generated", { steps: "hunter2" }), cycle: "hunter3" };
  expect(findings(event)).toEqual([
    { code: "envelope.type", pointer: "/cycle", args: { expected: "integer", actual: "string" } },
    {
      code: "payload.type",
      pointer: "/payload/steps",
      args: { expected: "integer", actual: "string" },
    },
  ]);
});

const args = (event: Fields) => findings(event).map((finding) => finding.args);

test("several types, values and bounds are told as phrases", () => {
  expect(args(withPayload("executor.command_completed", { exit_code: "0" }))).toEqual([
    { expected: "integer or null", actual: "string" },
  ]);
  expect(args(anEvent({ tags: { a: [] } }))).toEqual([
    { expected: "string, number or boolean", actual: "array" },
  ]);
  expect(args(withPayload("review.decision", { verdict: "acept" }))).toEqual([
    { expected: "accept, revise or abort", suggestion: "accept" },
  ]);
  expect(args(withPayload("review.decision", { verdict: "no idea" }))).toEqual([
    { expected: "accept, revise or abort" },
  ]);
  expect(args(anEvent({ cycle: 0 }))).toEqual([{ expected: ">= 1" }]);
  expect(args(anEvent({ source: "" }))).toEqual([{ expected: "at least 1 character" }]);
  expect(args(withPayload("plan.generated", { confidence: 2 }))).toEqual([{ expected: "<= 1" }]);
});

const mismatch = (event: string, source: string) =>
  verdict(anEvent({ event, source })).includes("event.source-mismatch /source");

describe("events without a schema", () => {
  test.each<[string, string, object]>([
    ["plan.step_complete", "planner", { suggestion: "plan.step_completed" }],
    ["executor.comand_started", "executor", { suggestion: "executor.command_started" }],
    ["plan.zzz", "planner", {}],
    ["memory.recalled", "memory", {}],
  ])("%s", (event, source, hint) => {
    expect(findings(anEvent({ event, source }))).toEqual([
      { code: "event.unknown", pointer: "/event", args: hint },
    ]);
  });

  test("a core module is written by its own subsystem, another by anybody", () => {
    expect(mismatch("plan.zzz", "executor")).toBe(true);
    expect(mismatch("review.decision", "reviewer")).toBe(false);
    expect(mismatch("memory.recalled", "executor")).toBe(false);
    expect(mismatch("planning.zzz", "executor")).toBe(false);
  });
});

describe("tags", () => {
  test.each(["a", "_a", "a1", "agent_name", "A"])("%s is a label name", (key) => {
    expect(verdict(anEvent({ tags: { [key]: "x" } }))).toEqual([]);
  });
  test.each(["1a", "a-b", "a.b", "", "__a", "ä", "a b"])("%j is none", (key) => {
    expect(verdict(anEvent({ tags: { [key]: "x" } }))).toEqual([`tag.label-name /tags/${key}`]);
  });
  test.each(["text", "", 1, 1.5, true, false])("may hold %j", (value) => {
    expect(verdict(anEvent({ tags: { a: value } }))).toEqual([]);
  });
  test.each([null, [], {}, ["a"]])("may not hold %j", (value) => {
    expect(verdict(anEvent({ tags: { a: value } }))).toEqual(["tag.type /tags/a"]);
  });
});

describe("near misses of known names", () => {
  test("a misspelt required field is told from both sides", () => {
    const event = { ...without(anEvent(), "run_id"), "run-id": "r" };
    expect(findings(event)).toEqual([
      { code: "envelope.missing", pointer: "", args: { key: "run_id", found: "run-id" } },
      {
        code: "field.near-miss",
        pointer: "/run-id",
        args: { key: "run-id", suggestion: "run_id" },
      },
    ]);
  });
  test("a misspelt optional field", () => {
    expect(findings(withPayload("plan.step_completed", { Index: 1 }))).toEqual([
      {
        code: "field.near-miss",
        pointer: "/payload/Index",
        args: { key: "Index", suggestion: "index" },
      },
    ]);
    expect(verdict(withPayload("plan.generated", { redactedFields: ["steps"] }))).toEqual([
      "field.near-miss /payload/redactedFields",
    ]);
  });
  test("not where the field itself is there, too", () => {
    expect(verdict({ ...anEvent(), "run-id": "r" })).toEqual([]);
    expect(verdict(withPayload("plan.generated", { step: 1 }))).toEqual([]);
  });
  test("not for names that are plainly others", () => {
    expect(verdict({ ...anEvent(), host: "h", pid: 1 })).toEqual([]);
  });
  test("the same misspelling is told on every line", () => {
    const event = withPayload("plan.generated", { tolls: [] });
    for (let line = 0; line < 3; line++) {
      expect(verdict(event)).toEqual(["field.near-miss /payload/tolls"]);
    }
  });
  test("a very long unknown name is no near miss", () => {
    expect(verdict({ ...anEvent(), [`run_id${"x".repeat(100)}`]: 1 })).toEqual([]);
  });
});

const strangers = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`zzzzzzz${i}`, 0]));

const miss = (count: number) =>
  verdict(withPayload("plan.generated", { ...strangers(count), tolls: [] }));

describe("hostile lines", () => {
  test("20,000 bad tags in one line are all told", () => {
    const tags = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`t${i}`, null]));
    expect(findings(anEvent({ tags }))).toHaveLength(20_000);
  });
  test("beyond a mebibyte only the first error of each schema is told", () => {
    const tags = { a: null, b: null };
    const event = anEvent({ tags, payload: { steps: -1, confidence: 2 } });
    const told = (bytes: number) => findings(event, bytes).map(({ pointer }) => pointer);
    expect(told(1 << 20)).toEqual(["/tags/a", "/tags/b", "/payload/steps", "/payload/confidence"]);
    expect(told((1 << 20) + 1)).toEqual(["/tags/a", "/payload/steps"]);
  });

  test("of 20,000 unknown keys the first 1,000 are compared with the known ones", () => {
    expect(miss(999)).toEqual(["field.near-miss /payload/tolls"]);
    expect(miss(20_000)).toEqual([]);
  });
});
