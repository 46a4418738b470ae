import { describe, expect, test } from "vitest";
import { codeProblem, readConfig } from "../../../src/contract/config.ts";
import { Problem } from "../../../src/contract/problem.ts";

const read = (value: unknown) => readConfig("conf.json", value);

function problemOf(value: unknown): { message: string; hint: string | undefined } | undefined {
  try {
    read(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { message: error.message, hint: error.hint };
  }
}

test("a whole configuration is read as it stands", () => {
  const config = {
    $schema: "https://agent-telemetry.dev/schemas/config.schema.json",
    schemas: ["schemas"],
    events: { "zoo.fed": { type: "object" }, "zoo.any": true },
    rules: { "span.unclosed": "off", "order.*": "info", "*": "warn" },
    overrides: [
      { files: ["old/**"], rules: { "order.cycle": "error" } },
      { events: ["zoo.*"], rules: {} },
    ],
  };
  expect(read(config)).toEqual(config);
  expect(read({})).toEqual({});
});

const noHint = undefined;
const allCodes = "telemetry validate --list-rules shows all";

describe("what is wrong is named with its place", () => {
  test.each<[string, unknown, string, string | undefined]>([
    ["no object", [], "conf.json at the top: must be object", noHint],
    [
      "misspelt key",
      { rule: {} },
      'conf.json at the top: unknown key "rule"',
      'did you mean "rules"?',
    ],
    [
      "unknown key",
      { zebra: 1 },
      'conf.json at the top: unknown key "zebra"',
      "known are schemas, events, rules, overrides, redact, $schema",
    ],
    [
      "misspelt key of an override",
      {
        overrides: [
          { files: ["a"], rules: {} },
          { fils: ["a"], rules: {} },
        ],
      },
      'conf.json at /overrides/1: unknown key "fils"',
      'did you mean "files"?',
    ],
    [
      "unknown key of an override",
      { overrides: [{ files: ["a"], rules: {}, zebra: 1 }] },
      'conf.json at /overrides/0: unknown key "zebra"',
      "known are files, events, rules",
    ],
    [
      "no such severity",
      { rules: { "span.unclosed": "fatal" } },
      "conf.json at /rules/span.unclosed: must be equal to one of the allowed values: off, info, warn, error",
      noHint,
    ],
    [
      "misspelt code",
      { rules: { "span.unclosd": "off" } },
      'conf.json at /rules: "span.unclosd" is no finding code',
      "did you mean span.unclosed?",
    ],
    [
      "unknown code of an override",
      { overrides: [{ files: ["a"], rules: { zebra: "off" } }] },
      'conf.json at /overrides/0/rules: "zebra" is no finding code',
      allCodes,
    ],
    ["no list", { schemas: "dir" }, "conf.json at /schemas: must be array", noHint],
    [
      "an empty folder name",
      { schemas: ["a", ""] },
      "conf.json at /schemas/1: must NOT have fewer than 1 characters",
      noHint,
    ],
    [
      "a schema that is none",
      { events: { "zoo.fed": 3 } },
      "conf.json at /events/zoo.fed: must be object,boolean",
      noHint,
    ],
    [
      "an override without rules",
      { overrides: [{ files: ["a"] }] },
      "conf.json at /overrides/0: must have required property 'rules'",
      noHint,
    ],
  ])("%s", (_name, config, message, hint) => {
    expect(problemOf(config)).toEqual({ message, hint });
  });
  test("an override needs files or events", () => {
    expect(problemOf({ overrides: [{ rules: {} }] })?.message).toMatch(
      /^conf\.json at \/overrides\/0/,
    );
  });
  test("a misspelt key goes before its consequences", () => {
    expect(problemOf({ overrides: [{ rule: {} }] })?.message).toBe(
      'conf.json at /overrides/0: unknown key "rule"',
    );
  });
});

describe("codes and patterns of codes", () => {
  test.each(["json.syntax", "json.*", "js*", "*", "redaction.leak"])("%s names some", (code) =>
    expect(codeProblem(code)).toBeUndefined(),
  );
  test.each([
    ["jsn.syntax", "did you mean json.syntax?"],
    ["redaction.leaks", "did you mean redaction.leak?"],
    ["zebra.*", allCodes],
    ["toString", allCodes],
    ["", allCodes],
  ])("%j names none", (code, hint) => {
    expect(codeProblem(code)).toMatchObject({ message: `"${code}" is no finding code`, hint });
  });
});
