import { expect, test } from "vitest";
import { parseDuration } from "../../../../src/core/query/duration.ts";

test.each<[string, number | undefined]>([
  ["500ms", 500],
  ["2s", 2000],
  ["1.5m", 90_000],
  ["3h", 10_800_000],
  ["2d", 172_800_000],
  ["1h30m", 5_400_000],
  ["1d2h3m4s5ms", 93_784_005],
  ["1m5ms", 60_005],
  ["0s", 0],
  ["0.5ms", 0.5],
  ["", undefined],
  ["5", undefined],
  ["s", undefined],
  ["-5s", undefined],
  ["30m1h", undefined],
  ["1h1h", undefined],
  ["1h 30m", undefined],
  [".5s", undefined],
  ["5.s", undefined],
  ["1e3s", undefined],
  ["5S", undefined],
  ["5w", undefined],
  [`${"9".repeat(400)}d`, undefined],
  ["٣s", undefined],
])("%s is %s ms", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test("a long text takes no long time", () => {
  expect(parseDuration("1".repeat(100_000))).toBeUndefined();
});
