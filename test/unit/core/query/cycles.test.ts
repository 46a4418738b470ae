import { expect, test } from "vitest";
import { parseCycles } from "../../../../src/core/query/cycles.ts";

const open = Number.POSITIVE_INFINITY;

test.each<[string, [number, number][] | undefined]>([
  ["3", [[3, 3]]],
  ["3-5", [[3, 5]]],
  ["3-", [[3, open]]],
  ["-5", [[1, 5]]],
  [
    "1, 4-6",
    [
      [1, 1],
      [4, 6],
    ],
  ],
  ["5-3", undefined],
  ["0", undefined],
  ["-0", undefined],
  ["-", undefined],
  ["", undefined],
  ["1,", undefined],
  ["a", undefined],
  ["1.5", undefined],
  ["1-2-3", undefined],
  ["1234567890123456", undefined],
])("%s", (text, ranges) => {
  expect(parseCycles(text)).toEqual(ranges?.map(([from, to]) => ({ from, to })));
});
