import { describe, expect, test } from "vitest";
import {
  isClean,
  isMarker,
  isRedacted,
  listedPlaces,
  markersBelow,
} from "../../../src/contract/redaction.ts";
import { escapeToken } from "../../../src/contract/pointer.ts";

const hex = "0123456789abcdef";
const marker = `hmac-sha256:k1:${hex}${hex}`;

describe("markers", () => {
  test.each([
    "REDACTED",
    marker,
    `sha256:${hex}`,
    `sha256:${hex.repeat(4)}`,
    `blake2b:team.2-A_b:${hex}`,
    `sha512:${hex.repeat(8)}`,
  ])("%s is one", (text) => {
    expect(isMarker(text)).toBe(true);
    expect(isRedacted(text)).toBe(true);
  });
  test.each([
    "",
    "redacted",
    "Redacted",
    "[redacted]",
    "UNREDACTED",
    "REDACTEDLY",
    "****",
    hex.repeat(2),
    `sha256:${hex.slice(1)}`,
    `sha256:${hex.toUpperCase()}`,
    `SHA256:${hex}`,
    `sha256:${hex}g`,
    `:${hex}`,
    `sha256: ${hex}`,
  ])("%s is none and contains none", (text) => {
    expect(isMarker(text)).toBe(false);
    expect(isRedacted(text)).toBe(false);
  });
  test.each(["token REDACTED.", `--key=${marker}`, `(${marker})`, "[REDACTED]"])(
    "%s contains one, but is none",
    (text) => {
      expect(isMarker(text)).toBe(false);
      expect(isRedacted(text)).toBe(true);
    },
  );
  test.each([null, 8, true, ["REDACTED"], { a: "REDACTED" }])("%j is no text", (value) =>
    expect(isRedacted(value)).toBe(false),
  );
});

describe("what is clean", () => {
  test.each([
    "REDACTED",
    marker,
    "user REDACTED left",
    ["clear", "REDACTED"],
    { a: { b: ["REDACTED"] } },
    null,
    "",
    [],
    {},
    [null],
    { a: [""], b: {} },
  ])("%j", (value) => expect(isClean(value)).toBe(true));
  test.each(["clear", 0, 1, false, true, ["clear"], { a: "clear" }, [0], { a: { b: 1 } }])(
    "%j is not",
    (value) => expect(isClean(value)).toBe(false),
  );
});

function placesOf(payload: object, listed: unknown, tags: object = {}) {
  const { places, unresolved } = listedPlaces({
    payload: { ...payload, redacted_fields: listed },
    tags,
  });
  const pointers = places.map(({ path }) => path.map((key) => `/${escapeToken(key)}`).join(""));
  return { pointers, unresolved };
}

describe("where an entry leads", () => {
  const payload = {
    args: ["a", "b"],
    user: { id: 1, name: "x", more: { id: 2 } },
    "a.b": 1,
    "/odd": 1,
    "til~de": 1,
    list: [{ secret: 1 }, { secret: 2 }],
  };
  test.each<[string, string[]]>([
    ["args", ["/payload/args"]],
    ["user", ["/payload/user"]],
    ["a.b", ["/payload/a.b"]],
    ["til~de", ["/payload/til~0de"]],
    ["/payload/til~0de", ["/payload/til~0de"]],
    ["/payload/~1odd", ["/payload/~1odd"]],
    ["/payload/args/1", ["/payload/args/1"]],
    ["/tags/user", ["/tags/user"]],
    ["user.id", ["/payload/user/id"]],
    ["user.more.id", ["/payload/user/more/id"]],
    ["args.0", ["/payload/args/0"]],
    ["list.1.secret", ["/payload/list/1/secret"]],
    ["id", ["/payload/user/id", "/payload/user/more/id"]],
    ["secret", ["/payload/list/0/secret", "/payload/list/1/secret"]],
  ])("%s", (entry, pointers) => {
    expect(placesOf(payload, [entry], { user: "u" })).toEqual({ pointers, unresolved: [] });
  });
  test.each([
    "nothing",
    "user.missing",
    "args.2",
    "/payload/missing",
    "/payload/args/2",
    "/odd",
    "0",
    "",
  ])("%j leads nowhere", (entry) => {
    expect(placesOf(payload, ["args", entry])).toEqual({
      pointers: ["/payload/args"],
      unresolved: [1],
    });
  });
  test("a direct child wins over a dotted path and over deeper keys", () => {
    const both = { "a.b": 1, a: { b: 2 }, c: 3, d: { c: 4 } };
    expect(placesOf(both, ["a.b", "c"]).pointers).toEqual(["/payload/a.b", "/payload/c"]);
  });
  test("only texts count, and only in a list", () => {
    expect(placesOf(payload, [1, null, ["args"], "args"]).pointers).toEqual(["/payload/args"]);
    expect(placesOf(payload, "args").pointers).toEqual([]);
  });
  test("an entry that names no place twice is told once", () => {
    expect(placesOf({}, ["x", "x", "y"])).toEqual({ pointers: [], unresolved: [0, 2] });
  });
  test("inherited names are no fields", () => {
    expect(placesOf({}, ["toString", "__proto__"]).unresolved).toEqual([0, 1]);
  });
});

test("markers are found at any depth, in order", () => {
  const root = { a: "REDACTED", b: [1, marker, { c: "not REDACTED alone" }], d: { e: "REDACTED" } };
  expect(markersBelow(root)).toEqual([["a"], ["b", "1"], ["d", "e"]]);
});
