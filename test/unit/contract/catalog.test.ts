import { describe, expect, test } from "vitest";
import { createCatalog } from "../../../src/contract/catalog.ts";

const catalog = createCatalog([
  {
    name: "zoo.fed",
    schema: {
      type: "object",
      required: ["animal"],
      "x-span": { name: "zoo.meal", edge: "end", key: ["animal", "place.cage"] },
      properties: {
        animal: { type: "string" },
        place: { type: "object", properties: { cage: { type: "integer" } } },
        taste: { type: "string", "x-outcome": { success: ["good"], failure: "other" } },
        mood: { enum: ["calm", "wild", 3], "x-metric": { type: "counter" } },
        ate: { type: "boolean", "x-metric": { type: "counter" } },
        grams: { type: ["number", "null"], "x-metric": { type: "gauge", name: "grams" } },
        plate_digest: { type: "string", "x-redact": "never" },
        note: { type: "string" },
      },
    },
  },
]);
const event = (name: string) => catalog.events[catalog.indexOf(name)]!;

test("core events come before extensions", () => {
  expect(catalog.names).toHaveLength(11);
  expect(catalog.indexOf("zoo.fed")).toBe(10);
  expect(event("zoo.fed").core).toBe(false);
  expect(catalog.events.slice(0, 10).every(({ core }) => core)).toBe(true);
  expect(catalog.indexOf("zoo.slept")).toBe(-1);
  expect(catalog.indexOf("toString")).toBe(-1);
});

test("annotated fields and keys of spans have a slot, each of its kind", () => {
  const slots = event("zoo.fed").slots.map(({ path, kind, values }) => [
    path.join("."),
    kind,
    values,
  ]);
  expect(slots).toEqual([
    ["animal", "text", []],
    ["place.cage", "number", []],
    ["taste", "enum", ["good"]],
    ["mood", "enum", ["calm", "wild"]],
    ["ate", "boolean", []],
    ["grams", "number", []],
  ]);
});

test("slots are found by a field of the payload", () => {
  expect(catalog.slotOf("zoo.fed", "ate")).toBe(4);
  expect(catalog.slotOf("zoo.fed", "note")).toBe(-1);
  expect(catalog.slotOf("zoo.fed", "cage")).toBe(-1);
  expect(catalog.slotOf("zoo.slept", "ate")).toBe(-1);
});

test("fields are known by what the schema says of them", () => {
  const { fields, required, digests } = event("zoo.fed");
  expect([...required]).toEqual(["animal"]);
  expect([...digests]).toEqual(["plate_digest"]);
  expect(fields.has("note")).toBe(true);
  expect(fields.has("redacted_fields")).toBe(true);
  expect(fields.has("cage")).toBe(false);
});

describe("spans", () => {
  test("keys of an extension point at their slots", () => {
    expect(event("zoo.fed").span).toEqual({ name: "zoo.meal", edge: "end", keys: [0, 1] });
  });
  test.each([
    ["plan.step_started", "plan.step", "start", 1],
    ["plan.step_completed", "plan.step", "end", 1],
    ["executor.command_started", "executor.command", "start", 0],
    ["executor.command_completed", "executor.command", "end", 0],
  ])("%s", (name, span, edge, keys) => {
    expect(event(name).span).toMatchObject({ name: span, edge });
    expect(event(name).span?.keys).toHaveLength(keys);
  });
  test("no other core event has one", () => {
    const spans = catalog.events.filter(({ core, span }) => core && span);
    expect(spans).toHaveLength(4);
  });
});
