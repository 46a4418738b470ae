import { describe, expect, test } from "vitest";
import { momentsOf, stretchesOf } from "../../../../src/core/metrics/moments.ts";
import type { Point } from "../../../../src/core/metrics/history.ts";

const minute = 60_000;
const step = 15_000;
const point = (time: number, count: number): Point => ({
  time,
  count,
  level: Number.NaN,
  sum: 0,
  buckets: new Float64Array(0),
});
/** Times in steps, and counts. */
const told = (points: readonly Point[], times: readonly number[]) =>
  [...momentsOf({ labels: [], points }, stretchesOf(times, step), step)].map(
    ([time, its]) => `${time / step}: ${its?.count ?? "0 before"}`,
  );

describe("stretches", () => {
  test("begin a step before something happens, and end when nothing has for five minutes", () => {
    const times = [minute, 2 * minute, 7 * minute, 13 * minute];
    expect(stretchesOf(times, step)).toEqual([
      { from: minute - step, to: 7 * minute },
      { from: 13 * minute - step, to: 13 * minute },
    ]);
  });

  test("of long steps follow each other all the same", () => {
    const hour = 60 * minute;
    expect(stretchesOf([hour, 2 * hour], hour)).toEqual([{ from: 0, to: 2 * hour }]);
  });

  test("are none of nothing", () => {
    expect(stretchesOf([], step)).toEqual([]);
  });
});

describe("moments", () => {
  test("come each step, with what was last, from 0 on", () => {
    const points = [point(2 * step, 1), point(4 * step, 3)];
    const times = [step, 2 * step, 4 * step, 5 * step];
    expect(told(points, times)).toEqual(["1: 0 before", "2: 1", "3: 1", "4: 3", "5: 3"]);
  });

  test("go on after a pause a step before what happens then", () => {
    const points = [point(step, 1), point(41 * step, 2)];
    expect(told(points, [step, 41 * step])).toEqual(["0: 0 before", "1: 1", "40: 1", "41: 2"]);
  });

  test("are 0 before the first, also after a pause", () => {
    const points = [point(41 * step, 2)];
    expect(told(points, [step, 41 * step])).toEqual(["40: 0 before", "41: 2"]);
  });
});
