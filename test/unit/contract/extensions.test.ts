import { describe, expect, test } from "vitest";
import { compileExtensions, type ExtensionSource } from "../../../src/contract/extensions.ts";
import { Problem } from "../../../src/contract/problem.ts";
import { anEvent } from "./events.ts";
import { judgeWith } from "./judging.ts";

const source = (schema: unknown, change: Partial<ExtensionSource> = {}): ExtensionSource => ({
  name: "zoo.fed",
  file: "zoo.json",
  place: "",
  schema,
  ...change,
});

async function problemOf(...sources: ExtensionSource[]): Promise<string | undefined> {
  try {
    await compileExtensions(sources);
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.hint === undefined ? error.message : `${error.message} (${error.hint})`;
  }
}

const known = "known are x-unit, x-metric, x-redact, x-span, x-outcome";
const field = (schema: object) => ({ type: "object", properties: { a: schema } });

describe("a misspelt annotation is found wherever it stands", () => {
  test.each<[object, string, string]>([
    [{ "x-spam": 1 }, "/x-spam", "x-span"],
    [field({ "x-redacted": "never" }), "/properties/a/x-redacted", "x-redact"],
    [field({ items: { "x-unti": "ms" } }), "/properties/a/items/x-unti", "x-unit"],
    [{ $defs: { d: { "x-metrics": {} } } }, "/$defs/d/x-metrics", "x-metric"],
    [{ anyOf: [{}, { "x-outcom": {} }] }, "/anyOf/1/x-outcom", "x-outcome"],
    [{ allOf: [field({ "x-Unit": "ms" })] }, "/allOf/0/properties/a/x-Unit", "x-unit"],
    [{ not: { "x-redct": "hash" } }, "/not/x-redct", "x-redact"],
    [{ additionalProperties: { "x-uni": "s" } }, "/additionalProperties/x-uni", "x-unit"],
    [{ prefixItems: [{ x_: 1, "x-unitt": "s" }] }, "/prefixItems/0/x-unitt", "x-unit"],
  ])("%j", async (schema, place, meant) => {
    const key = place.split("/").at(-1);
    expect(await problemOf(source(schema))).toBe(
      `zoo.json at ${place}: unknown annotation ${key} (did you mean ${meant}?)`,
    );
  });
  test("with all known ones where none is close", async () => {
    expect(await problemOf(source(field({ "x-prometheus": 1 })))).toBe(
      `zoo.json at /properties/a/x-prometheus: unknown annotation x-prometheus (${known})`,
    );
  });
  test("behind the place of an in-line schema in its file", async () => {
    const inline = { file: "conf.json", place: "/events/zoo.fed" };
    expect(await problemOf(source({ "x-spam": 1 }, inline))).toBe(
      "conf.json at /events/zoo.fed/x-spam: unknown annotation x-spam (did you mean x-span?)",
    );
  });
});

describe("a misplaced annotation", () => {
  test.each<[object, string]>([
    [
      field({ type: "object", "x-span": { name: "s", edge: "start" } }),
      "/properties/a/x-span: x-span belongs on the payload schema itself",
    ],
    [
      field({ type: "string", "x-unit": "ms" }),
      "/properties/a/x-unit: x-unit stands only on a number",
    ],
    [
      field({ type: "object", "x-outcome": { success: [1] } }),
      "/properties/a/x-outcome: x-outcome stands only on an enum, a text, a boolean or an integer",
    ],
  ])("%j", async (schema, message) => {
    expect(await problemOf(source(schema))).toBe(`zoo.json at ${message}`);
  });
});

describe("a wrong annotation", () => {
  const oneOf = "must be equal to one of the allowed values";
  test.each<[object, string]>([
    [
      field({ type: "number", "x-unit": "hours" }),
      `/properties/a/x-unit: ${oneOf}: ms, s, By, tokens/s, 1`,
    ],
    [field({ "x-redact": "maybe" }), `/properties/a/x-redact: ${oneOf}: never, redact, hash`],
    [
      field({ type: "number", "x-metric": { type: "summary" } }),
      `/properties/a/x-metric/type: ${oneOf}: counter, gauge, histogram`,
    ],
    [
      field({ type: "number", "x-metric": { type: "gauge", bucket: [1] } }),
      "/properties/a/x-metric: must NOT have additional properties: bucket",
    ],
    [
      field({ type: "number", "x-metric": { type: "gauge", buckets: [] } }),
      "/properties/a/x-metric/buckets: must NOT have fewer than 1 items",
    ],
    [{ "x-span": { name: "s", edge: "begin" } }, `/x-span/edge: ${oneOf}: start, end`],
    [{ "x-span": { edge: "end" } }, "/x-span: must have required property 'name'"],
    [
      field({ type: "integer", "x-outcome": {} }),
      "/properties/a/x-outcome: must NOT have fewer than 1 properties",
    ],
  ])("%j", async (schema, message) => {
    expect(await problemOf(source(schema))).toBe(`zoo.json at ${message}`);
  });
});

describe("a schema that is no JSON Schema", () => {
  test.each<[unknown, RegExp]>([
    [{ type: "objekt" }, /^zoo\.json at \/type: /],
    [field({ required: "all" }), /^zoo\.json at \/properties\/a\/required: must be array/],
    [{ propertys: {} }, /^zoo\.json: .*propertys/],
    [{ $ref: "#/$defs/nowhere" }, /^zoo\.json: .*#\/\$defs\/nowhere/],
    [field({ pattern: "(" }), /^zoo\.json: Invalid regular expression/],
    [field({ type: "string", format: "colour" }), /^zoo\.json: .*colour/],
    ["text", /^zoo\.json: a schema must be a JSON object$/],
    [null, /^zoo\.json at the top: must be object/],
    [[], /^zoo\.json at the top: must be object/],
  ])("%j", async (schema, message) => {
    expect(await problemOf(source(schema))).toMatch(message);
  });
});

describe("names", () => {
  const any = { type: "object" };
  test.each(["zoo", "Zoo.fed", "zoo.Fed", "zoo-animal.fed", "zoo.fed.", "", "a b.c"])(
    "%j is no event name",
    async (name) => {
      expect(await problemOf(source(any, { name }))).toBe(
        `zoo.json: "${name}" is not an event name (use module.action in lower snake case)`,
      );
    },
  );
  test("a core event is not redefined", async () => {
    expect(await problemOf(source(any, { name: "plan.generated" }))).toBe(
      "zoo.json: an extension may not redefine the core event plan.generated",
    );
  });
  test("an event is defined once", async () => {
    const message = await problemOf(
      source(any, { file: "a.json" }),
      source(any, { name: "zoo.slept", file: "c.json" }),
      source(any, { file: "b.json", place: "/events/zoo.fed" }),
    );
    expect(message).toMatch(
      /^[ab]\.json.*: the event zoo\.fed is defined twice, also in [ab]\.json$/,
    );
  });
  test("an own event in a core module is welcome", async () => {
    expect(await problemOf(source(any, { name: "plan.revised" }))).toBeUndefined();
  });
});

test("nothing is compiled for no extension", async () => {
  expect(await compileExtensions([])).toEqual({ events: [], validators: [] });
});

test("extensions come in order of name", async () => {
  const names = ["zoo.b", "app.c", "zoo.a"];
  const { events } = await compileExtensions(names.map((name) => source(true, { name })));
  expect(events.map(({ name }) => name)).toEqual(["app.c", "zoo.a", "zoo.b"]);
});

test("each payload is judged by the schema of its own event", async () => {
  const judge = await judgeWith({
    "zoo.slept": field({ type: "number", "x-unit": "s", "x-metric": { type: "histogram" } }),
    "app.woke": field({ type: "string", format: "date" }),
  });
  const one = (event: string, a: unknown) => judge(anEvent({ event, payload: { a } }));
  expect(one("zoo.slept", 1)).toEqual([]);
  expect(one("zoo.slept", "2026-02-03")).toEqual(["payload.type /payload/a"]);
  expect(one("app.woke", "2026-02-03")).toEqual([]);
  expect(one("app.woke", "2026-02-30")).toEqual(["payload.format /payload/a"]);
  expect(judge(anEvent())).toEqual([]);
});
