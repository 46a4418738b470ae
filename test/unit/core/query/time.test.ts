import { describe, expect, test } from "vitest";
import { parseTime, timeForms } from "../../../../src/core/query/time.ts";

const now = Date.parse("2026-02-03T09:15:00Z");
const clock = { now, zone: () => 0 };
const iso = (time: number | undefined) =>
  time === undefined ? time : new Date(time).toISOString();

describe("in UTC", () => {
  test.each<[string, string | undefined]>([
    ["2026-02-03T09:15:02.120Z", "2026-02-03T09:15:02.120Z"],
    ["2026-02-03T09:15:02+02:00", "2026-02-03T07:15:02.000Z"],
    ["2026-02-03T09:15:02-05:30", "2026-02-03T14:45:02.000Z"],
    ["2026-02-03t09:15:02z", "2026-02-03T09:15:02.000Z"],
    ["2026-02-03", "2026-02-03T00:00:00.000Z"],
    ["2026-02-03 10:02", "2026-02-03T10:02:00.000Z"],
    ["2026-02-03 10:02Z", "2026-02-03T10:02:00.000Z"],
    ["2026-02-03T10:02:33", "2026-02-03T10:02:33.000Z"],
    ["2026-02-03 10:02:33.5", "2026-02-03T10:02:33.500Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["2026-02-29", undefined],
    ["2026-02-30", undefined],
    ["2026-13-01", undefined],
    ["2026-02-03 24:00", undefined],
    ["2026-02-03 10:60", undefined],
    ["2026-02-03 10:02:33+24:00", undefined],
    ["2026-02-03 10", undefined],
    ["2026-2-3", undefined],
    ["20260203", undefined],
    ["9:14", "2026-02-03T09:14:00.000Z"],
    ["09:15", "2026-02-03T09:15:00.000Z"],
    ["09:15:00.001", "2026-02-02T09:15:00.001Z"],
    ["10:02", "2026-02-02T10:02:00.000Z"],
    ["10:02:33.123", "2026-02-02T10:02:33.123Z"],
    ["25:00", undefined],
    ["10:61", undefined],
    ["-10m", "2026-02-03T09:05:00.000Z"],
    ["10m ago", "2026-02-03T09:05:00.000Z"],
    ["10m", "2026-02-03T09:05:00.000Z"],
    [" 1h30m ", "2026-02-03T07:45:00.000Z"],
    ["10", undefined],
    ["--10m", undefined],
    ["-10m ago", undefined],
    ["10m from now", undefined],
    ["now", "2026-02-03T09:15:00.000Z"],
    ["Today", "2026-02-03T00:00:00.000Z"],
    ["yesterday", "2026-02-02T00:00:00.000Z"],
    ["tomorrow", undefined],
    ["", undefined],
    ["constructor", undefined],
    ["2026-02-03T09:15:02Z\0", undefined],
  ])("%s is %s", (text, expected) => {
    expect(iso(parseTime(text, clock))).toBe(expected);
  });
});

test("microseconds are kept", () => {
  expect(parseTime("2026-02-03T09:15:00.000250Z", clock)).toBe(now + 0.25);
});

describe("in a zone two hours ahead", () => {
  const ahead = { now: Date.parse("2026-02-03T22:30:00Z"), zone: () => 120 };
  test.each<[string, string]>([
    ["2026-02-03", "2026-02-02T22:00:00.000Z"],
    ["2026-02-03 10:02", "2026-02-03T08:02:00.000Z"],
    ["2026-02-03T10:02:00Z", "2026-02-03T10:02:00.000Z"],
    ["today", "2026-02-03T22:00:00.000Z"],
    ["yesterday", "2026-02-02T22:00:00.000Z"],
    ["00:15", "2026-02-03T22:15:00.000Z"],
    ["00:45", "2026-02-02T22:45:00.000Z"],
  ])("%s is %s", (text, expected) => {
    expect(iso(parseTime(text, ahead))).toBe(expected);
  });
});

describe("where clocks change", () => {
  // As in Berlin, 2026-03-29 at 01:00 UTC: from one hour ahead to two.
  const change = Date.parse("2026-03-29T01:00:00Z");
  const berlin = {
    now: Date.parse("2026-03-29T12:00:00Z"),
    zone: (time: number) => (time < change ? 60 : 120),
  };
  test.each<[string, string]>([
    ["2026-03-29 01:30", "2026-03-29T00:30:00.000Z"],
    ["2026-03-29 03:30", "2026-03-29T01:30:00.000Z"],
    ["2026-03-29 02:30", "2026-03-29T01:30:00.000Z"],
    ["today", "2026-03-28T23:00:00.000Z"],
    ["yesterday", "2026-03-27T23:00:00.000Z"],
    ["23:30", "2026-03-28T22:30:00.000Z"],
  ])("%s is %s", (text, expected) => {
    expect(iso(parseTime(text, berlin))).toBe(expected);
  });
});

test("the forms that are told can be read", () => {
  for (const form of timeForms.replace(" (before now)", "").split(/, | or /)) {
    expect(parseTime(form, clock), form).toBeTypeOf("number");
  }
});
