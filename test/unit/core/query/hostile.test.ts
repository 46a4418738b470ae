import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileQuery } from "../../../../src/core/query/compile.ts";
import { QueryError } from "../../../../src/core/query/error.ts";
import { parseQuery } from "../../../../src/core/query/parse.ts";
import { queryProblem } from "../../../../src/core/query/problem.ts";
import { readRecord } from "../../../../src/core/record.ts";
import { context, matches, withFields } from "./context.ts";

function errorOf(expression: string): QueryError {
  try {
    parseQuery(expression);
  } catch (error) {
    expect(error).toBeInstanceOf(QueryError);
    return error as QueryError;
  }
  throw new Error("no error");
}

describe("bounds", () => {
  const deep = (levels: number) => `${"(".repeat(levels)}a${")".repeat(levels)}`;
  test("parentheses", () => {
    expect(compileQuery(deep(100), context).matches(withFields({ a: true }))).toBe(true);
    expect(errorOf(deep(101))).toMatchObject({
      message: "more than 100 levels of parentheses and not",
      at: 100,
    });
    expect(errorOf("(".repeat(10_000)).at).toBe(100);
  });
  test("not", () => {
    expect(matches(`${"not ".repeat(100)}a`, withFields({ a: true }))).toBe(true);
    expect(errorOf(`${"not ".repeat(2000)}a`).at).toBe(400);
    expect(errorOf(`${"not (".repeat(51)}a`).at).toBe(250);
  });
  test("characters", () => {
    const parts = `a${" or a".repeat(1999)}`;
    expect(matches(parts.padEnd(10_000), withFields({ a: true }))).toBe(true);
    expect(errorOf(parts.padEnd(10_001))).toMatchObject({
      message: "the expression has more than 10,000 characters",
      at: 10_000,
    });
    expect(errorOf("x".repeat(10_000_000)).at).toBe(10_000);
  });
  test("values of a list", () => {
    const list = (count: number) => `a in (${Array.from({ length: count }, () => "1").join(",")})`;
    expect(matches(list(1000), withFields({ a: 1 }))).toBe(true);
    expect(errorOf(list(1001)).message).toBe("more than 1,000 values in a list");
  });
});

describe("names that objects inherit", () => {
  const record = readRecord(
    '{"event":"zoo.fed","payload":{"__proto__":{"x":1},"a":{"constructor":2}},"tags":{}}',
  );
  test.each<[string, boolean]>([
    ["__proto__.x = 1", true],
    ["payload.__proto__.x = 1", true],
    ["x = 1", false],
    ["a.constructor = 2", true],
    ["a.__proto__.x = 1", false],
    ["exists(a.toString)", false],
    ["exists(hasOwnProperty)", false],
    ["tags.__proto__ = 1", false],
    ["exists(event.length)", false],
  ])("%s: %s", (expression, expected) => {
    expect(matches(expression, record)).toBe(expected);
  });
});

test("a value too deep to be written passes no search", () => {
  const levels = 200_000;
  const record = readRecord(`{"payload":{"a":${"[".repeat(levels)}${"]".repeat(levels)}}}`);
  expect(matches("a ~ x or a =~ x or a = x", record)).toBe(false);
  expect(matches("exists(a)", record)).toBe(true);
});

test("halves of pairs and NULs in texts", () => {
  expect(matches("a = '\ud800'", withFields({ a: "\ud800" }))).toBe(true);
  expect(matches("a = '\0'", withFields({ a: "\0" }))).toBe(true);
  expect(matches(String.raw`a = '\u0000'`, withFields({ a: "\0" }))).toBe(true);
  expect(errorOf("a\0 = 1")).toMatchObject({ message: 'unexpected "␀"', at: 1, length: 1 });
});

test("a quote that is never closed, after many escapes", () => {
  expect(errorOf(`x = "${String.raw`\"`.repeat(4900)}`).message).toBe("the quote is never closed");
});

test("whatever is read, an error is one of ours and can be shown", () => {
  const pieces = fc.constantFrom(
    ..."( ) [ ] , = != < <= > >= ~ =~ == && ! and or not in exists true null a.b x 5 2s 10kB".split(
      " ",
    ),
    "'t'",
    '"',
    "\\",
    "\u202e",
    "\ud800",
    "\0",
    "日",
    "timestamp",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), fc.boolean(), (list, isSpaced) => {
      const expression = list.join(isSpaced ? " " : "");
      try {
        compileQuery(expression, context).matches(withFields({ x: 5 }));
      } catch (error) {
        expect(error).toBeInstanceOf(QueryError);
        const { at, length } = error as QueryError;
        expect(at + length).toBeLessThanOrEqual(expression.length);
        const { message, hint = "" } = queryProblem("--where", expression, error as QueryError);
        expect(message + hint.replaceAll("\n", "")).not.toMatch(
          /[\u0000-\u001f\u202e]|[\ud800-\udfff]/,
        );
      }
    }),
    { seed: 20_260_203, numRuns: 5000 },
  );
});
