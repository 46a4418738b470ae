import { describe, expect, test } from "vitest";
import { codeNames, type Code } from "../../../src/contract/codes.ts";
import type { ArgsOf, Finding } from "../../../src/contract/finding.ts";
import { lineOf } from "../../../src/report/line.ts";
import { messageOf } from "../../../src/report/messages.ts";
import { placeOf } from "../../../src/report/place.ts";
import { plainStyle } from "../../../src/report/style.ts";

const finding = (code: Code, args: object, change: Partial<Finding> = {}): Finding =>
  ({
    code,
    severity: "error",
    file: "a.jsonl",
    line: 3,
    column: 7,
    byteOffset: 0,
    pointer: "",
    event: "",
    args,
    ...change,
  }) as unknown as Finding;

/** What a reader has to find in the sentence of each code. */
const told: { readonly [C in Code]: readonly [args: ArgsOf[C], words: readonly string[]] } = {
  "log.bom": [{}, ["byte order mark"]],
  "log.crlf": [{}, ["\\r\\n"]],
  "log.blank-line": [{}, ["blank"]],
  "log.torn-tail": [{}, ["cut off"]],
  "log.line-too-long": [{ bytes: 3 * 1024 ** 2, limit: 1024 ** 2 }, ["3.0 MiB", "1.0 MiB"]],
  "log.empty": [{}, ["no event"]],
  "log.binary": [{ kind: "UTF-16BE" }, ["UTF-16BE", "iconv"]],
  "json.syntax": [{ reason: "trailing-comma" }, ["not JSON", "comma"]],
  "json.not-object": [{ actual: "array" }, ["object", "array"]],
  "json.duplicate-key": [{ key: "cycle" }, ["cycle", "twice"]],
  "json.utf8": [{}, ["UTF-8"]],
  "json.nul": [{}, ["NUL"]],
  "json.depth": [{ limit: 128 }, ["128", "levels"]],
  "json.unsafe-number": [{}, ["too large"]],
  "envelope.missing": [{ key: "run_id", found: "run-id" }, ["envelope", '"run_id"', '"run-id"']],
  "envelope.type": [{ expected: "integer", actual: "string" }, ["integer", "string"]],
  "envelope.range": [{ expected: ">= 1" }, [">= 1"]],
  "envelope.length": [{ expected: "at least 1 character" }, ["at least 1 character"]],
  "envelope.format": [{ expected: "pattern ^a$" }, ["pattern ^a$"]],
  "payload.missing": [{ key: "steps" }, ["payload", '"steps"', "missing"]],
  "payload.type": [{ expected: "number", actual: "null" }, ["number", "null"]],
  "payload.enum": [{ expected: "a or b", suggestion: "a" }, ["a or b", 'did you mean "a"?']],
  "payload.range": [{ expected: "<= 1" }, ["<= 1"]],
  "payload.length": [{ expected: "at most 2 items" }, ["at most 2 items"]],
  "payload.format": [{ expected: "format date" }, ["format date"]],
  "payload.rule": [{ expected: "not (#/not)" }, ["not (#/not)"]],
  "timestamp.format": [{}, ["ISO 8601", "UTC"]],
  "timestamp.calendar": [{}, ["does not exist"]],
  "timestamp.not-utc": [{}, ["UTC", "Z"]],
  "version.newer": [{ known: "0.1" }, ["newer", "0.1"]],
  "version.unsupported": [{ known: "0.1" }, ["major", "0.1"]],
  "event.unknown": [{ suggestion: "plan.generated" }, ["schema", 'did you mean "plan.generated"?']],
  "event.source-mismatch": [{ expected: "planner" }, ["planner"]],
  "tag.type": [{ expected: "string", actual: "object" }, ["string", "object"]],
  "tag.label-name": [{}, ["Prometheus"]],
  "field.near-miss": [{ key: "tolls", suggestion: "tools" }, ['"tolls"', '"tools"']],
  "redaction.leak": [{ listed: "args" }, ['"args"', "clear"]],
  "redaction.unlisted": [{}, ["marker", "redacted_fields"]],
  "redaction.secret": [{ rule: "github.token", count: 2 }, ["2 secrets", "github.token"]],
  "redaction.unresolved": [{ listed: "user.id" }, ['"user.id"', "no such field"]],
  "run.file-name": [{ expected: "a/b.jsonl" }, ["a/b.jsonl"]],
  "run.mixed": [{ first: "a/b" }, ["a/b"]],
  "run.limit": [{ limit: 4096 }, ["4,096"]],
  "order.timestamp": [{ backMs: 2250 }, ["2.25 s", "earlier"]],
  "order.cycle": [{ from: 4, to: 2 }, ["back", "from 4 to 2"]],
  "cycle.first": [{ cycle: 3 }, ["cycle 3"]],
  "span.unclosed": [{ span: "plan.step" }, ["plan.step", "never completed"]],
  "span.unopened": [{ span: "plan.step" }, ["plan.step", "never started"]],
  "span.duplicate": [{ span: "plan.step" }, ["plan.step", "again"]],
  "plan.step-out-of-range": [{ index: 3, steps: 1 }, ["step 3", "1 step "]],
  "review.missing-decision": [{ cycle: 2 }, ["cycle 2", "review.decision"]],
  "review.after-abort": [{}, ["abort"]],
  "event.duplicate": [{}, ["same line"]],
  "coverage.below": [{ seen: 3, total: 10, limit: 0.295 }, ["3 of 10", "29.5 %"]],
  "coverage.min-events": [{ events: 1, limit: 2000 }, ["1 event ", "2,000"]],
  "coverage.required-event": [
    { name: "zoo.fed", suggestion: "zoo.feed" },
    ["zoo.fed", '"zoo.feed"'],
  ],
};

describe("each code has its sentence", () => {
  test.each(codeNames)("%s", (code) => {
    const [args, words] = told[code];
    const message = messageOf(finding(code, args));
    for (const word of words) expect(message).toContain(word);
    expect(message).not.toMatch(/undefined|NaN|\[object|\.$|\s$|^\s/);
  });
});

describe("where something may be absent", () => {
  test.each<[Code, object, string]>([
    ["payload.enum", { expected: "a or b" }, "expected a or b"],
    ["log.binary", { kind: "binary" }, "this is a binary file, not a log"],
    ["order.cycle", { from: 1, to: 3 }, "the cycle jumps from 1 to 3"],
    ["event.unknown", {}, "no schema for this event; add one with --schemas DIR"],
    ["coverage.required-event", { name: "a.b" }, "the required event a.b was never seen"],
  ])("%s %j", (code, args, message) => expect(messageOf(finding(code, args))).toBe(message));
});

test("each reason of a syntax error has its own hint", () => {
  const reasons = [
    "glued-records",
    "pretty-printed",
    "single-quotes",
    "trailing-comma",
    "not-a-number",
    "comment",
    "unquoted-key",
    "python-literal",
    "truncated",
    "control-character",
    "bad-escape",
    "bad-number",
    "unexpected",
  ];
  const messages = reasons.map((reason) => messageOf(finding("json.syntax", { reason })));
  expect(new Set(messages).size).toBe(reasons.length);
  for (const message of messages) expect(message).toMatch(/^not JSON: \S/);
});

test("names of a log cannot steer the terminal", () => {
  const message = messageOf(finding("json.duplicate-key", { key: "\u001b[2Ja\nb\u202e" }));
  expect(message).toContain('"\\x1b[2Ja\\x0ab\\u202e"');
});

describe("places", () => {
  test.each([
    [{ file: "a.jsonl", line: 3 }, "a.jsonl:3"],
    [{ file: "a.jsonl", line: 0 }, "a.jsonl"],
    [{ file: "", line: 0 }, ""],
    [{ file: "a\u001b[m\nb", line: 1 }, "a\\x1b[m\\x0ab:1"],
  ])("%j", (place, text) => expect(placeOf(place)).toBe(text));
});

const line = (code: Code, args: object, change: Partial<Finding> = {}) =>
  lineOf(finding(code, args, change), plainStyle());

describe("a finding on one line", () => {
  test("begins with its place, as compilers write it", () => {
    const at = { event: "plan.generated", pointer: "/payload/steps" };
    expect(line("payload.range", { expected: ">= 0" }, at)).toBe(
      "a.jsonl:3:7: error payload.range: expected >= 0 (plan.generated /payload/steps)\n",
    );
  });
  test("has no line where it is about a file", () => {
    expect(line("log.empty", {}, { line: 0 })).toBe(
      "a.jsonl: error log.empty: no event was read from this input\n",
    );
  });
  test("has no place where it is about all of them", () => {
    const all = { file: "", line: 0, severity: "warn" } as const;
    expect(line("coverage.min-events", { events: 0, limit: 1 }, all)).toBe(
      "warn coverage.min-events: 0 events read, fewer than the required 1\n",
    );
  });
  test("is one line, whatever the log holds", () => {
    const hostile = { file: "a\nb", event: "x\ny", pointer: "/\r\u001b]0;t\u0007" };
    const text = line("json.duplicate-key", { key: "k\n\u2028" }, hostile);
    expect(text.slice(0, -1)).not.toMatch(/\p{Cc}|\u2028/u);
    expect(text.endsWith("\n")).toBe(true);
  });
});
