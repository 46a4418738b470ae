import { describe, expect, test } from "vitest";
import { parseJsonFile } from "../../../src/commands/json-file.ts";

describe("JSON files of the user's", () => {
  test("may start with a byte order mark", () =>
    expect(parseJsonFile("a.json", '\ufeff{"a": 1}')).toEqual({ a: 1 }));

  test.each([
    ['{"a": 1,}', "a.json at line 1, column 9", "there is a comma with nothing after it"],
    ['{\n  "a": 1,\n}', "a.json at line 3, column 1", "there is a comma with nothing after it"],
    ['{"é": x}', "a.json at line 1, column 7", "this character cannot stand here"],
    [
      '{\n  "a": 1\n  "b": 2\n}',
      "a.json at line 3, column 3",
      "there is a comma missing before this value",
    ],
    ["", "a.json at line 1, column 1", "the text ends too early"],
    ["{\n", "a.json at line 2, column 1", "the text ends too early"],
  ])("%j: place and cause are named", (text, place, cause) => {
    expect(() => parseJsonFile("a.json", text)).toThrow(`${place}: this is not JSON: ${cause}`);
  });
});
