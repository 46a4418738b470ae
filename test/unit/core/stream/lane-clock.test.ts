// Times of lanes never go back, whatever the timestamps say.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createLaneClock } from "../../../../src/core/stream/lane-clock.ts";

const none = Number.NaN;
const before = Number.NEGATIVE_INFINITY;

test.each<[string, [lane: number, time: number, settled: number][]]>([
  [
    "times that rise are kept",
    [
      [0, 10, 10],
      [0, 20, 20],
    ],
  ],
  [
    "an earlier time becomes the one before it",
    [
      [0, 20, 20],
      [0, 10, 20],
      [0, 19, 20],
      [0, 21, 21],
    ],
  ],
  [
    "a line without a time has that of the one before",
    [
      [0, 10, 10],
      [0, none, 10],
      [0, 11, 11],
    ],
  ],
  [
    "without any time it is before all others",
    [
      [0, none, before],
      [0, none, before],
      [0, -5, -5],
    ],
  ],
  [
    "lanes know nothing of each other",
    [
      [0, 100, 100],
      [7, 10, 10],
      [0, 50, 100],
      [7, 11, 11],
      [3, none, before],
    ],
  ],
])("%s", (_, lines) => {
  const clock = createLaneClock();
  for (const [lane, time, settled] of lines) expect(clock(lane, time)).toBe(settled);
});

test("two clocks know nothing of each other", () => {
  createLaneClock()(0, 100);
  expect(createLaneClock()(0, 10)).toBe(10);
});

test("is the greatest time of the lane so far", () => {
  const line = fc.tuple(
    fc.integer({ min: 0, max: 3 }),
    fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(none)),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 50 }), (lines) => {
      const clock = createLaneClock();
      for (const [i, [lane, time]] of lines.entries()) {
        const sofar = lines
          .slice(0, i + 1)
          .filter((one) => one[0] === lane && !Number.isNaN(one[1]))
          .map((one) => one[1]);
        expect(clock(lane, time)).toBe(Math.max(...sofar));
      }
    }),
    { seed: 20_260_303, numRuns: 300 },
  );
});
