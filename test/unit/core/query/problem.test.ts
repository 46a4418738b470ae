import { describe, expect, test } from "vitest";
import { compileQuery } from "../../../../src/core/query/compile.ts";
import { QueryError } from "../../../../src/core/query/error.ts";
import { queryProblem } from "../../../../src/core/query/problem.ts";
import { context } from "./context.ts";

function problemOf(expression: string): { message: string; lines: string[] } {
  try {
    compileQuery(expression, context);
  } catch (error) {
    expect(error).toBeInstanceOf(QueryError);
    const { message, hint = "" } = queryProblem("--where", expression, error as QueryError);
    return { message, lines: hint.split("\n") };
  }
  throw new Error(`no error: ${expression}`);
}

const quotes = "put a text with spaces or signs in quotes";
const nameFirst = "the name comes first, such as duration_ms > 5s";

describe("what is wrong, where, and what to write", () => {
  test.each<[string, string, string, string?]>([
    ["x >", "   ^", 'expected a value after ">"'],
    ["x = ", "    ^", 'expected a value after "="'],
    [
      "x = and y",
      "    ^^^",
      'expected a value after "=", found "and"',
      "put the word in quotes if it is a text",
    ],
    ["x == 3", "  ^^", 'there is no "=="', "write = to compare"],
    ["x => 3", "  ^^", 'there is no "=>"', "write >="],
    ["x =< 3", "  ^^", 'there is no "=<"', "write <="],
    ["x <> 3", "  ^^", 'there is no "<>"', "write !="],
    [
      "x !~ y",
      "  ^^",
      'there is no "!~"',
      "write not before the comparison: not message ~ timeout",
    ],
    [
      "x ~= y",
      "  ^^",
      'there is no "~="',
      "write =~ for a regular expression, ~ for a part of a text",
    ],
    ["a && b", "  ^^", 'there is no "&&"', "write and"],
    ["a || b", "  ^^", 'there is no "||"', "write or"],
    ["a | b", "  ^", 'there is no "|"', "write or"],
    ["!a", "^", 'there is no "!"', "write not"],
    ["status:failed", "^^^^^^^^^^^^^", '"status:failed" is no name', "write = to compare"],
    ["a/b = 1", "^^^", '"a/b" is no name', 'write payload["a/b"] if a field has this name'],
    ["x. = 1", "^^", '"x." is no name', 'write payload["x."] if a field has this name'],
    ["x = 'abc", "    ^", "the quote is never closed", "end the text with '"],
    [
      String.raw`x = "a\d"`,
      "      ^^",
      String.raw`there is no escape "\d"`,
      String.raw`write \\ for a backslash; there are \\ \" \' \n \r \t and \u with four hexadecimal digits`,
    ],
    ["(a or (b)", "^", '"(" is never closed'],
    ["a or b)", "      ^", '")" has no "("'],
    ["(a b)", "   ^", 'expected and, or or ")", found "b"', "status = failed is a comparison"],
    ["x = two words", "        ^^^^^", 'expected and, or or the end, found "words"', quotes],
    ["x = a(b)", "     ^", 'expected and, or or the end, found "("', quotes],
    ["x = 'a' 'b'", "        ^^^", "expected and, or or the end, found 'b'"],
    ["1 < x < 5", "^", 'expected a name, found "1"', nameFirst],
    [
      "x > 1 < 5",
      "      ^",
      'expected and, or or the end, found "<"',
      "join two comparisons by and",
    ],
    ["'x' = 5", "^^^", "expected a name, found 'x'", nameFirst],
    ["-x = 5", "^^", 'expected a name, found "-x"', nameFirst],
    ["true", "^^^^", 'expected a name, found "true"', nameFirst],
    ["a and", "     ^", 'expected a name after "and"'],
    ["a and or b", "      ^^", 'expected a name after "and", found "or"'],
    ["or b", "^^", 'expected a name, found "or"'],
    ["= 5", "^", 'expected a name, found "="'],
    ["not", "   ^", 'expected a name after "not"'],
    ["()", " ^", 'expected a name after "(", found ")"'],
    [
      "x in 5",
      "     ^",
      'expected "(" after in, found "5"',
      "write a list: status in (failed, aborted)",
    ],
    ["x in ()", "      ^", 'expected a value after "(", found ")"'],
    ["x in (a,)", "        ^", 'expected a value after ",", found ")"'],
    ["x in (a b)", "        ^", 'expected "," or ")" in the list, found "b"', quotes],
    ["x in ('a' 'b')", "          ^^^", `expected "," or ")" in the list, found 'b'`],
    ["x in (a", "     ^", '"(" is never closed'],
    ["x not y", "  ^^^", 'expected and, or or the end, found "not"', "write not before the name"],
    ["exists()", "       ^", 'expected a name after "(", found ")"'],
    ["exists(x = 1)", "         ^", 'expected ")" after the name, found "="'],
    ["args[x]", "     ^", 'expected a number or a text in quotes after "[", found "x"'],
    [
      "args[*] = 1",
      "     ^",
      'expected a number or a text in quotes after "[", found "*"',
      "a comparison with a list looks at every item: leave [*] out",
    ],
    ["args[0", "    ^", '"[" is never closed'],
    ["args[0 1]", "       ^", 'expected "]", found "1"'],
    ["x > true", "    ^^^^", "true is not less or more than anything", "use = or !="],
    ["x =~ ", "     ^", 'expected a regular expression after "=~"', "put it in quotes"],
    ["x $ 1", "  ^", 'unexpected "$"', "put a text with such characters in quotes"],
    [
      "timestamp > soon",
      "            ^^^^",
      '"soon" is no time',
      "write it as 2026-01-31T10:02:33Z or 2026-01-31, in UTC; --since and --until read more forms",
    ],
    [
      "time in (2026-02-30)",
      "         ^^^^^^^^^^",
      '"2026-02-30" is no time',
      "write it as 2026-01-31T10:02:33Z or 2026-01-31, in UTC; --since and --until read more forms",
    ],
  ])("%s", (expression, carets, message, advice) => {
    const { message: told, lines } = problemOf(expression);
    expect(told).toBe(`--where: ${message}`);
    expect(lines).toEqual([`  ${expression}`, `  ${carets}`, ...(advice ? [advice] : [])]);
  });

  test("a regular expression", () => {
    const { message, lines } = problemOf("a and x =~ '('");
    expect(message).toContain("the regular expression can't be used: ");
    expect(lines.slice(0, 2)).toEqual(["  a and x =~ '('", "             ^^^"]);
  });

  test("an error that is none", () => {
    const compilePattern = () => {
      throw "no";
    };
    expect(() => compileQuery("x =~ y", { ...context, compilePattern })).toThrow("used: no");
  });

  test.each(["", " \n\t"])("an expression of nothing: %j", (expression) => {
    const { message, lines } = problemOf(expression);
    expect(message).toBe("--where: the expression is empty");
    expect(lines).toEqual(["status = failed is one"]);
  });
});

describe("an expression that is hard to show", () => {
  test("controls are shown as signs", () => {
    expect(problemOf("x = 1\n\u001b[31m =")).toEqual({
      message: '--where: unexpected "␛"',
      lines: ["  x = 1␊␛[31m =", "        ^", "put a text with such characters in quotes"],
    });
  });
  test("wide characters and marks keep the caret in its place", () => {
    const { lines } = problemOf("日本 = e\u0301 $");
    expect(lines.slice(0, 2)).toEqual(["  日本 = e\u0301 $", `  ${" ".repeat(9)}^`]);
  });
  test("half a pair", () => {
    const { message, lines } = problemOf("x = \ud83d");
    expect(message).toBe('--where: unexpected "�"');
    expect(lines.slice(0, 2)).toEqual(["  x = �", "      ^"]);
  });
  test("a long one is cut around the place", () => {
    const { lines } = problemOf(`${"a or ".repeat(50)}x == 1${" or b".repeat(50)}`);
    const [shown = "", carets = ""] = lines;
    expect(shown).toMatch(/^ {2}….* x == 1 or b.*…$/);
    expect(shown.length).toBeLessThan(80);
    expect(shown.slice(carets.indexOf("^"), carets.length)).toBe("==");
  });
  test("a long word is cut", () => {
    const { message, lines } = problemOf(`x = 1 ${"y".repeat(500)}`);
    expect(message).toBe(`--where: expected and, or or the end, found "${"y".repeat(40)}…"`);
    expect(lines[1]!.length).toBeLessThan(80);
  });
  test("a long text in quotes is cut", () => {
    const { message } = problemOf(`x = 1 "${"y".repeat(500)}"`);
    expect(message).toBe(`--where: expected and, or or the end, found "${"y".repeat(39)}…`);
  });
});
