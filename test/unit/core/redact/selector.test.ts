import { describe, expect, test } from "vitest";
import { Problem } from "../../../../src/contract/problem.ts";
import { parseSelector } from "../../../../src/core/redact/selector.ts";

const matches = (selector: string, ...path: readonly string[]): boolean =>
  parseSelector(selector).matches(path);

describe("a path of a policy leads to", () => {
  test.each<[string, ...string[]]>([
    ["payload.note", "payload", "note"],
    ["tags.user", "tags", "user"],
    ["payload.env.*", "payload", "env", "HOME"],
    ["payload.items[0]", "payload", "items", "0"],
    ["payload.items[*]", "payload", "items", "17"],
    ["payload.items[*].name", "payload", "items", "2", "name"],
    ["payload.**.password", "payload", "password"],
    ["payload.**.password", "payload", "a", "b", "0", "password"],
    ["**", "anything", "at", "all"],
    ["**.x", "x"],
    ["**.a.**.b", "q", "a", "c", "d", "b"],
    ["**.a.**.b", "a", "b"],
    ['payload["a.b"]', "payload", "a.b"],
    ['payload["a.b"][0]', "payload", "a.b", "0"],
    [String.raw`payload["say \"x\""]`, "payload", 'say "x"'],
    [String.raw`payload["\u00e9"]`, "payload", "é"],
    ["tags.{user,host}", "tags", "host"],
    ["tags.{ user , host }", "tags", "user"],
    ["payload.a-b_c$ d", "payload", "a-b_c$ d"],
  ])("%s: %s %s", (selector, ...path) => {
    expect(matches(selector, ...path)).toBe(true);
  });
});

describe("a path of a policy does not lead to", () => {
  test.each<[string, ...string[]]>([
    ["payload.note", "payload"],
    ["payload.note", "payload", "note", "deeper"],
    ["payload.note", "payload", "Note"],
    ["payload.env.*", "payload", "env"],
    ["payload.env.*", "payload", "env", "a", "b"],
    ["payload.items[0]", "payload", "items", "1"],
    ["payload.**.password", "tags", "password"],
    ["payload.**.password", "payload", "password", "hint"],
    ["**.a.**.b", "b", "a"],
    ["tags.{user,host}", "tags", "users"],
    ['payload["a.b"]', "payload", "a", "b"],
  ])("%s: %s %s", (selector, ...path) => {
    expect(matches(selector, ...path)).toBe(false);
  });
});

test.each([
  ["payload.env.*", ["env"]],
  ["payload.**.password", ["password"]],
  ["tags.{user,host}", ["user", "host"]],
  ["payload.items[0]", ["items"]],
  ["**", undefined],
  ["*.*", undefined],
])("%s needs one of the names %s in a line", (selector, names) => {
  expect(parseSelector(selector).names).toEqual(names);
});

test.each([
  "payload.",
  "payload..note",
  "payload[",
  "payload[a]",
  'payload["a',
  "payload.{",
  "payload.{}",
  "a]",
  "payload[0",
  "payload.a*b",
])("%s is no path", (selector) => {
  expect(() => parseSelector(selector)).toThrow(Problem);
});
test("no path at all is no path", () => {
  expect(() => parseSelector("")).toThrow(Problem);
});
