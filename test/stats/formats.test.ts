// Formats that other programs read, as they read them.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { anEvent, withPayload } from "../unit/contract/events.ts";
import { root, telemetry } from "../support/cli.ts";
import { stats } from "./support.ts";

const runs = [join(root, "fixtures/runs"), "--schemas", join(root, "fixtures/schemas")];
const write = async (format: string, ...args: readonly string[]): Promise<string> =>
  (await telemetry(["stats", "--no-config", "--format", format, ...args])).stdout;

const hasPromtool = spawnSync("promtool", ["--version"]).status === 0;
const attack = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'&\u202e\u001b[31m`;

/** A log whose texts are markup wherever one may stand. */
function hostileLog(folder: string): string {
  const file = join(folder, "hostile.jsonl");
  const error = withPayload("executor.error", { exception: attack, message: attack });
  const events = [
    { ...error, source: attack },
    { ...withPayload("plan.step_completed", { status: attack, tool: attack }), source: attack },
    anEvent({ event: "zoo.fed", source: attack }),
  ];
  writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(""));
  return file;
}

function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "telemetry-formats-"));
  return work(folder).finally(() => rmSync(folder, { recursive: true }));
}

describe("json", () => {
  const schema = JSON.parse(readFileSync(join(root, "schemas/stats.schema.json"), "utf8"));
  const isValid = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
    schema,
  );

  test.each([
    ["an overview", [...runs]],
    ["groups", [...runs, "--by", "run,tag.agent,hour"]],
    ["budgets", [...runs, "--fail-if", "count(runs) > 1"]],
    ["nothing", ["--where", "cycle > 100", runs[0]!]],
    ["bad lines", [join(root, "fixtures/invalid"), "--include-invalid"]],
  ])("of %s has its schema", async (_, args) => {
    isValid(await stats(args));
    expect(isValid.errors).toBeNull();
  });
});

describe("prometheus", () => {
  test.skipIf(!hasPromtool)("is what promtool accepts", async () => {
    await inFolder(async (folder) => {
      for (const args of [runs, [hostileLog(folder)], [join(root, "fixtures/invalid")]]) {
        const input = await write("prometheus", ...args);
        const { status, stdout, stderr } = spawnSync("promtool", ["check", "metrics"], { input });
        expect(`${String(stdout)}${String(stderr)}`).toBe("");
        expect(status).toBe(0);
      }
    });
  });

  test("buckets grow, and the last one is the count", async () => {
    const lines = (await write("prometheus", ...runs)).split("\n");
    const buckets = lines.filter((line) => line.includes("plan_generated_steps_bucket"));
    const counts = buckets.map((line) => Number(line.split(" ").at(-1)));
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(lines).toContain(`agent_telemetry_plan_generated_steps_count ${counts.at(-1)}`);
  });
});

describe("html", () => {
  test("asks for nothing, runs nothing, and texts of a log are texts", async () => {
    await inFolder(async (folder) => {
      const page = await write("html", hostileLog(folder));
      expect(page).toContain("default-src 'none'");
      expect(page).not.toMatch(/<script|<img|<link|<iframe|javascript:|https?:|\son\w+\s*=\s*["']/);
      expect(page).not.toMatch(/url\(|@import/);
      expect(page).not.toContain("\u202e");
      expect(page).not.toContain("\u001b");
      expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
    });
  });

  test("its marks are balanced", async () => {
    const page = await write("html", ...runs);
    for (const tag of ["section", "table", "tr", "td", "th", "svg", "text", "main", "header"]) {
      const opened = page.match(new RegExp(`<${tag}[ >]`, "g"))?.length ?? 0;
      expect(page.match(new RegExp(`</${tag}>`, "g"))?.length ?? 0, tag).toBe(opened);
    }
  });
});

describe("table, csv and markdown", () => {
  test.each(["table", "markdown"])("%s is safe for a terminal", async (format) => {
    await inFolder(async (folder) => {
      const text = await write(format, hostileLog(folder));
      expect(text).not.toContain("\u001b");
      expect(text).not.toContain("\u202e");
    });
  });

  test("csv has as many cells in each row, and no formula", async () => {
    const rows = (await write("csv", ...runs)).trimEnd().split("\n");
    for (const row of rows) expect(row.replace(/"[^"]*"/g, "").split(",")).toHaveLength(7);
    const groups = await write("csv", ...runs, "--by", "source,day");
    expect(groups).toMatch(/^source,day,events/);
  });
});
