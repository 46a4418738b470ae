// The library's types, as an agent in TypeScript sees them: tsc on a project that has the package installed.
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { root, telemetry } from "../support/cli.ts";
import { inFolder } from "../support/process.ts";

/** What tsc says of a project with these files, the lines that have errors. */
const errorsOf = (files: Readonly<Record<string, string>>): Promise<string[]> =>
  inFolder(async (folder) => {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(root, join(folder, "node_modules/agent-telemetry"));
    const all = { "package.json": '{"type":"module"}', ...files };
    for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022"];
    const lib = ["--lib", "es2022,esnext.disposable", "--types", ""];
    const names = Object.keys(files);
    const { stdout } = spawnSync(
      join(root, "node_modules/.bin/tsc"),
      [...options, ...lib, ...names],
      { cwd: folder, encoding: "utf8" },
    );
    return [...stdout.matchAll(/^(\S+)\((\d+),\d+\): error TS/gm)].map(
      ([, file, line]) => `${file}(${line})`,
    );
  });

const head = `import { createEmitter } from "agent-telemetry";
await using telemetry = createEmitter({ runId: "r", source: "planner" });
`;

describe.concurrent("types", () => {
  test("let through what the schemas allow", async () => {
    const agent = `${head}
      telemetry.emit("plan.generated", { steps: 3, confidence: 0.5, tools: ["rg"], more: true });
      telemetry.emit("executor.command_completed", { exit_code: null, stdout_digest: "a", stderr_digest: "b" });
      telemetry.emit("review.decision", { verdict: "revise" }, { tags: { a: 1 }, cycle: 2 });
      const span = telemetry.span("plan.step", { index: 1, tool: "rg", description: "look" });
      span.end({ result: "found", status: "ok" });
      telemetry.as("reviewer").emit("review.decision", { verdict: "abort" });
      const cycle: number = telemetry.nextCycle();
      export { cycle };`;
    expect(await errorsOf({ "agent.ts": agent })).toEqual([]);
  });

  test("are there for CommonJS too", async () => {
    const agent = `import library = require("agent-telemetry");
      const telemetry = library.createEmitter({ runId: "r", source: "planner" });
      telemetry.emit("plan.generated", { steps: 3, confidence: 0.5 });`;
    expect(await errorsOf({ "agent.cts": agent })).toEqual([]);
    expect(await errorsOf({ "agent.cts": agent.replace("steps: 3", "steps: true") })).toEqual([
      "agent.cts(3)",
    ]);
  });

  test("hold back what they don't", async () => {
    const agent = `${head}
telemetry.emit("plan.generate", { steps: 3, confidence: 0.5 });
telemetry.emit("plan.generated", { steps: "3", confidence: 0.5 });
telemetry.emit("plan.generated", { steps: 3 });
telemetry.emit("review.decision", { verdict: "maybe" });
telemetry.emit("memory.recalled", { hits: 3 });
telemetry.span("plan.step", { index: 1, tool: "rg", description: "look" }).end({ status: "ok" });
telemetry.span("plan.steps", {});
createEmitter({ validate: "sometimes" });`;
    expect(await errorsOf({ "agent.ts": agent })).toEqual([
      "agent.ts(4)",
      "agent.ts(5)",
      "agent.ts(6)",
      "agent.ts(7)",
      "agent.ts(8)",
      "agent.ts(9)",
      "agent.ts(10)",
      "agent.ts(11)",
    ]);
  });

  test("know extension events and their spans from what schema types prints", () =>
    inFolder(async (folder) => {
      const schema = (edge: string, properties: object, required: string[]) =>
        JSON.stringify({
          $schema: "https://json-schema.org/draft/2020-12/schema",
          type: "object",
          "x-span": { name: "memory.lookup", edge, key: ["id"] },
          properties: { id: { type: "integer" }, ...properties },
          required,
        });
      writeFileSync(join(folder, "memory.began.schema.json"), schema("start", {}, ["id"]));
      const took = { took_ms: { type: "number", "x-unit": "ms" }, hits: { type: "integer" } };
      writeFileSync(
        join(folder, "memory.ended.schema.json"),
        schema("end", took, ["id", "took_ms", "hits"]),
      );
      const printed = await telemetry(["schema", "types", "--no-config", "."], { cwd: folder });
      expect(printed).toMatchObject({ stderr: "", code: 0 });
      const agent = `${head}
telemetry.emit("memory.ended", { id: 1, took_ms: 3, hits: 2 });
telemetry.span("memory.lookup", { id: 1 }).end({ hits: 3 });
telemetry.emit("memory.ended", { id: 1, hits: 2 });
telemetry.span("memory.lookup", { id: 1 }).end({});
telemetry.emit("plan.generated", { steps: 3, confidence: 0.5 });`;
      const files = { "agent.ts": agent, "events.d.ts": printed.stdout };
      expect(await errorsOf(files)).toEqual(["agent.ts(6)", "agent.ts(7)"]);
    }));

  test("without extension events there are none to print", async () => {
    const { stderr, code } = await telemetry(["schema", "types", "--no-config"]);
    expect({ stderr, code }).toEqual({
      stderr: "error: there are no extension events\nname a folder: telemetry schema types DIR\n",
      code: 2,
    });
  });
});
