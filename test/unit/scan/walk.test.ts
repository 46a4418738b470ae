import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOf, pinpoint } from "../../../src/scan/pinpoint.ts";
import { survey } from "../../../src/scan/survey.ts";
import { walkValues, type Visit } from "../../../src/scan/values.ts";
import { encode } from "./scanning.ts";

const decode = (bytes: Uint8Array, from: number, to?: number) =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(from, to));

function visitsOf(text: string): Visit[] {
  const bytes = encode(text);
  const visits: Visit[] = [];
  walkValues(bytes, 0, bytes.length, (visit) => visits.push({ ...visit, path: [...visit.path] }));
  return visits;
}

const pathsIn = (value: unknown, path: string[] = []): string[][] =>
  typeof value === "object" && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, child]) => pathsIn(child, [...path, key]))]
    : [path];

/** JSON with white space wherever it may stand, and keys that look like anything. */
const key = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }).filter((name) => !/^\d+$/.test(name)),
  fc.constantFrom('"', "\\", "a\\", '\\"', "{", "}]", ",:", "", "é☃😀", "\u0001"),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium" },
    fc.string({ unit: "grapheme", maxLength: 8 }),
    key,
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(key, tie("value"), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;
const text = fc
  .tuple(json, fc.constantFrom("", " ", "\t"))
  .map(([value, indent]) => JSON.stringify(value, null, indent).replaceAll("\n", indent));
const options = { seed: 20_260_203, numRuns: 1000 };

describe("walking a line", () => {
  test("visits the paths of the parsed value, in order, none repeated", () => {
    fc.assert(
      fc.property(text, (line) => {
        const visits = visitsOf(line);
        expect(visits.map(({ path }) => path)).toEqual(pathsIn(JSON.parse(line)));
        expect(visits.some(({ repeated }) => repeated)).toBe(false);
      }),
      options,
    );
  });
  test("a key that stood before in the same object is repeated", () => {
    const repeated = visitsOf('{"a":1,"b":{"a":2},"\\u0061":3,"c":[{"a":4},{"a":5,"a":6}]}')
      .filter((visit) => visit.repeated)
      .map(({ path, key: at }) => [path.join("/"), at]);
    expect(repeated).toEqual([
      ["a", 19],
      ["c/1/a", 50],
    ]);
  });
  test("tells where keys and values begin and end", () => {
    const line = ' { "a" : -1.5 , "b" : [ "x\\"" , {} ] } ';
    const parts = visitsOf(line).map(({ key: at, start, end }) => [
      line.slice(at, at + 3),
      line.slice(start, end),
    ]);
    expect(parts).toEqual([
      ['{ "', "{"],
      ['"a"', "-1.5"],
      ['"b"', "["],
      ['"x\\', '"x\\""'],
      ["{} ", "{"],
    ]);
  });
  test("a scalar is a line, too", () => {
    expect(visitsOf("12")).toEqual([{ path: [], key: 0, start: 0, end: 2, repeated: false }]);
  });
  test("100,000 levels do not overflow the stack", () => {
    const depth = 100_000;
    const bytes = encode("[".repeat(depth) + "]".repeat(depth));
    let deepest = 0;
    walkValues(bytes, 0, bytes.length, ({ path }) => (deepest = Math.max(deepest, path.length)));
    expect(deepest).toBe(depth - 1);
  });
});

describe("pinpointing", () => {
  test("finds the text of every value", () => {
    fc.assert(
      fc.property(text, (line) => {
        const bytes = encode(line);
        const root: unknown = JSON.parse(line);
        const paths = pathsIn(root);
        const found = pinpoint(bytes, 0, bytes.length, paths);
        for (const [i, path] of paths.entries()) {
          const value = path.reduce<unknown>(
            (at, name) => (at as Record<string, unknown>)[name],
            root,
          );
          const rest = decode(bytes, found[i]!.value);
          const first = JSON.stringify(value)[0]!;
          expect(rest[0]).toBe(first);
          const isScalar = typeof value !== "object" || value === null;
          if (isScalar) expect(rest.startsWith(JSON.stringify(value))).toBe(true);
        }
      }),
      options,
    );
  });
  const line = '{"a":{"b":[10,20]},"c":1,"c":2}';
  const at = (...path: string[]) => {
    const bytes = encode(line);
    const [{ key: from, value } = { key: -1, value: -1 }] = pinpoint(bytes, 0, bytes.length, [
      path,
    ]);
    return [line.slice(from, from + 3), line.slice(value, value + 2)];
  };
  test("keys are compared decoded", () => {
    const escaped = encode('{"ab":1,"\\u0061":2,"é":3,"a\\/b":4}');
    const found = pinpoint(escaped, 0, escaped.length, [["a"], ["é"], ["a/b"]]);
    expect(found.map(({ value }) => decode(escaped, value, value + 1))).toEqual(["2", "3", "4"]);
  });
  test("an item of an array has no key", () => expect(at("a", "b", "1")).toEqual(["20]", "20"]));
  test("of a repeated key the last counts", () => expect(at("c")).toEqual(['"c"', "2}"]));
  test("a path that leads nowhere ends at the value above", () => {
    expect(at("a", "x", "y")).toEqual(['"a"', '{"']);
    expect(at("a", "b", "2")).toEqual(['"b"', "[1"]);
    expect(at("x")).toEqual(['{"a', '{"']);
  });
  test("many paths are found at once", () => {
    const count = 20_000;
    const long = encode(JSON.stringify(Array.from({ length: count }, (_, i) => i)));
    const paths = Array.from({ length: count }, (_, i) => [String(i)]);
    const found = pinpoint(long, 0, long.length, paths);
    expect(decode(long, found.at(-1)!.value)).toBe("19999]");
    expect(new Set(found.map(({ value }) => value)).size).toBe(count);
  });
});

test.each<[string, number[], number[]]>([
  ["abc", [0, 1, 3], [1, 2, 4]],
  ["äb", [0, 2], [1, 2]],
  ["☃b", [0, 3], [1, 2]],
  ["😀b😀c", [0, 4, 5, 9], [1, 3, 4, 6]],
  ["abc", [2, 2], [3, 3]],
])("columns of %j at bytes %j are %j", (line, places, columns) => {
  expect(columnsOf(encode(line), 0, places)).toEqual(columns);
});

const look = (line: string) => {
  const into = { keys: -1, depth: -1, longNumber: true, ascii: false };
  const bytes = encode(line);
  survey(bytes, 0, bytes.length, into);
  return into;
};

describe("a survey", () => {
  test.each<[string, number, number]>([
    ["{}", 0, 1],
    ['{"a:b":{"c":[1,{"d":":{["}]}}', 3, 4],
    ['{"a\\":":1}', 1, 1],
    ["[[[]],[]]", 0, 3],
    ["7", 0, 0],
    ["[".repeat(1000), 0, 1000],
    ["]]][", 0, 0],
  ])("%s has %d keys, %d levels", (line, keys, depth) => {
    expect(look(line)).toEqual({ keys, depth, longNumber: false, ascii: true });
  });
  test.each<[string, boolean]>([
    ['{"a":123456789012345}', false],
    ['{"a":1234567890123456}', true],
    ['{"a":-1234567890123456}', true],
    ['{"a":12345678,"b":12345678}', false],
    ["[12345678,12345678]", false],
    ['{"a":"1234567890123456"}', false],
  ])("%s: a long number: %s", (line, expected) => expect(look(line).longNumber).toBe(expected));
  test.each<[string, boolean]>([
    ['{"a":"\\u00e9~"}', true],
    ['{"a":"é"}', false],
    ['{"é":1}', false],
    ["é", false],
    ['{"a":"\\\\é"}', false],
  ])("%s is ASCII: %s", (line, expected) => expect(look(line).ascii).toBe(expected));
});
