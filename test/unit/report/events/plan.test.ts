// The order of an event's fields, as its schema says.
import { describe, expect, test } from "vitest";
import { createCatalog } from "../../../../src/contract/catalog.ts";
import type { Schema } from "../../../../src/contract/schema.ts";
import { planOf, roles, unknownField } from "../../../../src/report/events/plan.ts";

const roleNames = Object.fromEntries(Object.entries(roles).map(([name, role]) => [role, name]));

function planned(event: string, extension?: Schema): { order: string[]; roles: string[] } {
  const catalog = createCatalog(extension ? [{ name: event, schema: extension }] : []);
  const { first, last } = planOf(catalog.events[catalog.indexOf(event)]!);
  const all = [...first, ...last];
  return {
    order: all.map(({ name }) => name),
    roles: all.map(({ role }) => roleNames[role]!),
  };
}

describe("fields of core events", () => {
  test.each<[string, string]>([
    ["plan.generated", "steps confidence tools inputs | redacted_fields"],
    ["plan.step_started", "index description tool | redacted_fields"],
    ["plan.step_completed", "index status duration_ms result | redacted_fields"],
    ["executor.command_started", "command args | redacted_fields"],
    [
      "executor.command_completed",
      "exit_code duration_ms command signal | stdout_digest stderr_digest redacted_fields",
    ],
    ["review.decision", "verdict | redacted_fields"],
  ])("%s: %s", (event, expected) => {
    const catalog = createCatalog();
    const { first, last } = planOf(catalog.events[catalog.indexOf(event)]!);
    const names = (plans: typeof first) => plans.map(({ name }) => name).join(" ");
    expect(`${names(first)} | ${names(last)}`).toBe(expected);
  });

  test("are all there, once, in every event", () => {
    for (const event of createCatalog().events) {
      const { first, last, fields } = planOf(event);
      const names = [...first, ...last].map(({ name }) => name);
      expect(names.toSorted()).toEqual(Object.keys(event.schema.properties ?? {}).toSorted());
      expect([...fields.keys()].toSorted()).toEqual(names.toSorted());
    }
  });

  test("never come in another order than that of their roles", () => {
    const order = Object.keys(roles);
    for (const event of createCatalog().events) {
      const its = planned(event.name).roles.map((role) => order.indexOf(role));
      expect(its).toEqual(its.toSorted((a, b) => a - b));
    }
  });
});

describe("fields of an extension", () => {
  const schema: Schema = {
    type: "object",
    required: ["id", "note", "title"],
    "x-span": { name: "job", edge: "end", key: ["id"] },
    properties: {
      log_digest: { type: "string", "x-redact": "never" },
      tags: { type: "array" },
      extra: { type: "object" },
      note: { type: "string" },
      title: { type: "string" },
      state: { type: "string", "x-outcome": { success: ["ok"] } },
      level: { type: "string", enum: ["a", "b"] },
      count: { type: "integer" },
      took_s: { type: "number", "x-unit": "s" },
      size_bytes: { type: "integer", "x-unit": "By" },
      speed_tokens_s: { type: "number", "x-unit": "tokens/s" },
      exit_code: { type: "integer", "x-outcome": { success: [0] } },
      id: { type: "string" },
      args: { type: "array" },
    },
  };

  test("have these roles", () => {
    expect(planned("job.ended", schema)).toEqual({
      order: [
        "id",
        "state",
        "exit_code",
        "took_s",
        "size_bytes",
        "speed_tokens_s",
        "count",
        "title",
        "args",
        "note",
        "level",
        "tags",
        "extra",
        "log_digest",
      ],
      roles: [
        "key",
        "outcome",
        "outcome",
        "measure",
        "measure",
        "measure",
        "scalar",
        "headline",
        "args",
        "text",
        "text",
        "list",
        "list",
        "digest",
      ],
    });
  });

  test("have names without what their values say", () => {
    const catalog = createCatalog([{ name: "job.ended", schema }]);
    const { fields } = planOf(catalog.events[catalog.indexOf("job.ended")]!);
    const labelOf = (name: string) => fields.get(name)?.label;
    expect(["took_s", "size_bytes", "speed_tokens_s", "exit_code", "count"].map(labelOf)).toEqual([
      "took",
      "size",
      "speed",
      "exit",
      "count",
    ]);
  });

  test("a text that need not be there is the headline if none must", () => {
    const optional: Schema = {
      type: "object",
      properties: { n: { type: "integer" }, b: { type: "string" }, a: { type: "string" } },
    };
    expect(planned("job.seen", optional)).toEqual({
      order: ["n", "b", "a"],
      roles: ["scalar", "headline", "text"],
    });
  });

  test("an event without any has none", () => {
    expect(planned("job.bare", { type: "object" })).toEqual({ order: [], roles: [] });
  });
});

test.each([
  ["speed", roles.unknown],
  ["redacted_fields", roles.redacted],
])("a field that no schema knows, %s, keeps its name", (name, role) => {
  expect(unknownField(name)).toMatchObject({ name, role, label: name });
});
