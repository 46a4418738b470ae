import { describe, expect, test } from "vitest";
import { anEvent, withPayload, type Fields } from "../../contract/events.ts";
import { found } from "../folding.ts";

let seq = 0;
/** Every line is another one, so that none is a duplicate. */
const next = (event: Fields): Fields => ({ ...event, seq: seq++ });
const started = (index: number, change: Fields = {}) =>
  next({ ...withPayload("plan.step_started", { index }), ...change });
const completed = (index: number | undefined, change: Fields = {}) =>
  next({ ...withPayload("plan.step_completed", index === undefined ? {} : { index }), ...change });
const run = (change: Fields = {}) =>
  next({ ...anEvent({ event: "executor.command_started" }), ...change });
const ran = (change: Fields = {}) =>
  next({ ...anEvent({ event: "executor.command_completed" }), ...change });

describe("spans with a key", () => {
  test.each<[string, Fields[], string[]]>([
    ["paired", [started(0), completed(0), started(1), completed(1)], []],
    ["nested", [started(0), started(1), completed(1), completed(0)], []],
    ["overlapping", [started(0), started(1), completed(0), completed(1)], []],
    ["again, after its end", [started(0), completed(0), started(0), completed(0)], []],
    ["never completed", [started(0), started(1), completed(1)], ["1 span.unclosed"]],
    ["never started", [started(0), completed(1), completed(0)], ["2 span.unopened"]],
    [
      "completed before it starts",
      [completed(0), started(0)],
      ["1 span.unopened", "2 span.unclosed"],
    ],
    ["completed twice", [started(0), completed(0), completed(0)], ["3 span.unopened"]],
    ["started twice", [started(0), started(0), completed(0)], ["2 span.duplicate <1"]],
    [
      "started three times",
      [started(0), started(0), started(0), completed(0)],
      ["2 span.duplicate <1", "3 span.duplicate <2"],
    ],
    ["completed without its key", [started(0), started(1), completed(undefined), completed(1)], []],
    ["completed without a key, nothing open", [completed(undefined)], ["1 span.unopened"]],
  ])("%s", async (_name, events, expected) => expect(await found(events)).toEqual(expected));
  test("of another cycle are others", async () => {
    const decision = next(anEvent({ event: "review.decision", payload: { verdict: "revise" } }));
    const events = [started(0), decision, started(0, { cycle: 2 }), completed(0, { cycle: 2 })];
    expect(await found(events)).toEqual(["1 span.unclosed"]);
  });
  test("of another run are others", async () => {
    const events = [started(0, { run_id: "a" }), started(0, { run_id: "b" })];
    expect(await found(events, { isStream: true })).toEqual(["1 span.unclosed", "2 span.unclosed"]);
  });
  test.each([8190, 8191, 8192, 2 ** 40])("%d as a key is told from its neighbours", async (key) => {
    expect(await found([started(key), started(key + 1), completed(key)])).toEqual([
      "2 span.unclosed",
    ]);
    expect(await found([started(key), started(key)])).toEqual([
      "2 span.duplicate <1",
      "2 span.unclosed",
    ]);
  });
  test("completed without its key closes the oldest, however great the keys", async () => {
    const events = [started(9000), started(0), completed(undefined), completed(0)];
    expect(await found(events)).toEqual([]);
  });
  test("beyond 4,096 the oldest is given up", async () => {
    const many = Array.from({ length: 5000 }, (_, i) => started(i));
    const unclosed = await found(many);
    expect(unclosed).toHaveLength(4096);
    expect(unclosed[0]).toBe(`${5000 - 4096 + 1} span.unclosed`);
  });
});

describe("spans without a key pair in order", () => {
  test.each<[string, Fields[], string[]]>([
    ["paired", [run(), ran(), run(), ran()], []],
    ["several open", [run(), run(), ran(), ran()], []],
    ["the last is left open", [run(), run(), ran()], ["2 span.unclosed"]],
    ["never started", [ran()], ["1 span.unopened"]],
    ["one too many", [run(), ran(), ran()], ["3 span.unopened"]],
    ["never completed", [run(), run()], ["1 span.unclosed", "2 span.unclosed"]],
  ])("%s", async (_name, events, expected) => expect(await found(events)).toEqual(expected));
  test("a step does not close a command", async () => {
    expect(await found([run(), completed(undefined)])).toEqual([
      "2 span.unopened",
      "1 span.unclosed",
    ]);
  });
});

const meal = (edge: string) => ({
  type: "object",
  "x-span": { name: "zoo.meal", edge, key: ["animal", "cage"] },
  properties: { animal: { type: "string" }, cage: { type: "integer" } },
});

const at = (event: string, animal: string, cage: number) =>
  next(anEvent({ event: `zoo.meal_${event}`, payload: { animal, cage } }));

describe("spans of extension events", () => {
  const schemas = { "zoo.meal_started": meal("start"), "zoo.meal_ended": meal("end") };
  test("pair by all fields of their key", async () => {
    const events = [
      at("started", "emu", 1),
      at("started", "emu", 2),
      at("started", "gnu", 1),
      at("ended", "gnu", 1),
      at("ended", "emu", 2),
    ];
    expect(await found(events, {}, schemas)).toEqual(["1 span.unclosed"]);
  });
  test("texts as keys are told apart", async () => {
    const animals = Array.from({ length: 2000 }, (_, i) => `animal ${i}`);
    const events = [
      ...animals.map((animal) => at("started", animal, 1)),
      ...animals.toReversed().map((animal) => at("ended", animal, 1)),
    ];
    expect(await found(events, {}, schemas)).toEqual([]);
  });
});

const plan = (steps: unknown) => next(withPayload("plan.generated", { steps }));

describe("steps of a plan", () => {
  const step = (index: number) => [started(index), completed(index)];
  test.each<[string, Fields[], string[]]>([
    ["within the plan", [plan(2), ...step(0), ...step(1)], []],
    [
      "beyond it",
      [plan(2), ...step(2)],
      ["2 plan.step-out-of-range <1", "3 plan.step-out-of-range <1"],
    ],
    [
      "of an empty plan",
      [plan(0), started(0), completed(0)],
      ["2 plan.step-out-of-range <1", "3 plan.step-out-of-range <1"],
    ],
    ["without a plan", step(7), []],
    ["of a plan that grew", [plan(1), ...step(0), plan(3), ...step(2)], []],
    [
      "of a plan that shrank",
      [plan(3), plan(1), started(1), completed(undefined)],
      ["3 plan.step-out-of-range <2"],
    ],
    ["of a plan without a count", [plan("many"), ...step(5)], ["1 payload.type"]],
  ])("%s", async (_name, events, expected) => expect(await found(events)).toEqual(expected));
});
