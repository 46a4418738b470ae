import { describe, expect, test } from "vitest";
import { anEvent, thenBranch, withPayload, type Fields } from "./events.ts";
import { findings, judgeWith, verdict } from "./judging.ts";

const marker = "hmac-sha256:k1:0123456789abcdef0123456789abcdef";
const generated = (change: Fields) => verdict(withPayload("plan.generated", change));

describe("a listed place", () => {
  test("does not hide what is wrong elsewhere, even where only first errors are told", () => {
    const event = withPayload("plan.generated", {
      steps: "REDACTED",
      confidence: "high",
      redacted_fields: ["steps"],
    });
    const told = ({ code, pointer }: { code: string; pointer: string }) => `${code} ${pointer}`;
    for (const bytes of [1000, 2 ** 20 + 1]) {
      expect(findings(event, bytes).map(told)).toEqual(["payload.type /payload/confidence"]);
    }
  });
  test("with a marker is fine, whatever type the schema asks", () => {
    expect(generated({ steps: "REDACTED", redacted_fields: ["steps"] })).toEqual([]);
    expect(generated({ confidence: marker, redacted_fields: ["/payload/confidence"] })).toEqual([]);
    expect(generated({ tools: "REDACTED", redacted_fields: ["tools"] })).toEqual([]);
    const decision = { verdict: "REDACTED", redacted_fields: ["verdict"] };
    expect(verdict(withPayload("review.decision", decision))).toEqual([]);
  });
  test("may hold a text that contains a marker", () => {
    expect(generated({ steps: "about REDACTED", redacted_fields: ["steps"] })).toEqual([]);
  });
  test("covers an item of an array", () => {
    const feedback = {
      comments: ["fine", "REDACTED"],
      redacted_fields: ["/payload/comments/1"],
    };
    expect(verdict(withPayload("review.feedback_generated", feedback))).toEqual([]);
  });
  test("covers everything below it", () => {
    const args = { args: ["-u", "REDACTED", "-p", marker], redacted_fields: ["args"] };
    expect(verdict(withPayload("executor.command_started", args))).toEqual([]);
  });
  test("may be a tag or an envelope field", () => {
    const event = {
      ...withPayload("plan.generated", { redacted_fields: ["/tags/user", "/cycle"] }),
      tags: { user: "REDACTED" },
      cycle: "REDACTED",
    };
    expect(verdict(event)).toEqual([]);
  });
  test("forgives a redacted timestamp", () => {
    const event = withPayload("plan.generated", { redacted_fields: ["/timestamp"] });
    expect(verdict({ ...event, timestamp: "REDACTED" })).toEqual([]);
  });
});

describe("a marker at a place that is not listed", () => {
  test("does not excuse the type", () => {
    expect(generated({ tools: "REDACTED" })).toEqual([
      "payload.type /payload/tools",
      "redaction.unlisted /payload/tools",
    ]);
  });
  test("is told in a tag and in the envelope", () => {
    expect(verdict(anEvent({ tags: { user: marker } }))).toEqual(["redaction.unlisted /tags/user"]);
    expect(verdict(anEvent({ run_id: "REDACTED" }))).toEqual(["redaction.unlisted /run_id"]);
    expect(verdict(anEvent({ timestamp: "REDACTED" }))).toEqual([
      "redaction.unlisted /timestamp",
      "timestamp.format /timestamp",
    ]);
  });
  test("is told for its own item alone", () => {
    const tools = { tools: ["REDACTED", "REDACTED"], redacted_fields: ["/payload/tools/0"] };
    expect(generated(tools)).toEqual(["redaction.unlisted /payload/tools/1"]);
  });
  test("is not told where the schema says digest, but REDACTED alone there is no finding either", () => {
    const digests = { stdout_digest: marker, stderr_digest: "REDACTED" };
    expect(verdict(withPayload("executor.command_completed", digests))).toEqual([]);
  });
  test("is not told of a hash in a field no schema knows whose name says digest", () => {
    expect(generated({ prompt_digest: marker, tree_sha256: marker, hash: marker })).toEqual([]);
    expect(generated({ prompt_digest: "REDACTED", hashed: marker })).toEqual([
      "redaction.unlisted /payload/hashed",
      "redaction.unlisted /payload/prompt_digest",
    ]);
  });
  test("is no marker if it is only part of a text", () => {
    expect(generated({ note: "the word REDACTED in prose" })).toEqual([]);
  });
});

describe("a listed place that holds a clear value", () => {
  test.each<[Fields, string]>([
    [{ inputs: ["goal"], redacted_fields: ["inputs"] }, "/payload/inputs"],
    [{ note: "clear", redacted_fields: ["note"] }, "/payload/note"],
    [{ note: "clear", redacted_fields: ["/payload/note"] }, "/payload/note"],
    [{ user: { id: 7 }, redacted_fields: ["user.id"] }, "/payload/user/id"],
    [{ user: { id: 7 }, redacted_fields: ["id"] }, "/payload/user/id"],
    [{ "a/b": 1, redacted_fields: ["/payload/a~1b"] }, "/payload/a~1b"],
    [{ "m~n": 1, redacted_fields: ["m~n"] }, "/payload/m~0n"],
  ])("%j leaks", (change, pointer) => {
    expect(generated(change)).toEqual([`redaction.leak ${pointer}`]);
  });
  test("is told once, however often it is listed, by the entry as it stands", () => {
    const twice = withPayload("plan.generated", {
      note: "clear",
      redacted_fields: ["note", "/payload/note", "note"],
    });
    expect(findings(twice)).toEqual([
      { code: "redaction.leak", pointer: "/payload/note", args: { listed: "note" } },
    ]);
  });
  test("nothing leaks from null, an empty text or an empty list", () => {
    expect(generated({ a: null, b: "", tools: [], redacted_fields: ["a", "b", "tools"] })).toEqual(
      [],
    );
  });
});

test("an entry that names no place points at itself", () => {
  const event = withPayload("plan.generated", { redacted_fields: ["steps.0", "password"] });
  expect(findings(event)).toEqual([
    {
      code: "redaction.unresolved",
      pointer: "/payload/redacted_fields/0",
      args: { listed: "steps.0" },
    },
    {
      code: "redaction.unresolved",
      pointer: "/payload/redacted_fields/1",
      args: { listed: "password" },
    },
  ]);
});

describe("in an extension schema that combines others", async () => {
  const number = { type: "number" };
  const judge = await judgeWith({
    "zoo.fed": {
      type: "object",
      properties: {
        any: { anyOf: [number, { type: "boolean" }] },
        one: { oneOf: [{ type: "object", properties: { k: number } }, { type: "array" }] },
        all: { allOf: [number, { minimum: 3 }] },
        when: { if: { type: "string" }, else: true, ...thenBranch({ const: "go" }) },
        pick: { const: 3 },
        not: { not: { type: "string" } },
        both: { anyOf: [{ type: "array", items: number }, { type: "object" }] },
      },
    },
  });
  const fed = (payload: Fields) => judge(anEvent({ event: "zoo.fed", payload }));
  test.each(["any", "one", "all", "when", "pick", "not", "both"])("redaction wins: %s", (field) => {
    expect(fed({ [field]: "REDACTED", redacted_fields: [field] })).toEqual([]);
  });
  test("redaction wins below a branch", () => {
    expect(fed({ one: { k: "REDACTED" }, redacted_fields: ["/payload/one/k"] })).toEqual([]);
    expect(fed({ both: ["REDACTED", 1], redacted_fields: ["/payload/both/0"] })).toEqual([]);
  });
  test("a clear value of the wrong type is still told", () => {
    expect(fed({ any: "clear", redacted_fields: ["any"] })).toEqual([
      "payload.rule /payload/any",
      "redaction.leak /payload/any",
    ]);
    expect(fed({ when: "stop" })).toEqual(["payload.rule /payload/when"]);
    expect(fed({ all: 2 })).toEqual(["payload.range /payload/all"]);
  });
  test("a marker does not excuse its neighbour", () => {
    expect(fed({ both: ["REDACTED", "clear"], redacted_fields: ["/payload/both/0"] })).toEqual([
      "payload.rule /payload/both",
    ]);
    expect(fed({ any: "REDACTED", all: "x", redacted_fields: ["any"] })).toEqual([
      "payload.type /payload/all",
    ]);
  });
});

describe("work is linear in the line", () => {
  const many = 20_000;
  test("20,000 listed places", () => {
    const names = Array.from({ length: many }, (_, i) => `f${i}x`);
    const clear = Object.fromEntries(names.map((name) => [name, 1]));
    const found = findings(withPayload("plan.generated", { ...clear, redacted_fields: names }));
    expect(found).toHaveLength(many);
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(["redaction.leak"]));
  });
  test("20,000 entries that lead nowhere, over a payload of 20,000 keys", () => {
    const clear = Object.fromEntries(Array.from({ length: many }, (_, i) => [`k${i}`, i]));
    const listed = Array.from({ length: many }, (_, i) => `nowhere${i}`);
    const found = findings(withPayload("plan.generated", { deep: clear, redacted_fields: listed }));
    expect(found).toHaveLength(many);
    expect(found.at(-1)?.pointer).toBe(`/payload/redacted_fields/${many - 1}`);
  });
  test("a text of 1,000,000 characters that almost holds markers", () => {
    const almost = `sha256:${"0".repeat(15)} `.repeat(40_000);
    expect(generated({ note: almost, redacted_fields: ["note"] })).toEqual([
      "redaction.leak /payload/note",
    ]);
  });
});
