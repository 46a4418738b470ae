import { describe, expect, test } from "vitest";
import { createCatalog } from "../../../../src/contract/catalog.ts";
import { familiesOf } from "../../../../src/core/metrics/families.ts";
import type { Fields } from "../../contract/events.ts";
import { catalogOf } from "./folding-metrics.ts";

const core = createCatalog();
const about = (field: Fields): Fields => ({ type: "object", properties: { it: field } });
const familyOf = async (schemas: Fields, name: string, tags: readonly string[] = []) =>
  familiesOf(await catalogOf(schemas), tags).find((family) => family.name === name);

describe("every annotation of a schema", () => {
  test("is in some family", () => {
    const origins = familiesOf(core).flatMap((family) => family.origins);
    for (const { name, slots, span } of core.events) {
      for (const { path, metric, outcome } of slots) {
        const field = path.join(".");
        const its = origins.filter(
          (origin) => "field" in origin && origin.event === name && origin.field === field,
        );
        const kinds = its.map(({ kind }) => kind);
        if (metric) expect(kinds, `${name}.${field}`).not.toEqual([]);
        if (outcome) expect(kinds, `${name}.${field}`).toContain("outcomes");
      }
      const isSpan = origins.some((origin) => origin.kind === "span" && origin.span === span?.name);
      expect(isSpan, name).toBe(span !== undefined);
    }
  });

  test("labels of a family are unique, and so are the families", () => {
    const families = familiesOf(core, ["tags.model"]);
    for (const { labels } of families) {
      expect(new Set(labels.map(({ name }) => name)).size).toBe(labels.length);
    }
    expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
    for (const { initial, labels } of families) {
      for (const values of initial) expect(values).toHaveLength(labels.length);
    }
  });

  test("a run is no label anywhere", () => {
    const labels = familiesOf(core, ["tags.run"]).flatMap((family) => family.labels);
    expect(labels.map(({ name }) => name)).not.toContain("run_id");
  });
});

describe("names and units", () => {
  test("a time in ms is in seconds, from 0.01 s to an hour", async () => {
    const it = about({ type: "number", "x-unit": "ms", "x-metric": { type: "histogram" } });
    expect(await familyOf({ "zoo.fed": it }, "agent_telemetry_zoo_fed_it_seconds")).toMatchObject({
      type: "histogram",
      unit: "seconds",
      buckets: expect.arrayContaining([0.01, 0.5, 60, 3600]) as unknown,
      origins: [{ kind: "number", event: "zoo.fed", field: "it" }],
    });
  });

  test("a counter of numbers and one of values end in _total", async () => {
    const bytes = about({ type: "integer", "x-unit": "By", "x-metric": { type: "counter" } });
    const words = about({ enum: ["hay", "fish"], "x-metric": { type: "counter" } });
    expect(
      await familyOf({ "zoo.fed": bytes }, "agent_telemetry_zoo_fed_it_bytes_total"),
    ).toBeTruthy();
    expect(await familyOf({ "zoo.fed": words }, "agent_telemetry_zoo_fed_it_total")).toMatchObject({
      labels: [{ name: "it", values: ["hay", "fish"], cap: 0 }],
      initial: [["hay"], ["fish"]],
    });
  });

  test("a gauge that may be negative is how far it goes up or down", async () => {
    const it = about({ type: "number", minimum: -8, maximum: 4, "x-metric": { type: "gauge" } });
    expect(await familyOf({ "zoo.fed": it }, "agent_telemetry_zoo_fed_it")).toMatchObject({
      type: "histogram",
      buckets: [0.08, 0.16, 0.4, 0.8, 1.6, 2.4, 4, 6, 8],
      labels: [{ name: "direction", values: ["up", "down", "none"] }],
    });
  });

  test("a label that means something else to Prometheus gets another name", async () => {
    const it = { enum: ["a"], "x-metric": { type: "counter" } };
    const schema = { type: "object", properties: { le: it, __name__: it, source: it } };
    const families = familiesOf(await catalogOf({ "zoo.fed": schema }));
    const labels = families
      .filter(({ name }) => name.startsWith("agent_telemetry_zoo_fed"))
      .flatMap((family) => family.labels.map(({ name }) => name));
    expect(labels).toEqual(["field_le", "field___name__", "field_source"]);
  });

  test("a span whose end has no time of its own is measured by its edges", async () => {
    const edge = (which: string) => ({
      type: "object",
      "x-span": { name: "zoo.walk", edge: which },
    });
    const schemas = { "zoo.left": edge("start"), "zoo.back": edge("end") };
    expect(await familyOf(schemas, "agent_telemetry_zoo_back_duration_seconds")).toMatchObject({
      origins: [{ kind: "edges", event: "zoo.back", span: "zoo.walk" }],
    });
    expect(await familyOf(schemas, "agent_telemetry_zoo_walk_in_progress")).toBeTruthy();
  });
});

describe("one name for several fields", () => {
  const tokens = (type: string, more: Fields = {}) =>
    about({ type: "integer", "x-metric": { type, name: "llm_tokens" }, ...more });

  test("is one family, whose label tells the event", async () => {
    const schemas = { "zoo.fed": tokens("counter"), "zoo.lit": tokens("counter") };
    expect(await familyOf(schemas, "llm_tokens_total")).toMatchObject({
      labels: [{ name: "event", values: ["zoo.fed", "zoo.lit"] }],
      initial: [["zoo.fed"], ["zoo.lit"]],
      origins: [{ event: "zoo.fed" }, { event: "zoo.lit" }],
    });
  });

  test.each([
    ["types", tokens("gauge"), tokens("histogram")],
    ["units", tokens("gauge", { "x-unit": "By" }), tokens("gauge", { "x-unit": "s" })],
    ["buckets", tokens("histogram"), tokens("histogram", { minimum: 0, maximum: 3 })],
  ])("of different %s is refused", async (_, fed, lit) => {
    const catalog = await catalogOf({ "zoo.fed": fed, "zoo.lit": lit });
    expect(() => familiesOf(catalog)).toThrow(/llm_tokens.*zoo\.fed\.it and zoo\.lit\.it/);
  });

  test.each([
    ["agent_telemetry_runs", "gauge"],
    ["agent_telemetry_plan_generated_steps_count", "gauge"],
    ["agent_telemetry_exporter_lag_seconds", "gauge"],
    ["agent_telemetry_events", "counter"],
  ])("%s, which is taken, is refused", async (name, type) => {
    const it = about({ type: "number", "x-metric": { type, name } });
    const catalog = await catalogOf({ "zoo.fed": it });
    expect(() => familiesOf(catalog)).toThrow(/agent_telemetry_/);
  });
});

test("a tag labels all events, and what schemas measure", () => {
  const tagged = familiesOf(core, ["tags.model"]).filter(({ labels }) =>
    labels.some(({ name }) => name === "tags_model"),
  );
  const kinds = new Set(tagged.flatMap(({ origins }) => origins.map(({ kind }) => kind)));
  expect([...kinds].toSorted()).toEqual(["change", "envelope", "number", "outcomes", "values"]);
});
