// Times as they are shown; a Date says what is right.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockText, dayOf, dayText, spanText, utc } from "../../../../src/report/events/time.ts";

const seed = 20_260_303;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const yearZero = Date.parse("0000-01-01T00:00:00.000Z");
const lastDay = Date.parse("9999-12-31T23:59:59.999Z");
const anyTime = fc.integer({ min: yearZero, max: lastDay });
/** Minutes, as of places on earth. */
const offset = fc.integer({ min: -14 * 60, max: 14 * 60 });

describe("clock and day", () => {
  test("are what a Date says, in UTC", () => {
    fc.assert(
      fc.property(anyTime, (time) => {
        const [date, clock] = new Date(time).toISOString().slice(0, -1).split("T");
        expect([dayText(time, utc), clockText(time, utc)]).toEqual([date, clock]);
      }),
      { seed, numRuns: 5000 },
    );
  });

  test("are what a Date says that is as far ahead", () => {
    const time = fc.integer({ min: yearZero + day, max: lastDay - day });
    fc.assert(
      fc.property(time, offset, (its, minutes) => {
        const zone = () => minutes;
        const [date, clock] = new Date(its + minutes * minute)
          .toISOString()
          .slice(0, -1)
          .split("T");
        expect([dayText(its, zone), clockText(its, zone)]).toEqual([date, clock]);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test("are right on each day of four centuries", () => {
    for (let time = Date.UTC(1900, 0, 1); time < Date.UTC(2300, 0, 2); time += day) {
      const date = new Date(time).toISOString().slice(0, 10);
      if (dayText(time, utc) !== date) expect(dayText(time, utc)).toBe(date);
      if (dayText(time - 1, utc) === date) expect(dayText(time - 1, utc)).not.toBe(date);
    }
  });

  test.each<[number, string, string]>([
    [0, "1970-01-01", "00:00:00.000"],
    [-1, "1969-12-31", "23:59:59.999"],
    [0.999, "1970-01-01", "00:00:00.000"],
    [59_999.9996, "1970-01-01", "00:00:59.999"],
    [day - 0.0001, "1970-01-01", "23:59:59.999"],
    [Date.UTC(2024, 1, 29, 1, 2, 3, 4), "2024-02-29", "01:02:03.004"],
    [Date.UTC(2100, 1, 28, 23, 0, 0, 50), "2100-02-28", "23:00:00.050"],
  ])("%d is %s %s", (time, date, clock) => {
    expect([dayText(time, utc), clockText(time, utc)]).toEqual([date, clock]);
  });

  test("of no time are dashes", () => {
    expect(clockText(Number.NaN, utc)).toBe("--:--:--.---");
  });

  test("ask the zone of that time", () => {
    const change = Date.parse("2026-03-29T01:00:00Z");
    const berlin = (time: number) => (time < change ? 60 : 120);
    expect(clockText(change - 1, berlin)).toBe("01:59:59.999");
    expect(clockText(change, berlin)).toBe("03:00:00.000");
  });

  test("days are counted from local midnight", () => {
    const time = Date.parse("2026-03-03T23:30:00Z");
    expect(dayOf(time, () => 60) - dayOf(time, utc)).toBe(1);
    expect(dayOf(time, () => 29)).toBe(dayOf(time, utc));
    expect(dayOf(Number.NaN, utc)).toBeNaN();
  });
});

describe("time spans", () => {
  test.each<[number, string]>([
    [0, "0ms"],
    [1, "1ms"],
    [812, "812ms"],
    [0.25, "0.25ms"],
    [12.345, "12.3ms"],
    [0.012_345, "0.0123ms"],
    [999, "999ms"],
    [999.4, "999ms"],
    [999.5, "1s"],
    [second, "1s"],
    [1006, "1.01s"],
    [1500, "1.5s"],
    [2310, "2.31s"],
    [9994, "9.99s"],
    [9999, "10s"],
    [12_340, "12.3s"],
    [59_900, "59.9s"],
    [59_949, "59.9s"],
    [59_950, "1m00s"],
    [minute, "1m00s"],
    [3 * minute + 5 * second, "3m05s"],
    [hour - 600, "59m59s"],
    [hour - 500, "1h00m"],
    [hour, "1h00m"],
    [2 * hour + 5 * minute, "2h05m"],
    [day - 31 * second, "23h59m"],
    [day - 30 * second, "1d00h"],
    [day, "1d00h"],
    [3 * day + 4 * hour, "3d04h"],
    [3 * day + 23 * hour + 59 * minute, "4d00h"],
    [1000 * day, "1000d00h"],
    [-5, "-5ms"],
    [-90 * second, "-1m30s"],
  ])("%d ms are %s", (ms, text) => expect(spanText(ms)).toBe(text));

  test("say what was measured, to one part in twenty", () => {
    const units = { ms: 1, s: second, m: minute, h: hour, d: day };
    const read = (text: string): number =>
      [...text.matchAll(/([\d.]+)(ms|[smhd])/g)].reduce(
        (sum, [, number, unit]) => sum + Number(number) * units[unit as keyof typeof units],
        0,
      );
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 90 * day, noNaN: true }), (ms) => {
        const text = spanText(ms);
        expect(text).toMatch(/^(?:[\d.]+ms|[\d.]+s|\d+m[0-5]\ds|\d+h[0-5]\dm|\d+d[0-2]\dh)$/);
        expect(text.length).toBeLessThanOrEqual(8);
        expect(Math.abs(read(text) - ms)).toBeLessThanOrEqual(ms / 20);
      }),
      { seed, numRuns: 2000 },
    );
  });
});
