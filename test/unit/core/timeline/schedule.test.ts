import { describe, expect, test } from "vitest";
import { PlayerClock } from "../../../../src/commands/replay/player/clock.ts";
import { createSchedule } from "../../../../src/core/timeline/schedule.ts";

const none = Number.POSITIVE_INFINITY;

describe("createSchedule", () => {
  test.each([
    ["as it was", { speed: 1, maxGap: none }, [0, 1000, 1000, 4000], [0, 1000, 1000, 4000], 0],
    ["faster", { speed: 10, maxGap: none }, [0, 1000, 4000], [0, 100, 400], 0],
    ["slower", { speed: 0.5, maxGap: none }, [0, 1000], [0, 2000], 0],
    ["cut, then faster", { speed: 10, maxGap: 500 }, [0, 1000, 1200], [0, 50, 70], 0],
    ["at once", { speed: none, maxGap: none }, [0, 1000, 9000], [0, 0, 0], 0],
    ["back in time", { speed: 1, maxGap: none }, [0, 1000, 200, 1500], [0, 1000, 1000, 1500], 1],
    [
      "without a time",
      { speed: 1, maxGap: none },
      [0, 700, Number.NaN, 900],
      [0, 700, 700, 900],
      0,
    ],
    ["none has a time", { speed: 1, maxGap: none }, [Number.NaN, Number.NaN], [0, 0], 0],
  ])("%s", (_, options, times, planned, backward) => {
    const schedule = createSchedule(options);
    expect(times.map((time) => schedule.next(time).at)).toEqual(planned);
    expect(schedule.backward).toBe(backward);
  });

  test("tells what is cut", () => {
    const schedule = createSchedule({ speed: 3, maxGap: 2000 });
    expect([0, 5000, 6000].map((time) => schedule.next(time).cut)).toEqual([0, 3000, 0]);
  });
});

describe("PlayerClock", () => {
  test("another speed counts from then on", () => {
    const clock = new PlayerClock(1, none, 0);
    expect(clock.due(1000, 400)).toBe(600);
    clock.setSpeed(2, 400);
    expect(clock.due(1000, 400)).toBe(300);
    expect(clock.due(1000, 500)).toBe(200);
  });

  test("a pause does not count", () => {
    const clock = new PlayerClock(1, none, 0);
    clock.toggle(300);
    expect(clock.due(1000, 5000)).toBeUndefined();
    clock.toggle(9000);
    expect(clock.due(1000, 9000)).toBe(700);
  });

  test("what has passed beyond an event counts for the next one", () => {
    const clock = new PlayerClock(1, none, 0);
    clock.step(1000, 1400);
    expect(clock.due(1000, 1400)).toBe(600);
  });

  test("gaps are capped; what goes back, or has no time, is due at once", () => {
    const clock = new PlayerClock(1, 2000, 0);
    expect(clock.due(600_000, 0)).toBe(2000);
    expect(clock.due(-5000, 0)).toBe(0);
    expect(clock.due(Number.NaN, 0)).toBe(0);
  });
});
