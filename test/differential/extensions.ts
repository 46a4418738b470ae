import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/cli.ts";
import { thenBranch } from "../unit/contract/events.ts";

/** An extension event and payloads that are valid, or nearly: each a start for mutations. */
export interface Extension {
  readonly name: string;
  readonly schema: object;
  readonly payloads: readonly object[];
}

const folder = join(root, "fixtures/schemas");
const shipped = Object.fromEntries(
  readdirSync(folder).map((file) => [
    file.replace(".schema.json", ""),
    JSON.parse(readFileSync(join(folder, file), "utf8")) as { examples: readonly object[] },
  ]),
);

const counter = { "x-metric": { type: "counter" } };
const gauge = { "x-metric": { type: "gauge" } };

const manyNames = Array.from({ length: 47 }, (_, i) => `m${i}`);
const wideNames = Array.from({ length: 70 }, (_, i) => `f${i}`);

/** Extension events that use nearly every keyword of JSON Schema, and every kind of slot. */
export const extensions: readonly Extension[] = [
  ...Object.entries(shipped).map(([name, schema]) => ({
    name,
    schema,
    payloads: schema.examples,
  })),
  {
    name: "zoo.types",
    schema: {
      type: "object",
      required: ["count", "share"],
      properties: {
        count: { type: "integer", minimum: -2, maximum: 1000, ...gauge },
        share: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1, ...gauge },
        maybe: { type: ["string", "null"] },
        either: { type: ["integer", "boolean"], ...counter },
        all: { type: ["string", "number", "boolean", "null", "array", "object"] },
        loose: { minimum: 3, maxLength: 2, maxItems: 1, maxProperties: 1 },
        quarter: { type: "number", multipleOf: 0.25 },
        cents: { type: "number", multipleOf: 0.01 },
        five: { type: "integer", multipleOf: 5, ...gauge },
        big: { type: "integer", minimum: 9007199254740991, maximum: 9223372036854776000 },
        tiny: { type: "number", minimum: -1e-300, maximum: 1e-300, ...gauge },
        free: true,
        empty: {},
        never: false,
        nothing: { type: "null" },
        flag: { type: "boolean", ...counter },
      },
    },
    payloads: [
      { count: 3, share: 0.5, maybe: null, either: 4, all: [1], loose: "ab", free: {}, empty: 1 },
      { count: -2, share: 1e-9, either: true, quarter: 1.75, cents: 0.07, five: -15, tiny: 0 },
      { count: 1000, share: 0.999, big: 9007199254740992, nothing: null, flag: false, loose: 3 },
    ],
  },
  {
    name: "zoo.texts",
    schema: {
      type: "object",
      required: ["slug"],
      properties: {
        slug: { type: "string", pattern: "^[a-z0-9-]*$", maxLength: 20 },
        code: { type: "string", pattern: "^[A-Z]{2,5}$" },
        digits: { type: "string", pattern: "^\\d+$" },
        word: { type: "string", pattern: '^[^\\s\\u0000-\\u001f"\\\\]+$' },
        accents: { type: "string", pattern: "^[\\u00e0-\\u00ff]+$" },
        four: { type: "string", pattern: "^.{1,4}$" },
        parts: { type: "string", pattern: "^[a-z]+(?:/[a-z]+)*$" },
        inside: { type: "string", pattern: "needle" },
        anything: { type: "string", pattern: "" },
        short: { type: "string", minLength: 2, maxLength: 4 },
        long: { type: "string", minLength: 17 },
        one: { type: "string", minLength: 1, maxLength: 1 },
        hollow: { type: "string", maxLength: 0 },
        digest: { type: "string", "x-redact": "never", pattern: "^[a-z0-9]+:[0-9a-f]{16,}$" },
        when: { type: "string", format: "date-time" },
        id: { type: "string", format: "uuid" },
        mail: { type: "string", format: "email", "x-redact": "redact" },
      },
    },
    payloads: [
      {
        slug: "a-1",
        code: "ABC",
        digits: "0042",
        word: "né",
        accents: "éà",
        four: "a😀",
        one: "😀",
      },
      { slug: "", parts: "a/b/c", inside: "a needle", anything: "", short: "ab", hollow: "" },
      { slug: "x", short: "aébc", long: "0123456789abcdefg", digest: "sha256:0123456789abcdef" },
      { slug: "y", when: "2026-02-03T09:15:02Z", id: "0b0c7a3e-1d2f-4a5b-8c9d-0e1f2a3b4c5d" },
    ],
  },
  {
    name: "zoo.choices",
    schema: {
      type: "object",
      required: ["size"],
      properties: {
        size: { enum: ["s", "sm", "small", "", "an-option-longer-than-16-bytes"], ...counter },
        mixed: { enum: ["1", 1, true, null, "é", [1], { a: 1 }], ...counter },
        numbers: { enum: [0, 1.5, -3, 1e21] },
        word: { const: "fixed" },
        number: { const: 2 },
        object: { const: { a: [1, "x"] } },
        nothing: { const: null },
        fixed: {
          type: "string",
          const: "fixed",
          "x-outcome": { success: ["ok"], failure: ["fixed"] },
        },
        // Half a surrogate pair has no UTF-8; encoders write U+FFFD instead.
        half: { type: "string", enum: ["\ud83d", "x"] },
        spelled: { type: "string", enum: ['a"b', "c\\d", "e\nf", "g/h", "\u0000"], ...counter },
        state: {
          type: "string",
          enum: ["open", "shut", "ajar"],
          ...counter,
          "x-outcome": { success: ["open"], failure: "other" },
        },
        exit: { type: "integer", "x-outcome": { success: [0], failure: [1, 2], neither: "other" } },
      },
    },
    payloads: [
      { size: "sm", mixed: 1, numbers: 1.5, word: "fixed", number: 2, state: "shut", exit: 0 },
      { size: "", mixed: "é", object: { a: [1, "x"] }, nothing: null, spelled: 'a"b' },
      { size: "s", fixed: "fixed", half: "x" },
      { size: "an-option-longer-than-16-bytes", mixed: { a: 1 }, spelled: "c\\d", exit: -1 },
    ],
  },
  {
    name: "zoo.nested",
    schema: {
      type: "object",
      required: ["cage"],
      properties: {
        cage: {
          type: "object",
          required: ["id", "size"],
          additionalProperties: false,
          properties: {
            id: { type: "string", minLength: 1 },
            size: {
              type: "object",
              required: ["w"],
              properties: { w: { type: "number", minimum: 0, ...gauge }, h: { type: "number" } },
              additionalProperties: { type: "number" },
            },
            open: { type: "boolean", ...counter },
          },
        },
        meta: { type: "object", additionalProperties: true, minProperties: 1, maxProperties: 3 },
        labels: {
          type: "object",
          propertyNames: { pattern: "^[a-z]+$" },
          additionalProperties: { type: ["string", "number"] },
        },
        counts: { type: "object", patternProperties: { "^n_": { type: "integer" } } },
        "odd/name~": { type: "object", properties: { "a.b": { type: "string" } } },
        é: { type: "object", required: ["ü"], properties: { ü: { type: "integer", ...gauge } } },
        "": { type: "object", properties: { "": { type: "null" } } },
        strict: { type: "object", additionalProperties: false },
      },
      dependentRequired: { meta: ["labels"] },
    },
    payloads: [
      { cage: { id: "c", size: { w: 1.5, h: 2, d: 3 }, open: true }, counts: { n_a: 1, b: "x" } },
      { cage: { id: "c", size: { w: 0 } }, meta: { a: 1 }, labels: { ab: "x", c: 2 }, strict: {} },
      { cage: { id: "d", size: { w: 2 } }, "odd/name~": { "a.b": "x" }, é: { ü: 1 }, "": {} },
    ],
  },
  {
    name: "zoo.lists",
    schema: {
      type: "object",
      properties: {
        names: { type: "array", items: { type: "string", maxLength: 8 }, minItems: 1, maxItems: 3 },
        numbers: { type: "array", items: { type: "integer" }, uniqueItems: true },
        pair: {
          type: "array",
          prefixItems: [{ type: "string" }, { type: "number" }],
          items: false,
          minItems: 2,
        },
        rows: {
          type: "array",
          items: {
            type: "object",
            required: ["k"],
            properties: { k: { enum: ["a", "b"] }, v: { type: ["number", "null"] } },
          },
        },
        grid: { type: "array", items: { type: "array", items: { type: "boolean" } } },
        some: { type: "array", contains: { type: "string" }, minContains: 1, maxContains: 2 },
        any: { type: "array", items: true },
        hollow: { type: "array", maxItems: 0 },
      },
    },
    payloads: [
      { names: ["a", "b"], numbers: [1, 2], pair: ["x", 1.5], rows: [{ k: "a", v: null }] },
      { names: ["é"], grid: [[true], []], some: [1, "x"], any: [null, {}], hollow: [] },
      { rows: [{ k: "b", v: 1 }, { k: "a" }], numbers: [] },
      {},
    ],
  },
  {
    name: "zoo.combined",
    schema: {
      type: "object",
      required: ["kind"],
      $defs: {
        level: { type: "integer", minimum: 0, maximum: 9 },
        tree: {
          type: "object",
          required: ["v"],
          properties: {
            v: { $ref: "#/$defs/level" },
            next: { $ref: "#/$defs/tree" },
          },
        },
      },
      properties: {
        kind: { type: "string" },
        level: { $ref: "#/$defs/level" },
        tree: { $ref: "#/$defs/tree" },
        either: {
          anyOf: [
            { type: "string", maxLength: 3 },
            { type: "integer", minimum: 10 },
          ],
        },
        exactly: {
          oneOf: [
            { type: "number", minimum: 5 },
            { type: "number", maximum: 6 },
          ],
        },
        both: { allOf: [{ type: "string" }, { minLength: 2 }, { pattern: "^a" }] },
        notA: { not: { const: "a" } },
      },
      if: { properties: { kind: { const: "full" } }, required: ["kind"] },
      ...thenBranch({ required: ["level"] }),
      else: { not: { required: ["level", "tree"] } },
    },
    payloads: [
      { kind: "full", level: 9, either: "abc", exactly: 7, both: "ab", notA: "b" },
      { kind: "x", tree: { v: 1, next: { v: 2, next: { v: 0 } } }, either: 10, notA: 1 },
    ],
  },
  {
    name: "zoo.span_started",
    schema: {
      type: "object",
      "x-span": { name: "zoo.span", edge: "start", key: ["job", "place.room"] },
      required: ["job", "place"],
      properties: {
        job: { type: "string" },
        place: { type: "object", properties: { room: { type: ["integer", "string"] } } },
      },
    },
    payloads: [
      { job: "feed", place: { room: 3 } },
      { job: "né\u0001", place: { room: "x" } },
    ],
  },
  {
    name: "zoo.span_ended",
    schema: {
      type: "object",
      "x-span": { name: "zoo.span", edge: "end", key: ["job", "place.room"] },
      required: ["job"],
      properties: {
        job: { type: "string" },
        place: { type: "object", properties: { room: { type: ["integer", "string"] } } },
        took_ms: { type: "number", "x-unit": "ms", "x-metric": { type: "histogram" } },
        status: {
          type: "string",
          "x-metric": { type: "counter" },
          "x-outcome": { success: ["ok", "é"], failure: ["bad"], neither: ["so-so"] },
        },
        well: { type: "boolean", "x-outcome": { success: [true], failure: [false] } },
        a: { type: "integer", ...gauge },
        b: { type: "number", ...gauge },
        c: { enum: ["x", "y"], ...counter },
        d: { type: "boolean", ...counter },
        e: { type: ["number", "null"], ...gauge },
      },
    },
    payloads: [
      { job: "feed", place: { room: 3 }, took_ms: 12.25, status: "ok", well: true, a: 1, b: -0.5 },
      { job: "feed", status: "é", well: false, c: "y", d: true, e: null },
    ],
  },
  {
    name: "zoo.closed",
    schema: {
      type: "object",
      additionalProperties: false,
      properties: { a: { type: "integer" }, redacted_fields: { type: "array", maxItems: 1 } },
    },
    payloads: [{ a: 1 }, { redacted_fields: [] }, {}],
  },
  {
    name: "zoo.unevaluated",
    schema: {
      type: "object",
      allOf: [{ properties: { a: { type: "integer" } } }],
      properties: { b: { type: "string" } },
      unevaluatedProperties: false,
    },
    payloads: [{ a: 1, b: "x" }],
  },
  {
    name: "zoo.required",
    // Of these names two have no schema of their own, and so are no known fields but near misses of them.
    schema: {
      type: "object",
      required: ["step", "lable", "size"],
      properties: { steps: { type: "integer" }, label: { type: "string" }, size: {} },
    },
    payloads: [
      { step: 1, lable: "x", size: 1, steps: 2, label: "y" },
      { step: 1, lable: "x", size: 1, label: "y" },
    ],
  },
  {
    name: "zoo.slots",
    // Names that are alike once they are joined.
    schema: {
      type: "object",
      properties: {
        "a\nb": { type: "number", ...gauge },
        "a.b": { type: "number", ...gauge },
        "a/b": { type: "number" },
        a: {
          type: "object",
          properties: { b: { type: "number" }, c: { type: "number", ...gauge } },
        },
        "a.c": { type: "number" },
      },
    },
    payloads: [{ a: { b: 1, c: 2 } }, { "a.b": 3, a: { b: 4 } }, { "a\nb": 5, "a/b": 6, "a.c": 7 }],
  },
  {
    name: "zoo.many",
    schema: {
      type: "object",
      required: manyNames.filter((_, i) => i % 3 === 0),
      properties: Object.fromEntries(manyNames.map((name) => [name, { type: "integer" }])),
    },
    payloads: [Object.fromEntries(manyNames.map((name, i) => [name, i]))],
  },
  {
    name: "zoo.proto",
    schema: JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"integer"},"a":{}},"additionalProperties":false}',
    ) as object,
    payloads: [{ a: 1 }, JSON.parse('{"__proto__":1,"a":2}') as object],
  },
  { name: "zoo.open", schema: {}, payloads: [{ a: 1 }, {}] },
  { name: "zoo.any", schema: true as unknown as object, payloads: [{ a: { b: [1] } }, {}] },
  {
    name: "zoo.wide",
    schema: {
      type: "object",
      required: wideNames.filter((_, i) => i % 2 === 0),
      properties: Object.fromEntries(wideNames.map((name) => [name, { type: "integer" }])),
    },
    payloads: [Object.fromEntries(wideNames.map((name, i) => [name, i]))],
  },
  // Names that begin like core events, or like one another.
  {
    name: "plan.generated_again",
    schema: { type: "object", required: ["steps"], properties: { steps: { type: "integer" } } },
    payloads: [{ steps: 1 }],
  },
  {
    name: "plan.generated.late",
    schema: { type: "object", properties: { steps: { type: "number", ...gauge } } },
    payloads: [{ steps: 1.5 }],
  },
];

export const extensionSchemas = Object.fromEntries(
  extensions.map(({ name, schema }) => [name, schema]),
);
