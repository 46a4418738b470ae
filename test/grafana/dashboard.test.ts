// The dashboard as a document: what Grafana needs to show it, and that it shows all that is measured.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, telemetry, type Output } from "../support/cli.ts";
import { bash, inFolder } from "../support/process.ts";
import { once } from "../metrics/support.ts";
import { dashboard, filledIn, printedBy, schemas } from "./support.ts";

const made = await dashboard(...schemas);
const panels = made.panels.filter(({ type }) => type !== "row");
const rows = made.panels.filter(({ type }) => type === "row").map(({ title }) => title);
const queries = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

describe("the dashboard", () => {
  test("is one that Grafana imports, under a name that stays", () => {
    expect(made).toMatchObject({ uid: "agent-telemetry", schemaVersion: 42, editable: true });
    expect(made).not.toHaveProperty("id");
    expect(made.templating.list!.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      "datasource: datasource",
      "instance: query",
      "event: query",
      "source: query",
    ]);
  });

  test("has a row of each kind of event, and one of a module of extension events", () => {
    expect(rows).toEqual([
      "Overview",
      "Cycles and verdicts",
      "Steps and commands",
      "Errors",
      "Optimizer",
      "Extension events: memory",
      "Sidecar health",
    ]);
  });

  test("no two panels overlap, none is wider than the grid, all ids differ", () => {
    const taken = new Map<string, string>();
    for (const { title, gridPos } of made.panels) {
      const { x, y, w, h } = gridPos;
      expect(x + w, title).toBeLessThanOrEqual(24);
      for (let column = x; column < x + w; column++) {
        for (let line = y; line < y + h; line++) {
          const cell = `${column}:${line}`;
          expect(`${title} on ${taken.get(cell)}`).toBe(`${title} on undefined`);
          taken.set(cell, title);
        }
      }
    }
    expect(new Set(made.panels.map(({ id }) => id)).size).toBe(made.panels.length);
    expect(panels.length).toBeGreaterThan(40);
  });

  test("asks for every metric there is", async () => {
    const text = await once(join(root, "fixtures/runs"), ...schemas);
    const families = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name!);
    expect(families.length).toBeGreaterThan(30);
    for (const name of families) {
      const asked = new RegExp(`\\b${name}(?:_bucket|_sum|_count)?\\{`);
      expect(
        queries.some((query) => asked.test(query)),
        name,
      ).toBe(true);
    }
  });

  test("each panel says what it shows, in a unit, from the data source that was chosen", () => {
    for (const { title, description, fieldConfig, targets = [] } of panels) {
      expect(description, title).toMatch(/\.$/);
      expect(fieldConfig?.defaults.unit, title).toBeTruthy();
      expect(targets.length, title).toBeGreaterThan(0);
      expect(new Set(targets.map(({ refId }) => refId)).size, title).toBe(targets.length);
      for (const { datasource, legendFormat, expr } of targets) {
        expect(datasource).toEqual({ type: "prometheus", uid: "${datasource}" });
        expect(legendFormat, title).not.toBe("");
        expect(expr).toContain('instance=~"$instance"');
        expect(filledIn(expr)).not.toContain("$");
      }
    }
  });

  test("a heat map has colours", () => {
    const colors = panels.filter(({ type }) => type === "heatmap").map(({ options }) => options);
    expect(colors.length).toBeGreaterThan(6);
    for (const color of colors) {
      expect(color).toMatchObject({ color: { mode: "scheme", steps: 64, exponent: 0.5 } });
    }
  });

  test("units are those of what is measured", () => {
    const unitOf = (title: string) =>
      panels.find((panel) => panel.title === title)!.fieldConfig!.defaults.unit;
    expect(unitOf("Plan step completed: duration, p50 and p95")).toBe("s");
    expect(unitOf("Benchmark completed: throughput, p50 and p95")).toBe("suffix: tokens/s");
    expect(unitOf("Memory stored: size, p50 and p95")).toBe("bytes");
    expect(unitOf("Plan generated: confidence")).toBe("percentunit");
    expect(unitOf("Bytes read")).toBe("Bps");
  });

  test("tags that label events can be chosen, and part no panel", async () => {
    const tagged = await dashboard("--label", "tags.model");
    expect(tagged.templating.list!.map(({ name }) => name)).toContain("tags_model");
    const all = tagged.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    const plain = (await dashboard()).panels.flatMap(({ targets = [] }) => targets);
    expect(all.length).toBe(plain.length);
    expect(all.some((expr) => expr.includes('tags_model=~"$tags_model"'))).toBe(true);
    expect(all.some((expr) => /by \([^)]*tags_model/.test(expr))).toBe(false);
  });
});

describe("options", () => {
  test.each([
    [["--dashboard", "--alerts"], "error: --dashboard and --alerts do not go together"],
    [["--alerts", "--once"], "error: --alerts and --once do not go together"],
    [["--dashboard", "fixtures/runs"], "error: --dashboard reads no logs"],
  ])("%j is refused", async (args, message) => {
    const { stdout, stderr, code } = await telemetry(["metrics", "--no-config", ...args]);
    expect(stderr.split("\n")[0]).toBe(message);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  });
});

test("Grafana's builder is loaded with --dashboard alone, and makes the same each time", async () => {
  const hook = 'process.on("exit", () => console.error(Object.keys(require.cache).join()))';
  const built = (option: string): Promise<Output> =>
    inFolder(async (folder) => {
      const file = join(folder, "hook.cjs");
      writeFileSync(file, hook);
      return bash(
        `node --require ${file} bin/telemetry.js metrics --no-config --schemas fixtures/schemas ${option}`,
      );
    });
  const { stdout, stderr } = await built("--dashboard");
  expect(stdout).toBe(await printedBy("--dashboard", ...schemas));
  expect(stderr).toContain("apart/grafana-sdk.cjs");
  expect((await built("--alerts")).stderr).not.toContain("grafana");
  const bundle = readFileSync(join(root, "dist/telemetry.cjs"), "utf8");
  expect(bundle).not.toContain("schemaVersion:");
});
