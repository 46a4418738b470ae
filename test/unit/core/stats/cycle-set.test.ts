import * as fc from "fast-check";
import { expect, test } from "vitest";
import { cyclesIn, CycleSet } from "../../../../src/core/stats/cycle-set.ts";
import { cycleBin, cycleOfBin } from "../../../../src/core/stats/trend.ts";

test("holds each cycle once, as ranges", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 })), (cycles) => {
      const set = new CycleSet();
      for (const cycle of cycles) set.add(cycle);
      const ranges = set.ranges();
      const found = [];
      for (let i = 0; i < ranges.length; i += 2) {
        if (i > 0) expect(ranges[i]).toBeGreaterThan(ranges[i - 1]! + 1);
        for (let cycle = ranges[i]!; cycle <= ranges[i + 1]!; cycle++) found.push(cycle);
      }
      expect(found).toEqual([...new Set(cycles)].toSorted((a, b) => a - b));
      expect(cyclesIn(ranges)).toBe(new Set(cycles).size);
    }),
  );
});

test("ranges are put together", () => {
  const set = new CycleSet();
  set.addRange(1, 3);
  set.addRange(7, 9);
  set.addRange(4, 6);
  set.addRange(20, 30);
  set.addRange(8, 25);
  expect(set.ranges()).toEqual([1, 30]);
});

test("a bin begins with the first cycle that is in it", () => {
  for (let cycle = 1; cycle < 5000; cycle++) {
    const bin = cycleBin(cycle);
    expect(cycleBin(cycleOfBin(bin))).toBe(bin);
    expect(cycleOfBin(bin)).toBeLessThanOrEqual(cycle);
  }
});
