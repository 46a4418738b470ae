import { expect, test } from "vitest";
import { isWithheld, withheldEvent } from "../../../../src/core/redact/withheld.ts";
import { eventLine } from "../../../support/events.ts";
import { validate } from "../../../support/report.ts";

test("a withheld line's event takes time, run and cycle from the line before", () => {
  const event = JSON.parse(withheldEvent("long", eventLine(7))) as Record<string, unknown>;
  expect(event).toMatchObject({
    timestamp: "2026-03-02T08:00:00.007Z",
    run_id: "test-run",
    cycle: 1,
    payload: { reason: "long" },
  });
});

test.each([
  ["none", undefined],
  ["no JSON", '{"run_id":'],
  ["null", "null"],
  ["a list", "[1]"],
  ["of wrong types", '{"timestamp":1,"run_id":2,"cycle":"3"}'],
  ["of values that are not allowed", '{"timestamp":"yesterday","run_id":"","cycle":0}'],
  ["of a cycle that is no integer", '{"cycle":1.5,"timestamp":"2026-13-99","run_id":null}'],
])("it needs no line before: %s", (_, before) => {
  const event = JSON.parse(withheldEvent("bad-line", before)) as Record<string, unknown>;
  expect(event).toMatchObject({ timestamp: "1970-01-01T00:00:00Z", run_id: "unknown", cycle: 1 });
});

test("it is known again, and no other line is taken for one", () => {
  expect(isWithheld(withheldEvent("long", undefined))).toBe(true);
  expect(isWithheld(eventLine(1))).toBe(false);
});

test("it is no finding of the log it stands in, but for its name that no schema knows", async () => {
  const log = `${eventLine(1)}\n${withheldEvent("bad-line", eventLine(1))}\n${eventLine(2)}\n`;
  const { report } = await validate(["--no-config", "-"], { stdin: [Buffer.from(log)] });
  expect(report.summary.events).toBe(3);
  expect(report.findings.filter(({ severity }) => severity !== "info")).toEqual([]);
});
