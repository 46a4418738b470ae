// What is published works where nothing of this repository is: the command and the library.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./support/cli.ts";
import { bash, inFolder } from "./support/process.ts";

const npm = (args: readonly string[], cwd: string) =>
  execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });

test("the packed package validates from an empty folder", { timeout: 180_000 }, async () => {
  await inFolder(async (folder) => {
    const [packed] = JSON.parse(
      npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root),
    );
    const names = packed.files.map(({ path }: { path: string }) => path);
    expect(names).toEqual(
      expect.arrayContaining([
        "bin/telemetry.js",
        "dist/telemetry.cjs",
        "dist/types/emit/index.d.ts",
        "README.md",
        "LICENSE",
      ]),
    );
    expect(
      names.filter((name: string) => /^(?:src|test|fixtures|scripts|docs)\//.test(name)),
    ).toEqual([]);
    npm(["init", "--yes"], folder);
    npm(["install", join(folder, packed.filename)], folder);

    const log = join(root, "fixtures/valid/plan.generated.jsonl");
    const run = (args: string) => bash(`./node_modules/.bin/telemetry ${args}`, folder);
    expect(await run(`validate '${log}' --color always`)).toMatchObject({ code: 0 });
    const schemas = `--schemas '${join(root, "fixtures/schemas")}'`;
    expect((await run(`validate ${schemas} '${join(root, "fixtures/runs")}'`)).stderr).toContain(
      "no findings",
    );
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    expect((await run("--version")).stdout).toBe(`${version}\n`);
    expect((await run("validate --list-rules | head -1")).stderr).toBe("");

    const emits =
      "const t = createEmitter({ runId: 'packed', source: 'planner' }); t.emit('plan.generated', { steps: 1, confidence: 1 }); t.close();";
    const agents = [
      `node --input-type=module -e "import { createEmitter } from 'agent-telemetry'; ${emits}"`,
      `node --input-type=commonjs -e "const { createEmitter } = require('agent-telemetry'); ${emits}"`,
    ];
    for (const agent of agents)
      expect(await bash(agent, folder)).toEqual({ stdout: "", stderr: "", code: 0 });
    const logged = readFileSync(join(folder, "logs/telemetry/packed.jsonl"), "utf8");
    expect(logged.match(/"event":"plan.generated"/g)).toHaveLength(2);
  });
});
