import { describe, expect, test } from "vitest";
import { escapeToken, tokensOf, valueAt, absent } from "../../../src/contract/pointer.ts";
import { addPath, covers, createPathTree } from "../../../src/contract/path-tree.ts";
import { suggest } from "../../../src/contract/suggest.ts";
import { judgeVersion } from "../../../src/contract/version.ts";
import { typeName } from "../../../src/contract/errors.ts";

describe("versions", () => {
  test.each([
    ["0.1", "known"],
    ["0.0", "known"],
    ["0.2", "version.newer"],
    ["0.10", "version.newer"],
    ["1.0", "version.unsupported"],
    ["1.1", "version.unsupported"],
    ["10.1", "version.unsupported"],
  ])("%s is %s", (version, expected) => expect(judgeVersion(version)).toBe(expected));
});

describe("JSON Pointers (RFC 6901)", () => {
  // The document and the pointers of section 5.
  const document = {
    foo: ["bar", "baz"],
    "": 0,
    "a/b": 1,
    "c%d": 2,
    "e^f": 3,
    "g|h": 4,
    "i\\j": 5,
    'k"l': 6,
    " ": 7,
    "m~n": 8,
  };
  test.each<[string, unknown]>([
    ["", document],
    ["/foo", ["bar", "baz"]],
    ["/foo/0", "bar"],
    ["/", 0],
    ["/a~1b", 1],
    ["/c%d", 2],
    ["/e^f", 3],
    ["/g|h", 4],
    ["/i\\j", 5],
    ['/k"l', 6],
    ["/ ", 7],
    ["/m~0n", 8],
  ])("%j", (pointer, value) => expect(valueAt(document, tokensOf(pointer)!)).toEqual(value));

  test.each(["/foo/2", "/foo/-", "/foo/00", "/foo/1e0", "/foo/length", "/toString", "/foo/0/0"])(
    "%s leads nowhere",
    (pointer) => expect(valueAt(document, tokensOf(pointer)!)).toBe(absent),
  );
  test("~01 is ~1, not a slash", () => expect(tokensOf("/~01")).toEqual(["~1"]));
  test("a text without a leading slash is none", () => expect(tokensOf("foo")).toBeUndefined());
  test.each([
    ["plain", "plain"],
    ["a/b", "a~1b"],
    ["m~n", "m~0n"],
    ["~1", "~01"],
    ["", ""],
  ])("the key %j is the token %j", (key, token) => expect(escapeToken(key)).toBe(token));
  test("a key that would flood a report is cut", () => {
    expect(escapeToken("k".repeat(256))).toHaveLength(256);
    expect(escapeToken("k".repeat(100_000))).toBe(`${"k".repeat(255)}…`);
  });
});

describe("suggestions", () => {
  const events = ["plan.generated", "plan.step_started", "plan.step_completed", "executor.error"];
  test.each([
    ["plan.step_complete", "plan.step_completed"],
    ["plan.stepCompleted", "plan.step_completed"],
    ["Plan.Generated", "plan.generated"],
    ["plan-generated", "plan.generated"],
    ["plan.generatd", "plan.generated"],
    ["executor.eror", "executor.error"],
  ])("%s is close to %s", (name, expected) => expect(suggest(name, events)).toBe(expected));
  test.each(["plan.generated", "memory.recalled", "plan", "", "x".repeat(81)])(
    "nothing is suggested for %j",
    (name) => expect(suggest(name, events)).toBeUndefined(),
  );
  test("at most a third of a short name may differ", () => {
    expect(suggest("tog", ["tag"])).toBe("tag");
    expect(suggest("it", ["in"])).toBeUndefined();
    expect(suggest("abxyef", ["abcdef"])).toBe("abcdef");
    expect(suggest("axyzef", ["abcdef"])).toBeUndefined();
  });
  test("at most three edits, however long the name", () => {
    const known = ["a_rather_long_field_name"];
    expect(suggest("a_rather_long_field_xyze", known)).toBe(known[0]);
    expect(suggest("a_rather_long_field_wxyz", known)).toBeUndefined();
  });
  test("nothing is close where nothing is known", () => expect(suggest("a", [])).toBeUndefined());
});

test.each<[unknown, string]>([
  [null, "null"],
  [[], "array"],
  [{}, "object"],
  ["", "string"],
  [true, "boolean"],
  [1, "integer"],
  [-0, "integer"],
  [1.5, "number"],
])("the type of %j is %s", (value, name) => expect(typeName(value)).toBe(name));

describe("a tree of paths", () => {
  const tree = createPathTree();
  addPath(tree, ["payload", "args"]);
  addPath(tree, ["payload", "env", "0"]);
  test.each<[string[], boolean]>([
    [["payload", "args"], true],
    [["payload", "args", "2", "x"], true],
    [["payload", "env", "0"], true],
    [["payload", "env"], false],
    [["payload", "env", "00"], false],
    [["payload"], false],
    [["tags", "args"], false],
    [[], false],
  ])("%j covered: %s", (path, expected) => expect(covers(tree, path)).toBe(expected));
  test("the root covers everything", () => {
    const all = createPathTree();
    addPath(all, []);
    expect(covers(all, [])).toBe(true);
    expect(covers(all, ["tags", "user"])).toBe(true);
  });
});
