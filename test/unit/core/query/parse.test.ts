import { describe, expect, test } from "vitest";
import { parseQuery } from "../../../../src/core/query/parse.ts";
import { withoutPlaces } from "./printing.ts";

const name = (...segments: string[]) => ({ segments });
const text = (value: string) => ({ kind: "text", value });
const is = (word: string) => ({ kind: "true", name: name(word) });

/** What `x = …` compares with. */
const literal = (spelling: string) => {
  const node = parseQuery(`x = ${spelling}`);
  return node.kind === "equal" ? withoutPlaces(node.value) : undefined;
};

describe("structure", () => {
  test.each<[string, unknown]>([
    ["a", is("a")],
    ["((a))", is("a")],
    [
      "a or b and not c",
      {
        kind: "or",
        parts: [is("a"), { kind: "and", parts: [is("b"), { kind: "not", part: is("c") }] }],
      },
    ],
    [
      "(a OR b) And NOT c",
      {
        kind: "and",
        parts: [
          { kind: "or", parts: [is("a"), is("b")] },
          { kind: "not", part: is("c") },
        ],
      },
    ],
    ["a and b and c", { kind: "and", parts: [is("a"), is("b"), is("c")] }],
    ["not not a", { kind: "not", part: { kind: "not", part: is("a") } }],
    ["exists(a)", { kind: "exists", name: name("a") }],
    ["EXISTS ( a )", { kind: "exists", name: name("a") }],
    ["exists", is("exists")],
    ["a=b", { kind: "equal", name: name("a"), isNegated: false, value: text("b") }],
    ["a!=b", { kind: "equal", name: name("a"), isNegated: true, value: text("b") }],
    [
      "a in(b,c)",
      { kind: "in", name: name("a"), isNegated: false, values: [text("b"), text("c")] },
    ],
    ["a not IN (b)", { kind: "in", name: name("a"), isNegated: true, values: [text("b")] }],
    ["a ~ 'B c'", { kind: "contains", name: name("a"), part: "B c" }],
    ["a ~ 5", { kind: "contains", name: name("a"), part: "5" }],
    ["a=~b.*", { kind: "pattern", name: name("a"), pattern: "b.*" }],
    [
      String.raw`a =~ "\d\"\\\n"`,
      { kind: "pattern", name: name("a"), pattern: String.raw`\d"\\\n` },
    ],
    [String.raw`a =~ '\"\''`, { kind: "pattern", name: name("a"), pattern: String.raw`\"'` }],
    ["a >= b", { kind: "order", name: name("a"), order: ">=", value: text("b") }],
    [
      "a-b_c = exists",
      { kind: "equal", name: name("a-b_c"), isNegated: false, value: text("exists") },
    ],
  ])("%s", (expression, expected) => {
    expect(withoutPlaces(parseQuery(expression))).toEqual(expected);
  });
});

describe("names", () => {
  test.each<[string, string[]]>([
    ["payload.args.0", ["payload", "args", "0"]],
    ["args[0]", ["args", "0"]],
    ["args[0].x[1]", ["args", "0", "x", "1"]],
    ['payload["odd name"].y', ["payload", "odd name", "y"]],
    [String.raw`tags['it\'s']`, ["tags", "it's"]],
    ["_x", ["_x"]],
    ["größe", ["größe"]],
    ["payload.not", ["payload", "not"]],
    ["a.__proto__", ["a", "__proto__"]],
  ])("%s", (spelling, segments) => {
    expect(parseQuery(spelling)).toMatchObject({ kind: "true", name: { segments } });
  });
});

describe("values", () => {
  test.each<[string, unknown]>([
    ["word", text("word")],
    ["a/b:c.d*e_f-g", text("a/b:c.d*e_f-g")],
    ["2026-02-03T09:15:00+00:00", text("2026-02-03T09:15:00+00:00")],
    ["日本", text("日本")],
    ["''", text("")],
    [String.raw`"\\ \" \' \n\r\t \u00e9"`, text("\\ \" ' \n\r\t é")],
    [String.raw`'\ud800'`, text("\ud800")],
    ["5", { kind: "number", value: 5, spelling: "5" }],
    ["-1.5E+2", { kind: "number", value: -150, spelling: "-1.5E+2" }],
    ["007", text("007")],
    ["1_000", text("1_000")],
    ["+5", text("+5")],
    ["true", { kind: "boolean", value: true, spelling: "true" }],
    ["False", { kind: "boolean", value: false, spelling: "False" }],
    ["null", { kind: "null", spelling: "null" }],
    ["1h30m", { kind: "duration", value: 5_400_000, spelling: "1h30m" }],
    ["1.5m", { kind: "duration", value: 90_000, spelling: "1.5m" }],
    ["10kB", { kind: "size", value: 10_000, spelling: "10kB" }],
    ["10KiB", { kind: "size", value: 10_240, spelling: "10KiB" }],
    ["1.5MB", { kind: "size", value: 1_500_000, spelling: "1.5MB" }],
    ["7B", { kind: "size", value: 7, spelling: "7B" }],
    ["1GiB", { kind: "size", value: 1024 ** 3, spelling: "1GiB" }],
    ["1QB", text("1QB")],
    ["'5'", text("5")],
    ["'true'", text("true")],
  ])("%s", (spelling, expected) => {
    expect(literal(spelling)).toEqual(expected);
  });
});

test("every part knows its place", () => {
  const expression = '  not a["b"].c in ( d , "e" ) or x =~ "y"';
  const node = parseQuery(expression);
  const places: string[] = [];
  JSON.stringify(node, (_key, value) => {
    if (typeof value?.at === "number")
      places.push(expression.slice(value.at, value.at + value.length));
    return value;
  });
  expect(places).toEqual([
    'not a["b"].c in ( d , "e" ) or x =~ "y"',
    'not a["b"].c in ( d , "e" )',
    'a["b"].c in ( d , "e" )',
    'a["b"].c',
    "d",
    '"e"',
    'x =~ "y"',
    "x",
    '"y"',
  ]);
});
