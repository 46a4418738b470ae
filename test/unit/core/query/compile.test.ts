import { describe, expect, test } from "vitest";
import { compileQuery } from "../../../../src/core/query/compile.ts";
import { readRecord } from "../../../../src/core/record.ts";
import type { Fields } from "../../contract/events.ts";
import { catalog, context, matches, recordOf, withFields } from "./context.ts";

const fields: Fields = {
  count: 5,
  zero: 0,
  label: "Five",
  digits: "5",
  on: true,
  off: false,
  nothing: null,
  list: ["alpha", "beta", 3, null],
  empty: [],
  object: { a: { b: 1 }, "odd name": 2, list: [{ c: 7 }] },
  event: "mine",
  wait_ms: 2500,
  wait_s: 2.5,
  total_bytes: 10_240,
  rate_per_s: 5,
  version: "0.1",
  took: "2s",
};
const record = withFields(fields);

describe("what holds", () => {
  test.each([
    "count = 5",
    "count = 5.0",
    "count != 6",
    "count > 4.9 and count >= 5 and count < 6 and count <= 5",
    "zero = -0",
    "label = Five",
    "label != five",
    "label > Fiv and label < 'Five '",
    "label ~ IVE",
    "label =~ '^F.ve'",
    "digits = 5",
    "digits = '5'",
    "digits != 6",
    "version = 0.1",
    "took = 2s",
    "on",
    "on = true",
    "on != false",
    "off = false",
    "on ~ TRU",
    "count ~ 5",
    "count =~ '^5$'",
    "nothing = null",
    "exists(nothing)",
    "nothing in (1, null)",
    "count != null",
    "count in (1, 5)",
    "count not in (1, 6)",
    "list = beta",
    "list = 3",
    "list = null",
    "list != gamma",
    "list in (x, beta)",
    "list not in (x, y)",
    "list ~ LPH",
    "list =~ '^be'",
    "list > 2",
    "list[0] = alpha and list.1 = beta",
    "list.length = 4",
    "empty != x",
    "object ~ 'odd name'",
    "object != x",
    "object.a.b = 1",
    'object["odd name"] = 2',
    "object.list[0].c = 7",
    "event = zoo.fed",
    "payload.event = mine",
    "source = zoo and run = night/one and run_id = night/one and cycle = 1",
    "schema_version = 0.1",
    "wait_ms = 2500ms and wait_ms > 2s and wait_ms < 1m",
    "wait_s = 2500ms and wait_s > 2s and wait_s < 1m",
    "wait_ms in (1s, 2500ms)",
    "count = 5ms",
    "total_bytes = 10KiB and total_bytes > 10kB",
    "count = 5B",
    "rate_per_s != 5s",
    "tags.env = ci and tags.tries > 2 and tags.tries > 2ms",
    "exists(payload) and exists(tags.env)",
  ])("%s", (expression) => {
    const tagged = recordOf({ event: "zoo.fed", payload: fields, tags: { env: "ci", tries: 3 } });
    expect(matches(expression, tagged)).toBe(true);
    expect(matches(`not (${expression})`, tagged)).toBe(false);
  });
});

describe("what does not hold", () => {
  test.each([
    "count = '5'",
    "count = text",
    "digits > 4",
    "label < 6",
    "on > a",
    "on = 'true'",
    "count",
    "label",
    "off",
    "nothing",
    "missing",
    "missing = 1",
    "missing != 1",
    "missing < 1",
    "missing = null",
    "missing in (1)",
    "missing not in (1)",
    "missing ~ ''",
    "missing =~ ''",
    "exists(missing)",
    "nothing = 1",
    "nothing != 1",
    "nothing != null",
    "nothing not in (1)",
    "nothing ~ null",
    "nothing < 1",
    "count = null",
    "list != beta",
    "list not in (x, beta)",
    "list[9] = 1",
    "list.01 = beta",
    "empty = x",
    "empty ~ ''",
    "object = x",
    "object.a.b.c = 1",
    "label.length = 4",
    "rate_per_s = 5s",
    "rate_per_s > 1ms",
    "wait_ms > 1B",
    "constructor",
    "exists(constructor)",
    "exists(__proto__)",
    "exists(payload.toString)",
    "exists(list.map)",
    "exists(tags.constructor)",
  ])("%s", (expression) => {
    expect(matches(expression, record)).toBe(false);
    expect(matches(`not (${expression})`, record)).toBe(true);
  });
});

test("and, or and not bind as in most languages", () => {
  expect(matches("on or on and off", record)).toBe(true);
  expect(matches("(on or on) and off", record)).toBe(false);
  expect(matches("not off and off", record)).toBe(false);
});

describe("units are those of the event's schema", () => {
  test.each<[string, string, Fields, boolean]>([
    ["wait > 2s", "job.ended", { wait: 3 }, true],
    ["wait > 2s", "zoo.fed", { wait: 3 }, false],
    ["wait = 3ms", "zoo.fed", { wait: 3 }, true],
    ["wait = 500ms", "job.ended", { wait: 0.5 }, true],
    ["total >= 1kB", "job.ended", { total: 1000 }, true],
    ["steps.0.took > 1s", "job.ended", { steps: [{ took: 2 }] }, true],
    ["duration_ms > 2s", "plan.step_completed", { duration_ms: 2001 }, true],
    [
      "throughput_tokens_s > 1s",
      "optimizer.benchmark_completed",
      { throughput_tokens_s: 9 },
      false,
    ],
    ["throughput_tokens_s > 1s", "zoo.fed", { throughput_tokens_s: 9 }, false],
  ])("%s of %s %j: %s", (expression, event, payload, expected) => {
    expect(matches(expression, withFields(payload, event))).toBe(expected);
  });
});

describe("timestamps are moments", () => {
  const at = recordOf({ timestamp: "2026-02-03T09:15:02.120Z" });
  test.each<[string, boolean]>([
    ["timestamp = 2026-02-03T09:15:02.12Z", true],
    ["time = '2026-02-03 10:15:02.120+01:00'", true],
    ["time = 2026-02-03", false],
    ["time > 2026-02-03 and time < 2026-02-04", true],
    ["time >= 2026-02-03T09:15:02.120Z and time <= 2026-02-03T09:15:02.120Z", true],
    ["time != 2026-02-03", true],
    ["time != null", true],
    ["time = null", false],
    ["time in (2026-02-03, 2026-02-03T09:15:02.12Z)", true],
    ["time not in (2026-02-03)", true],
    ["time ~ 2026-02 and time =~ '^2026'", true],
    ["exists(time)", true],
  ])("%s: %s", (expression, expected) => {
    expect(matches(expression, at)).toBe(expected);
  });
  test.each(["soon", undefined, "2026-02-30T00:00:00Z"])("%s is none", (timestamp) => {
    const none = recordOf({ timestamp });
    expect(matches("time > 1970-01-01", none)).toBe(false);
    expect(matches("time != 1970-01-01", none)).toBe(false);
  });
  test("but not those in a payload", () => {
    expect(matches("payload.time > soon", withFields({ time: "sooner" }))).toBe(true);
  });
});

test("a line that is no event has nothing", () => {
  const none = readRecord("[1]");
  expect(matches("exists(event) or exists(x) or exists(payload) or source != y", none)).toBe(false);
  expect(matches("not exists(event)", none)).toBe(true);
});

describe("hints", () => {
  test.each<[string, string[]]>([
    ["duration_ms > 5s and verdict = abort and tags.any = 1", []],
    ["durations_ms > 5", ['no known event has a field "durations_ms"; did you mean duration_ms?']],
    ["exists(zzz)", ['no known event has a field "zzz"']],
    ["sorce = x", ['no known event has a field "sorce"; did you mean source?']],
    ["payload.sorce = x", ['no known event has a field "sorce"']],
    ["zzz = 1 or not zzz = 2", ['no known event has a field "zzz"']],
    ["verdict = acept", ['"verdict" is never "acept"; did you mean accept?']],
    ["verdict in (abort, 5)", ['"verdict" is never "5"; its values are accept, revise, abort']],
    ["verdict > acept", []],
    ["status = odd", []],
    ["event = plan.generatd", ['no known event is "plan.generatd"; did you mean plan.generated?']],
    ["event = zoo.fed", []],
    ["event = plan.*", ['"plan.*" equals no event; write event =~ or --event for a pattern']],
    ["confidence > 2s", ['"2s" never compares with "confidence", a number without a unit']],
    ["latency_ms = 2kB", ['"2kB" never compares with "latency_ms", a number of ms']],
    ["latency_ms = 2s", []],
    ["wait = 2s and payload.deep.well", []],
  ])("%s", (expression, hints) => {
    expect(compileQuery(expression, context).hints).toEqual(hints);
  });
  test("no more than ten", () => {
    const names = Array.from({ length: 30 }, (_, i) => `zzz${"x".repeat(i)}`);
    expect(compileQuery(names.join(" or "), { ...context, catalog }).hints).toHaveLength(10);
  });
});
