import { expect, test } from "vitest";
import { createCatalog } from "../../../../src/contract/catalog.ts";
import { createCoverage } from "../../../../src/core/validate/coverage.ts";

const catalog = createCatalog([
  { name: "zoo.fed", schema: { required: ["a"], properties: { a: {}, b: {}, c: {} } } },
]);

test("nothing is seen at first", () => {
  const { seen, total, events } = createCoverage(catalog).finish();
  expect([seen, total, events.length]).toEqual([0, 11, 11]);
});

test("events and optional fields are counted, required and unknown ones are not", () => {
  const coverage = createCoverage(catalog);
  const fed = catalog.indexOf("zoo.fed");
  coverage.add(fed, { a: 1, b: null, other: 1 });
  coverage.add(fed, { a: 1, b: 2, redacted_fields: [] });
  coverage.add(catalog.indexOf("plan.generated"), { steps: 1, confidence: 1, tools: [] });
  coverage.add(0xffff, { a: 1 });
  const { seen, events } = coverage.finish();
  expect(seen).toBe(2);
  expect(events.find(({ event }) => event === "zoo.fed")).toEqual({
    event: "zoo.fed",
    count: 2,
    optional: [
      { field: "b", count: 2 },
      { field: "c", count: 0 },
      { field: "redacted_fields", count: 1 },
    ],
  });
  expect(events.find(({ event }) => event === "plan.generated")?.optional).toEqual([
    { field: "tools", count: 1 },
    { field: "inputs", count: 0 },
    { field: "redacted_fields", count: 0 },
  ]);
});
