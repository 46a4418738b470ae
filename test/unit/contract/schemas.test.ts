import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { codeNames, codes } from "../../../src/contract/codes.ts";
import { anEvent } from "./events.ts";
import { verdict } from "./judging.ts";

const schemaFolder = new URL("../../../schemas/", import.meta.url);
const eventFolder = new URL("0.1/events/", schemaFolder);
const read = (file: string | URL) => JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv2020({ strict: false, allErrors: true });
const isInVocabulary = new Ajv2020({ strict: false }).compile(
  read(new URL("vocabulary.schema.json", schemaFolder)),
);
const files = readdirSync(eventFolder);
const envelope = read(new URL("0.1/envelope.schema.json", schemaFolder));
const eventSchemas = files.map((file) => read(new URL(file, eventFolder)));

test("the core events are those of SPEC", () =>
  expect(files.map((file) => file.replace(".schema.json", "")).toSorted()).toEqual([
    "executor.command_completed",
    "executor.command_started",
    "executor.error",
    "optimizer.benchmark_completed",
    "optimizer.profile_selected",
    "plan.generated",
    "plan.step_completed",
    "plan.step_started",
    "review.decision",
    "review.feedback_generated",
  ]));

describe.each([envelope, ...eventSchemas])("$title", (schema) => {
  test("its examples are valid", () => {
    const validate = ajv.compile(schema);
    expect(schema.examples.length).toBeGreaterThan(0);
    for (const example of schema.examples) {
      validate(example);
      expect(validate.errors).toBeNull();
    }
  });
  test("the vocabulary accepts it", () => {
    isInVocabulary(schema);
    expect(isInVocabulary.errors).toBeNull();
  });
  test("it and each of its fields are described", () => {
    for (const part of [schema, ...Object.values<typeof schema>(schema.properties)]) {
      expect(part).toMatchObject({
        title: expect.stringMatching(/^\S/),
        description: expect.stringMatching(/\.$/),
      });
    }
  });
});

test.each(eventSchemas)("$title: examples pass the judge", ({ $id, examples }) => {
  const event = $id.split("/").at(-1).replace(".schema.json", "");
  const { source } = anEvent({ event });
  for (const payload of examples) expect(verdict(anEvent({ event, source, payload }))).toEqual([]);
});

test("an event of the shape of SPEC's example is accepted", () => {
  const event = {
    schema_version: "0.1",
    timestamp: "2026-03-01T08:00:59.001Z",
    source: "planner",
    run_id: "2026-03-01T08-00-00Z/split-worker-pool",
    cycle: 4,
    event: "plan.generated",
    payload: {
      steps: 7,
      confidence: 0.83,
      inputs: ["user_goal", "memory_context"],
      redacted_fields: [],
    },
    tags: { agent: "night", environment: "ci", task: "split-worker-pool" },
  };
  expect(verdict(event)).toEqual([]);
});

describe("finding codes", () => {
  test("have a form that fits a command line and a URL", () => {
    for (const code of codeNames) expect(code).toMatch(/^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$/);
  });
  test("say in sentences what is wrong, why it matters and what to do", () => {
    for (const code of codeNames) {
      const { title, why, fix } = codes[code];
      expect(title, code).toMatch(/^[A-Za-z].*[^.]$/);
      expect(why, code).toMatch(/^[A-Z-].*\.$/);
      expect(fix, code).toMatch(/^[A-Z].*\.$/);
    }
  });
  test("are errors only where the log breaks the contract", () => {
    const runErrors = codeNames.filter(
      (code) =>
        /^(run|order|cycle|span|plan|review|event)\./.test(code) &&
        codes[code].severity === "error",
    );
    expect(runErrors).toEqual([]);
  });
});
