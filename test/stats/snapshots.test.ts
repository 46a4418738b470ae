// Files that --save writes, and files that are none.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, telemetry } from "../support/cli.ts";
import { inFolder } from "../support/process.ts";
import { stats } from "./support.ts";

const runs = join(root, "fixtures/runs");

describe("snapshots", () => {
  test("are compared like the log they are of", async () => {
    await inFolder(async (folder) => {
      const saved = join(folder, "runs.stats");
      await stats([runs, "--save", saved]);
      const args = ["stats", "--no-config", "--format", "json", "--compare", saved, runs];
      const { figures } = JSON.parse((await telemetry(args)).stdout);
      expect(figures.length).toBeGreaterThan(20);
      for (const { figure, a, b } of figures) expect(a, figure).toBe(b);
    });
  });

  test("of groups add up", async () => {
    await inFolder(async (folder) => {
      const saved = join(folder, "runs.stats");
      await stats([runs, "--by", "run", "--save", saved]);
      const { groups } = await stats(["--merge", saved, saved]);
      expect(groups).toHaveLength(6);
      expect(groups.every(({ events }: { events: number }) => events % 2 === 0)).toBe(true);
    });
  });

  test.each([
    ["{", "not JSON"],
    ["{}", "is no snapshot"],
    ['{"format":"telemetry-stats","version":2}', "can't read"],
    ['{"format":"telemetry-stats","version":1,"accuracy":0.05}', "can't read"],
    ['{"format":"telemetry-stats","version":1,"accuracy":0.01}', "can't read"],
  ])("%s is none", async (text, problem) => {
    await inFolder(async (folder) => {
      const file = join(folder, "x.stats");
      writeFileSync(file, text);
      const { stderr, code } = await telemetry(["stats", "--no-config", "--merge", file]);
      expect(code).toBe(2);
      expect(stderr).toContain(problem);
    });
  });

  test("a folder is no file to save to", async () => {
    await inFolder(async (folder) => {
      const { code } = await telemetry(["stats", "--no-config", runs, "--save", folder]);
      expect(code).toBe(3);
    });
  });

  test("an input is not written over", async () => {
    await inFolder(async (folder) => {
      const file = join(folder, "a.jsonl");
      writeFileSync(file, readFileSync(join(root, "fixtures/valid/plan.generated.jsonl")));
      const before = readFileSync(file, "utf8");
      const { code } = await telemetry(["stats", "--no-config", file, "--save", file]);
      expect(code).toBe(2);
      expect(readFileSync(file, "utf8")).toBe(before);
    });
  });
});
