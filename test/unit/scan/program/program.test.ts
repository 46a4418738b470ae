import { describe, expect, test } from "vitest";
import { createCatalog } from "../../../../src/contract/catalog.ts";
import { coreValidators } from "../../../../src/contract/core-validators.ts";
import { compileContract } from "../../../../src/contract/contract.ts";
import { verdicts } from "../../../../src/scan/batch.ts";
import { createScanner } from "../../../../src/scan/scanner.ts";
import { sourcesOf } from "../../contract/judging.ts";
import { anEvent, withPayload, type Fields } from "../../contract/events.ts";

/** How many of some events a scanner leaves to the judge. */
function judged(scan: ReturnType<typeof createScanner>, events: readonly Fields[]): number {
  const before = scan.judged;
  const bytes = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
  scan({ file: "x", bytes, firstLine: 1, firstByte: 1, last: true });
  return scan.judged - before;
}

const core = () => createScanner(createCatalog(), coreValidators);

async function extended(schema: object) {
  const { catalog, validators } = await compileContract(sourcesOf({ "zoo.fed": schema }));
  return createScanner(catalog, validators);
}

const fed = (payload: Fields): Fields => anEvent({ event: "zoo.fed", payload });

describe("unknown keys", () => {
  test("are learned where they resemble nothing", () => {
    const scan = core();
    expect(
      judged(scan, [withPayload("plan.generated", { owner: "x" }), anEvent({ host: 1 })]),
    ).toBe(0);
  });
  test("that resemble a field that is there are learned, too", () => {
    expect(judged(core(), [withPayload("plan.generated", { step: 3 })])).toBe(0);
  });
  test("that resemble a field that is absent are left to the judge", () => {
    expect(judged(core(), [withPayload("plan.generated", { tool: [] })])).toBe(1);
  });
  test("beyond what an object can know are left to the judge", () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`other${n}`, n]));
    expect(judged(core(), [withPayload("plan.generated", many)])).toBe(1);
  });
});

describe("a schema of an extension", () => {
  test.each<[string, object, Fields, Fields]>([
    ["type", { type: "integer" }, { a: 3 }, { a: 3.5 }],
    ["types", { type: ["null", "boolean"] }, { a: null }, { a: 0 }],
    ["minimum", { minimum: 2 }, { a: 2 }, { a: 1 }],
    ["exclusiveMaximum", { exclusiveMaximum: 2 }, { a: 1.5 }, { a: 2 }],
    ["enum", { enum: ["x", "y"] }, { a: "y" }, { a: "z" }],
    ["const", { const: "x" }, { a: "x" }, { a: "X" }],
    ["minLength", { minLength: 3 }, { a: "abc" }, { a: "ab" }],
    ["maxLength", { maxLength: 3 }, { a: "é€a" }, { a: "abcd" }],
    ["pattern", { pattern: "^[a-z]+$" }, { a: "abc" }, { a: "aBc" }],
    ["items", { type: "array", items: { type: "number" } }, { a: [1, 2] }, { a: [1, "2"] }],
    ["minItems", { minItems: 1 }, { a: [null] }, { a: [] }],
    ["required", { required: ["b"] }, { a: { b: 1 } }, { a: { c: 1 } }],
    [
      "additionalProperties",
      { additionalProperties: { type: "string" } },
      { a: { b: "" } },
      { a: { b: 1 } },
    ],
    [
      "no additionalProperties",
      { properties: { b: true }, additionalProperties: false },
      { a: { b: 1 } },
      { a: { c: 1 } },
    ],
  ])("%s is proven where it holds, and judged where it does not", async (_name, a, good, bad) => {
    const scan = await extended({ type: "object", properties: { a } });
    expect(judged(scan, [fed(good)])).toBe(_name === "maxLength" ? 1 : 0);
    expect(judged(scan, [fed(bad)])).toBe(1);
  });

  test.each([
    { multipleOf: 2 },
    { format: "uri" },
    { anyOf: [{ type: "number" }] },
    { not: { type: "string" } },
    { uniqueItems: true },
    { propertyNames: { pattern: "^b$" } },
    { dependentRequired: { b: ["c"] } },
    { enum: [2, "2"] },
    { pattern: "^a.*$" },
    { $ref: "#/$defs/a" },
  ])("%o is left to the judge", async (a) => {
    const scan = await extended({ type: "object", properties: { a }, $defs: { a: {} } });
    expect(judged(scan, [fed({ a: 2 })])).toBe(1);
    expect(judged(scan, [fed({ b: 2 })])).toBe(0);
  });

  test("fills the same columns as the judge", async () => {
    const metric = { "x-metric": { type: "gauge" } };
    const scan = await extended({
      type: "object",
      "x-span": { name: "zoo", edge: "start", key: ["pen"] },
      properties: {
        pen: { type: "string" },
        food: { type: "object", properties: { kg: { type: "number", ...metric } } },
        calm: { type: "boolean", ...metric },
        mood: { enum: ["sad", "glad"], ...metric },
      },
    });
    const line = JSON.stringify(fed({ pen: "a1", food: { kg: 2.5 }, calm: true, mood: "glad" }));
    // An escape in a key sends the second line to the judge.
    const bytes = Buffer.from(`${line}\n${line.replace('"pen"', String.raw`"p\u0065n"`)}\n`);
    const batch = scan({ file: "x", bytes, firstLine: 1, firstByte: 1, last: true });
    expect(scan.judged).toBe(1);
    expect(Array.from(batch.verdict.slice(0, 2))).toEqual([verdicts.proven, verdicts.proven]);
    const columns = batch.slots.map((slot) => Array.from(slot.slice(0, 2)));
    for (const [proven, judgedOne] of columns) expect(proven).toEqual(judgedOne);
    expect(columns.map(([first]) => first)).toContain(2.5);
  });
});
