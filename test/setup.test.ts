// Extension schemas and configuration: found, compiled, and told what is wrong with them.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { telemetry } from "./support/cli.ts";
import { eventLine, logOf } from "./support/events.ts";
import { inFolder } from "./support/process.ts";
import { validate, type ReportedFinding } from "./support/report.ts";

type Files = Readonly<Record<string, string | object>>;

async function within<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      const text = typeof content === "string" ? content : JSON.stringify(content);
      writeFileSync(join(folder, name), text);
    }
    return work(folder);
  });
}

const recalled = (n: number, payload: object) =>
  eventLine(n).replace(
    /"event":.*"tags"/,
    `"event":"memory.recalled","payload":${JSON.stringify(payload)},"tags"`,
  );
const hits = { type: "object", required: ["hits"], properties: { hits: { type: "integer" } } };
const log = `${recalled(1, { hits: 1 })}\n${recalled(2, { hits: "two" })}\n`;
const codesOf = (findings: readonly ReportedFinding[]) => findings.map(({ code }) => code);

describe("extension events", () => {
  test("from --schemas, any number of folders", async () => {
    const files = {
      "log.jsonl": log,
      "a/memory.recalled.schema.json": hits,
      "b/deploy.done.schema.json": { type: "object" },
    };
    await within(files, async (cwd) => {
      const { report } = await validate(["--schemas", "a", "--schemas", "b", "log.jsonl"], { cwd });
      expect(codesOf(report.findings)).toEqual(["payload.type"]);
      const without = await validate(["log.jsonl"], { cwd });
      expect(codesOf(without.report.findings)).toEqual(["event.unknown", "event.unknown"]);
    });
  });

  test("from a configuration above the working directory, paths relative to it", async () => {
    const files = {
      "telemetry.config.json": {
        schemas: ["own"],
        events: { "deploy.done": { type: "object", required: ["ok"] } },
      },
      "own/memory.recalled.schema.json": hits,
      "deep/er/log.jsonl": `${log}${recalled(3, {}).replace("memory.recalled", "deploy.done")}\n`,
    };
    await within(files, async (folder) => {
      const cwd = join(folder, "deep/er");
      const { report } = await validate(["log.jsonl"], { cwd });
      expect(codesOf(report.findings)).toEqual(["payload.type", "payload.missing"]);
      const without = await validate(["--no-config", "log.jsonl"], { cwd });
      expect(new Set(codesOf(without.report.findings))).toEqual(new Set(["event.unknown"]));
      writeFileSync(join(folder, "other.json"), "{}");
      const other = await validate(["--config", "../../other.json", "log.jsonl"], { cwd });
      expect(new Set(codesOf(other.report.findings))).toEqual(new Set(["event.unknown"]));
    });
  });

  test("spans of extension events are paired", async () => {
    const edge = (name: "start" | "end") => ({
      type: "object",
      "x-span": { name: "deploy", edge: name, key: ["id"] },
      properties: { id: { type: "string" } },
    });
    const files = {
      "s/deploy.begun.schema.json": edge("start"),
      "s/deploy.done.schema.json": edge("end"),
      "log.jsonl": ["begun a", "begun b", "done b", "done c"]
        .map((step, n) => {
          const [action, id] = step.split(" ");
          return `${recalled(n, { id }).replace("memory.recalled", `deploy.${action}`)}\n`;
        })
        .join(""),
    };
    await within(files, async (cwd) => {
      const { report } = await validate(["--schemas", "s", "log.jsonl"], { cwd });
      expect(report.findings.map(({ code, line }) => `${code} ${line}`)).toEqual([
        "span.unopened 4",
        "span.unclosed 1",
      ]);
    });
  });

  test("fields named like those of every object", async () => {
    const schema = {
      type: "object",
      required: ["constructor", "toString"],
      properties: { constructor: { type: "string" }, __proto__: { type: "string" } },
    };
    const files = { "s/memory.recalled.schema.json": schema, "log.jsonl": `${recalled(1, {})}\n` };
    await within(files, async (cwd) => {
      const { report } = await validate(["--schemas", "s", "log.jsonl"], { cwd });
      expect(codesOf(report.findings)).toEqual(["payload.missing", "payload.missing"]);
    });
  });
});

describe("a broken schema: exit 2, file, place and cause", () => {
  const property = (field: object) => ({ type: "object", properties: { a: field } });
  test.each<[string, unknown, string]>([
    ["not JSON", '{"type": "object",}', "at line 1, column 19: this is not JSON"],
    ["no schema", "3", ": a schema must be a JSON object"],
    ["a wrong type", { type: "objekt" }, " at /type: "],
    [
      "a misspelt annotation",
      property({ "x-metrc": {} }),
      " at /properties/a/x-metrc: unknown annotation x-metrc\ndid you mean x-metric?",
    ],
    [
      "one in items",
      property({ items: { "x-unt": "ms" } }),
      " at /properties/a/items/x-unt: unknown annotation",
    ],
    ["one in anyOf", { anyOf: [{ "x-foo": 1 }] }, " at /anyOf/0/x-foo: unknown annotation"],
    ["one in $defs", { $defs: { d: { "x-foo": 1 } } }, " at /$defs/d/x-foo: unknown annotation"],
    [
      "a unit on a text",
      property({ type: "string", "x-unit": "ms" }),
      " at /properties/a/x-unit: x-unit stands only on a number",
    ],
    [
      "a metric on a text",
      property({ type: "string", "x-metric": { type: "counter" } }),
      " at /properties/a/x-metric: x-metric stands only on",
    ],
    [
      "a metric on the event",
      { type: "object", "x-metric": { type: "counter" } },
      " at /x-metric: x-metric stands only on",
    ],
    [
      "an unknown unit",
      property({ type: "number", "x-unit": "sec" }),
      " at /properties/a/x-unit: must be equal to one of the allowed values: ms, s",
    ],
    [
      "a span on a field",
      property({ "x-span": { name: "s", edge: "start" } }),
      " at /properties/a/x-span: x-span belongs on the payload schema itself",
    ],
    [
      "a span in $defs",
      { $defs: { d: { "x-span": { name: "s", edge: "start" } } } },
      " at /$defs/d/x-span: x-span belongs on",
    ],
    [
      "a span's key that is no field",
      { "x-span": { name: "s", edge: "start", key: ["ix"] }, properties: { id: {} } },
      ' at /x-span/key/0: there is no field "ix"',
    ],
    [
      "a label that is no field",
      property({ type: "number", "x-metric": { type: "gauge", labels: ["b"] } }),
      ' at /properties/a/x-metric/labels/0: there is no field "b"',
    ],
    [
      "buckets out of order",
      property({ type: "number", "x-metric": { type: "histogram", buckets: [2, 1] } }),
      " at /properties/a/x-metric/buckets/1: buckets must grow",
    ],
    [
      "an outcome the enum lacks",
      property({ enum: ["ok"], "x-outcome": { success: ["okay"] } }),
      " at /properties/a/x-outcome/success/0: this is none of the enum's values",
    ],
    ["a reference to nothing", { $ref: "#/$defs/none" }, ": can't resolve reference #/$defs/none"],
    ["an asynchronous schema", { $async: true }, " at /$async: "],
    [
      "a hostile depth",
      `${'{"not":'.repeat(20_000)}{}${"}".repeat(20_000)}`,
      ": nested too deeply",
    ],
  ])("%s", async (_name, schema, message) => {
    const text = typeof schema === "string" ? schema : JSON.stringify(schema);
    await within({ "s/memory.recalled.schema.json": text, "log.jsonl": log }, async (cwd) => {
      const args = ["validate", "--no-config", "--schemas", "s", "log.jsonl"];
      const { stdout, stderr, code } = await telemetry(args, { cwd });
      expect(stderr).toContain("s/memory.recalled.schema.json");
      expect(stderr).toContain(message);
      expect(stderr.split("\n").length).toBeLessThanOrEqual(3);
      expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    });
  });

  test.each([
    ["plan.generated", "an extension may not redefine the core event plan.generated"],
    ["Plan.Generated", '"Plan.Generated" is not an event name'],
  ])("called %s", async (name, message) => {
    await within({ [`s/${name}.schema.json`]: hits, "log.jsonl": log }, async (cwd) => {
      const { stderr, code } = await telemetry(["validate", "--schemas", "s", "log.jsonl"], {
        cwd,
      });
      expect(stderr).toContain(message);
      expect(code).toBe(2);
    });
  });

  test("a schema that is a folder, and one that is not there", async () => {
    await within({ "log.jsonl": log, "s/memory.recalled.schema.json/x": "" }, async (cwd) => {
      const args = ["validate", "--schemas", "s", "log.jsonl"];
      expect(await telemetry(args, { cwd })).toMatchObject({
        stderr: "error: cannot read the schema s/memory.recalled.schema.json: is a directory\n",
        code: 2,
      });
    });
  });
});

describe("a broken configuration: exit 2, file, place and a hint", () => {
  test.each<[string, string | object, string]>([
    ["not JSON", '{"rules": }', "telemetry.config.json at line 1, column 11: this is not JSON"],
    [
      "an unknown key",
      { schema: [] },
      'telemetry.config.json at the top: unknown key "schema"\ndid you mean "schemas"?',
    ],
    [
      "an unknown code",
      { rules: { "json.sintax": "off" } },
      'telemetry.config.json at /rules: "json.sintax" is no finding code\ndid you mean json.syntax?',
    ],
    [
      "an unknown severity",
      { rules: { "json.syntax": "warning" } },
      "telemetry.config.json at /rules/json.syntax: ",
    ],
    [
      "an override for nothing",
      { overrides: [{ rules: {} }] },
      'telemetry.config.json at /overrides/0: an override needs "files" or "events"',
    ],
    [
      "a broken event",
      { events: { "memory.recalled": { "x-foo": 1 } } },
      "telemetry.config.json at /events/memory.recalled/x-foo: unknown annotation x-foo",
    ],
  ])("%s", async (_name, config, message) => {
    await within({ "telemetry.config.json": config, "log.jsonl": log }, async (cwd) => {
      const { stderr, code } = await telemetry(["validate", "log.jsonl"], { cwd });
      expect(stderr).toContain(message);
      expect(code).toBe(2);
    });
  });

  test("one that is a folder, or a loop", async () => {
    await within({ "log.jsonl": log, "telemetry.config.json/x": "" }, async (cwd) => {
      const { stderr, code } = await telemetry(["validate", "log.jsonl"], { cwd });
      expect(stderr).toBe(
        "error: cannot read the configuration telemetry.config.json: is a directory\n",
      );
      expect(code).toBe(2);
    });
    await within({ "log.jsonl": log }, async (cwd) => {
      symlinkSync("telemetry.config.json", join(cwd, "telemetry.config.json"));
      expect((await telemetry(["validate", "log.jsonl"], { cwd })).code).toBe(2);
    });
  });
});

describe("severities", () => {
  const two = `${eventLine(1)}\n${eventLine(1)}\n`;
  test("of the configuration by file and event, then those of the command line", async () => {
    const files = {
      "telemetry.config.json": {
        rules: { "event.duplicate": "error" },
        overrides: [
          { files: ["old/**"], rules: { "event.*": "info" } },
          { events: ["review.*"], rules: { "*": "off" } },
        ],
      },
      "new/a.jsonl": two,
      "old/a.jsonl": two,
    };
    await within(files, async (cwd) => {
      const { report } = await validate(["new", "old"], { cwd });
      expect(report.findings.map(({ file, severity }) => `${file} ${severity}`)).toEqual([
        "new/a.jsonl error",
        "old/a.jsonl info",
      ]);
      const off = await validate(["--rule", "event.duplicate=off", "new", "old"], { cwd });
      expect(off.report.findings).toEqual([]);
    });
  });

  test("--strict raises each by one, --fail-on says which fail", async () => {
    await within({ "a.jsonl": two }, async (cwd) => {
      const codeOf = async (...args: string[]) =>
        (await validate([...args, "a.jsonl"], { cwd })).code;
      expect(await codeOf()).toBe(0);
      expect(await codeOf("--strict")).toBe(1);
      expect(await codeOf("--fail-on", "warn")).toBe(1);
      expect(await codeOf("--strict", "--fail-on", "never")).toBe(0);
    });
  });
});

describe("no false green", () => {
  test("a check that read no event fails, whatever is switched off", async () => {
    await within(
      { "bad.jsonl": "garbage\n", "empty.jsonl": "", "ok.jsonl": logOf(1) },
      async (cwd) => {
        for (const [args, code] of [
          [["--rule", "*=off", "bad.jsonl"], 1],
          [["--rule", "log.empty=off", "empty.jsonl"], 1],
          [["--rule", "*=off", "--allow-empty", "empty.jsonl"], 0],
          [["--rule", "*=off", "bad.jsonl", "ok.jsonl"], 0],
          [["--fail-on", "never", "bad.jsonl"], 0],
        ] as const) {
          expect((await validate([...args], { cwd })).code, args.join(" ")).toBe(code);
        }
        const { stderr } = await telemetry(["validate", "--rule", "*=off", "bad.jsonl"], { cwd });
        expect(stderr).toContain("error: no event was read; --allow-empty accepts that\n");
      },
    );
  });
});
