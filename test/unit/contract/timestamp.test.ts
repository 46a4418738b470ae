import { describe, expect, test } from "vitest";
import { readTimestamp } from "../../../src/contract/timestamp.ts";

const second = Date.UTC(2026, 1, 3, 9, 15, 2);

describe("fractions", () => {
  test.each([
    ["", 0],
    [".5", 500],
    [".05", 50],
    [".120", 120],
    [".9999", 999.9],
    [".12345", 123.45],
    [".000001", 0.001],
    [".1234567", 123.4567],
    [".12345678", 123.45678],
    [".123456789", 123.456789],
  ])("%j is %d ms", (fraction, ms) => {
    expect(readTimestamp(`2026-02-03T09:15:02${fraction}Z`)).toBeCloseTo(second + ms, 3);
  });
  test("every millisecond is exact", () => {
    for (let ms = 0; ms < 1000; ms++) {
      const text = `2026-02-03T09:15:02.${String(ms).padStart(3, "0")}Z`;
      expect(readTimestamp(text)).toBe(second + ms);
    }
  });
  test("is the double nearest to the decimal, however many digits", () => {
    for (let i = 1; i < 20_000; i++) {
      const digits = String((i * 123_456_791) % 1_000_000_000).slice(0, 1 + (i % 9));
      const fraction = Number(`0.${digits}`) * 1000;
      expect(readTimestamp(`1970-01-01T00:00:00.${digits}Z`)).toBe(fraction);
    }
  });
  test.each([".", ".1234567890", ",5", ".5.5", ".-1", ". 5"])("%j is none", (fraction) => {
    expect(readTimestamp(`2026-02-03T09:15:02${fraction}Z`)).toBe("timestamp.format");
  });
});

describe("instants", () => {
  test.each([
    ["1970-01-01T00:00:00Z", 0],
    ["1969-12-31T23:59:59Z", -1000],
    ["0000-01-01T00:00:00Z", -62_167_219_200_000],
    ["0099-03-01T00:00:00Z", -59_037_897_600_000],
    ["9999-12-31T23:59:59.999Z", 253_402_300_799_999],
    ["2026-02-03T09:15:02+00:00", second],
    ["2024-02-29T00:00:00Z", 1_709_164_800_000],
    ["2000-02-29T00:00:00Z", 951_782_400_000],
    ["0000-02-29T00:00:00Z", -62_162_121_600_000],
    // Pressed into the millisecond before midnight, so that what follows is not earlier.
    ["2016-12-31T23:59:60Z", 1_483_228_799_999],
    ["2015-06-30T23:59:60Z", 1_435_708_799_999],
    ["2016-12-31T23:59:60.5Z", 1_483_228_799_999.5],
  ])("%s", (text, expected) => expect(readTimestamp(text)).toBe(expected));
});

describe("times that do not exist", () => {
  test.each([
    "2026-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2100-02-29T00:00:00Z",
    "2024-02-30T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-06-31T00:00:00Z",
    "2026-09-31T00:00:00Z",
    "2026-11-31T00:00:00Z",
    "2026-01-32T00:00:00Z",
    "2026-00-10T00:00:00Z",
    "2026-13-10T00:00:00Z",
    "2026-01-00T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:60:00Z",
    "2026-01-01T00:00:60Z",
    "2026-01-01T00:00:61Z",
    "2026-12-31T23:59:61Z",
    "2026-12-30T23:59:60Z",
    "2026-12-31T22:59:60Z",
    "2026-12-31T23:58:60Z",
    "2026-03-31T23:59:60Z",
  ])("%s", (text) => expect(readTimestamp(text)).toBe("timestamp.calendar"));
});

describe("times that are not in UTC", () => {
  test.each([
    "2026-02-03T09:15:02+02:00",
    "2026-02-03T09:15:02-05:30",
    "2026-02-03T09:15:02-00:00",
    "2026-02-03T09:15:02.123+00:01",
  ])("%s", (text) => expect(readTimestamp(text)).toBe("timestamp.not-utc"));
});

describe("texts that are no date-time", () => {
  test.each([
    "",
    "yesterday",
    "2026-02-03",
    "2026-02-03T09:15:02",
    "2026-02-03T09:15Z",
    "2026-02-03 09:15:02Z",
    "2026-02-03t09:15:02Z",
    "2026-02-03T09:15:02z",
    "2026-02-03T09:15:02+0000",
    "2026-02-03T09:15:02+00",
    "2026-02-03T09:15:02 Z",
    " 2026-02-03T09:15:02Z",
    "2026-02-03T09:15:02Z\n",
    "26-02-03T09:15:02Z",
    "12026-02-03T09:15:02Z",
    "+2026-02-03T09:15:02Z",
    "2026-2-3T9:15:02Z",
    "20260203T091502Z",
    "2026-W06-2T09:15:02Z",
    "٢٠٢٦-02-03T09:15:02Z",
    "1770110102",
  ])("%j", (text) => expect(readTimestamp(text)).toBe("timestamp.format"));
});
