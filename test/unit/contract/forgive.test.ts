import { describe, expect, test } from "vitest";
import { anEvent, thenBranch, type Fields } from "./events.ts";
import { judgeWith } from "./judging.ts";

const number = { type: "number" };

async function judgeOf(schema: Fields) {
  const judge = await judgeWith({ "zoo.fed": schema });
  return (payload: Fields) => judge(anEvent({ event: "zoo.fed", payload }));
}

describe("combinations inside combinations", async () => {
  const judge = await judgeOf({
    type: "object",
    properties: {
      outer: {
        anyOf: [
          { type: "object", properties: { inner: { oneOf: [number, { type: "boolean" }] } } },
          { type: "array" },
        ],
      },
    },
  });
  test("a forgiven inner one settles the outer one", () => {
    const listed = ["/payload/outer/inner"];
    expect(judge({ outer: { inner: "REDACTED" }, redacted_fields: listed })).toEqual([]);
  });
  test("what is left is told once, at the outer one", () => {
    expect(judge({ outer: { inner: "clear" } })).toEqual(["payload.rule /payload/outer"]);
    expect(judge({ outer: "clear" })).toEqual(["payload.rule /payload/outer"]);
  });
});

describe("if, then and else", async () => {
  const judge = await judgeOf({
    type: "object",
    if: { properties: { kind: { const: "count" } } },
    ...thenBranch({ properties: { value: number } }),
    else: { properties: { value: { type: "boolean" } }, required: ["value"] },
  });
  test("the error of the branch alone is told", () => {
    expect(judge({ kind: "count", value: "x" })).toEqual(["payload.type /payload/value"]);
    expect(judge({ kind: "flag", value: 1 })).toEqual(["payload.type /payload/value"]);
    expect(judge({ kind: "flag" })).toEqual(["payload.missing /payload"]);
  });
  test("a marker is forgiven in either branch", () => {
    const redacted = { value: "REDACTED", redacted_fields: ["value"] };
    expect(judge({ kind: "count", ...redacted })).toEqual([]);
    expect(judge({ kind: "flag", ...redacted })).toEqual([]);
  });
});

test("a branch that fails elsewhere keeps the combination failing", async () => {
  const judge = await judgeOf({
    type: "object",
    anyOf: [
      { properties: { a: number, b: number } },
      { required: ["c"], properties: { a: { type: "boolean" } } },
    ],
  });
  expect(judge({ a: "REDACTED", b: "clear", redacted_fields: ["a"] })).toEqual([
    "payload.rule /payload",
  ]);
  expect(judge({ a: "REDACTED", b: 2, redacted_fields: ["a"] })).toEqual([]);
});

test("a plain error beside a forgiven combination is still told", async () => {
  const judge = await judgeOf({
    type: "object",
    properties: { a: { anyOf: [number, { type: "boolean" }] }, b: number },
  });
  expect(judge({ a: "REDACTED", b: "x", redacted_fields: ["a"] })).toEqual([
    "payload.type /payload/b",
  ]);
});

describe("keywords and the code each gets", async () => {
  const judge = await judgeOf({
    type: "object",
    properties: {
      text: { type: "string", minLength: 2, maxLength: 3 },
      list: { type: "array", minItems: 1, maxItems: 2, uniqueItems: true },
      map: { type: "object", minProperties: 1, maxProperties: 2 },
      open: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
      even: { type: "integer", multipleOf: 2 },
      word: { type: "string", pattern: "^[a-z]+$" },
      mail: { type: "string", format: "email" },
      pick: { enum: [1, "two"] },
      strict: { type: "object", additionalProperties: false },
    },
  });
  test.each<[string, unknown, string]>([
    ["text", "a", "payload.length /payload/text"],
    ["text", "abcd", "payload.length /payload/text"],
    ["list", [], "payload.length /payload/list"],
    ["list", [1, 2, 3], "payload.length /payload/list"],
    ["list", [1, 1], "payload.rule /payload/list"],
    ["map", {}, "payload.length /payload/map"],
    ["map", { a: 1, b: 2, c: 3 }, "payload.length /payload/map"],
    ["open", 0, "payload.range /payload/open"],
    ["open", 1, "payload.range /payload/open"],
    ["even", 3, "payload.rule /payload/even"],
    ["word", "A", "payload.format /payload/word"],
    ["mail", "nobody", "payload.format /payload/mail"],
    ["pick", 2, "payload.enum /payload/pick"],
    ["strict", { a: 1 }, "payload.rule /payload/strict"],
  ])("%s %j", (field, value, expected) => expect(judge({ [field]: value })).toEqual([expected]));
});
