// What is published works where nothing of this repository is.
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
      expect.arrayContaining(["bin/telemetry.js", "dist/telemetry.cjs", "README.md", "LICENSE"]),
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
  });
});
