import { describe, expect, test } from "vitest";
import { createFilter, eventMatcher, type Selection } from "../../../../src/core/query/filter.ts";
import { Problem } from "../../../../src/contract/problem.ts";
import { readRecord } from "../../../../src/core/record.ts";
import { context, recordOf } from "./context.ts";

const time = Date.parse("2026-02-03T09:15:02.120Z");
const record = recordOf({
  event: "review.decision",
  source: "reviewer",
  run_id: "night/one",
  cycle: 3,
  payload: { verdict: "abort" },
  tags: { env: "ci", tries: 2, dry: false, list: ["x"] },
});

const passes = (selection: Selection, one = record) =>
  createFilter(selection, context).matches(one);

describe("one option", () => {
  test.each<[Selection, boolean]>([
    [{}, true],
    [{ events: ["review.decision"] }, true],
    [{ events: ["reviewer.decision"] }, true],
    [{ events: ["decision"] }, true],
    [{ events: ["review.*"] }, true],
    [{ events: ["reviewer.*"] }, true],
    [{ events: ["*dec*"] }, true],
    [{ events: ["review"] }, false],
    [{ events: ["Review.decision"] }, false],
    [{ events: ["plan.*", "review.*"] }, true],
    [{ events: ["plan.*"] }, false],
    [{ sources: ["reviewer"] }, true],
    [{ sources: ["rev*"] }, true],
    [{ sources: ["review"] }, false],
    [{ runs: ["night/one"] }, true],
    [{ runs: ["one"] }, true],
    [{ runs: ["night/*"] }, true],
    [{ runs: ["o*"] }, true],
    [{ runs: ["night"] }, false],
    [{ runs: ["/one"] }, false],
    [{ cycles: ["3"] }, true],
    [{ cycles: ["1", "2-"] }, true],
    [{ cycles: ["1,2"] }, false],
    [{ tags: ["env"] }, true],
    [{ tags: ["env=ci"] }, true],
    [{ tags: ["env=c*"] }, true],
    [{ tags: ["tries=2"] }, true],
    [{ tags: ["dry=false"] }, true],
    [{ tags: ["env=no", "tries=2"] }, true],
    [{ tags: ["env=no"] }, false],
    [{ tags: ["list=x"] }, false],
    [{ tags: ["toString"] }, false],
    [{ tags: ["constructor=*"] }, false],
    [{ errors: true }, true],
    [{ errors: false }, true],
    [{ since: time }, true],
    [{ since: time + 1 }, false],
    [{ until: time }, false],
    [{ until: time + 1 }, true],
    [{ where: "verdict = abort" }, true],
    [{ where: "verdict = accept" }, false],
    [{ events: [], sources: [], runs: [], cycles: [], tags: [], since: undefined }, true],
  ])("%j: %s", (selection, expected) => {
    expect(passes(selection)).toBe(expected);
  });
});

test("different options must all hold", () => {
  expect(passes({ events: ["review.*"], sources: ["reviewer"], where: "cycle = 3" })).toBe(true);
  expect(passes({ events: ["review.*"], sources: ["planner"] })).toBe(false);
});

test("what a record does not have matches no pattern", () => {
  const bare = readRecord("{}");
  for (const selection of [
    { events: ["*"] },
    { sources: ["*"] },
    { runs: ["*"] },
    { cycles: ["1-"] },
    { since: Number.NEGATIVE_INFINITY },
    { until: Number.POSITIVE_INFINITY },
  ]) {
    expect(passes(selection, bare)).toBe(false);
  }
  expect(passes({}, bare)).toBe(true);
});

test("a line that is no event passes only where nothing is asked for", () => {
  const line = readRecord("no JSON");
  expect(createFilter({}, context)).toMatchObject({ isEmpty: true, hints: [] });
  expect(passes({}, line)).toBe(true);
  expect(createFilter({ where: "not x" }, context).isEmpty).toBe(false);
  expect(passes({ where: "not x" }, line)).toBe(false);
});

describe("hints", () => {
  test.each<[Selection, string[]]>([
    [{ events: ["plan.*", "decision", "reviewer.decision", "job.ended"] }, []],
    [
      { events: ["plan.generatd"] },
      ['no known event matches "plan.generatd"; did you mean plan.generated?'],
    ],
    [{ events: ["decisoin"] }, ['no known event matches "decisoin"; did you mean decision?']],
    [{ events: ["zoo.*"] }, ['no known event matches "zoo.*"']],
    [{ events: ["\u001b"] }, ['no known event matches "␛"']],
    [
      { where: "durations_ms > 1" },
      ['no known event has a field "durations_ms"; did you mean duration_ms?'],
    ],
  ])("%j", (selection, hints) => {
    expect(createFilter(selection, context).hints).toEqual(hints);
  });
});

describe("what can't be read", () => {
  test("an expression", () => {
    expect(() => createFilter({ where: "a ==" }, context)).toThrow(
      new Problem('--where: there is no "=="', "  a ==\n    ^^\nwrite = to compare"),
    );
  });
  test("cycles", () => {
    expect(() => createFilter({ cycles: ["3", "x"] }, context)).toThrow('--cycle: "x" is no cycle');
  });
  test("an error of ours stays one", () => {
    const broken = { ...context, catalog: undefined as never };
    expect(() => createFilter({ where: "a" }, broken)).toThrow(TypeError);
  });
});

test("names without end are not all remembered, and still told right", () => {
  const matches = eventMatcher(["zoo.*7"]);
  for (let i = 0; i < 10_000; i++) {
    const event = `zoo.n${i}`;
    expect(matches({ ...record, event })).toBe(event.endsWith("7"));
  }
  expect(matches({ ...record, event: "zoo.n7" })).toBe(true);
  expect(matches({ ...record, event: "zoo.n7" })).toBe(true);
});
