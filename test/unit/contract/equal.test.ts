import { describe, expect, test } from "vitest";
import { isSame } from "../../../src/contract/equal.ts";
import { anEvent } from "./events.ts";
import { judgeWith } from "./judging.ts";

describe("two JSON values", () => {
  test.each([
    [1, 1],
    [null, null],
    ["x", "x"],
    [
      [1, [2]],
      [1, [2]],
    ],
    [
      { a: 1, b: { c: [] } },
      { b: { c: [] }, a: 1 },
    ],
    [
      { toString: 1, valueOf: 2 },
      { valueOf: 2, toString: 1 },
    ],
  ])("%j is %j", (a, b) => expect(isSame(a, b)).toBe(true));

  test.each([
    [1, "1"],
    [null, 0],
    [null, {}],
    [[], {}],
    [{ 0: 1 }, [1]],
    [[1, 2], [1]],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: undefined }, { constructor: undefined }],
    [{ toString: 1 }, { toString: 2 }],
  ])("%j is not %j", (a, b) => expect(isSame(a, b)).toBe(false));
});

test("keywords that compare values take what a log has under any name", async () => {
  const verdict = await judgeWith({
    "zoo.fed": {
      type: "object",
      properties: { list: { uniqueItems: true }, fixed: { const: { a: 1, valueOf: 2 } } },
    },
  });
  const fed = (payload: object) => verdict(anEvent({ event: "zoo.fed", payload }));
  expect(fed({ list: [{ toString: 1 }, { toString: 2 }], fixed: { valueOf: 2, a: 1 } })).toEqual(
    [],
  );
  expect(fed({ list: [{ toString: 1 }, { toString: 1 }] })).toEqual(["payload.rule /payload/list"]);
  expect(fed({ fixed: { a: 1, valueOf: 3 } })).toEqual(["payload.rule /payload/fixed"]);
});
