import { describe, expect, test } from "vitest";
import { takesGzip, wantsOpenMetrics } from "../../src/commands/metrics/negotiate.ts";

const open = "application/openmetrics-text";

describe("OpenMetrics is for who asks for it", () => {
  test.each([
    open,
    `${open};version=1.0.0`,
    `${open}; version="1.0.0"; charset=utf-8`,
    `${open};version=0.0.1;q=0.75, ${open};version=1.0.0;q=0.5, text/plain;q=0.3`,
    `text/plain;q=0.5, Application/OpenMetrics-Text;q=0.5`,
  ])("%s", (accept) => expect(wantsOpenMetrics(accept)).toBe(true));
});

describe("all others get text", () => {
  test.each([
    "",
    "*/*",
    "text/plain;version=0.0.4",
    `${open};version=2.0.0`,
    `${open};version=0.0.1`,
    `${open};q=0`,
    `${open};q=0.4, text/plain;q=0.5`,
    `${open};q=high`,
    `${open};q=-1`,
    ",;=,;;q=,",
    `${"x,".repeat(100)}${open}`,
  ])("%s", (accept) => expect(wantsOpenMetrics(accept)).toBe(false));
});

test.each([
  ["gzip", true],
  ["deflate, GZIP;q=0.5", true],
  ["gzip;q=0", false],
  ["br", false],
  ["", false],
])("gzip is taken by %j: %s", (header, isTaken) => expect(takesGzip(header)).toBe(isTaken));
