// Every query of the dashboard and every rule, in a real Prometheus that scrapes a real sidecar while a log grows.
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { familiesOf } from "../../src/core/metrics/families.ts";
import { alertsOf } from "../../src/report/grafana/alerts/alerts.ts";
import { expressionOf } from "../../src/report/grafana/alerts/rule.ts";
import {
  eventually,
  hasPrometheus,
  prometheus,
  serving,
  type Prometheus,
} from "../metrics/support.ts";
import { linesBelow } from "../stats/support.ts";
import { inFolder } from "../support/process.ts";
import { root } from "../support/cli.ts";
import { catalog, dashboard, filledIn, printedBy, schemas } from "./support.ts";

/** Events of everything a schema measures: each example, and what examples leave out. */
const examples = catalog.events.flatMap(({ name, schema }) =>
  (schema.examples ?? []).map((payload) => ({ event: name, payload })),
);
const others = [
  { event: "memory.stored", payload: { key: "build-command", size: 2048 } },
  { event: "plan.step_started", payload: { index: 9, tool: "rg", description: "look" } },
];

/** A part of the log: recorded runs and the events above, in runs of its own. */
function part(n: number): string {
  const recorded = linesBelow(join(root, "fixtures/runs")).map((line) =>
    line.replace('"run_id":"', `"run_id":"part-${n}-`),
  );
  const own = [...examples, ...others].map((event, i) =>
    JSON.stringify({
      schema_version: "0.1",
      timestamp: `2026-02-13T10:0${n}:${String(i).padStart(2, "0")}Z`,
      source: "planner",
      run_id: `part-${n}`,
      cycle: 1,
      ...event,
      tags: {},
    }),
  );
  return [...recorded, ...own].map((line) => `${line}\n`).join("");
}

const size = part(1).split("\n").length - 1;

const config = (target: string): string => `
global: { scrape_interval: 500ms, evaluation_interval: 1s }
rule_files: [alerts.yml]
scrape_configs:
  - job_name: agent-telemetry
    static_configs: [{ targets: ["${target}"] }]
`;

/** Queries that give no number that is one. */
async function without(server: Prometheus, queries: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(queries.map((query) => server.query(query)));
  return queries.filter((_, i) => ![...answers[i]!.values()].some(Number.isFinite));
}

describe.skipIf(!hasPrometheus)("in Prometheus", () => {
  test("every query of the dashboard and every signal of the rules returns data", async () => {
    const { panels, templating } = await dashboard(...schemas);
    const queries = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => filledIn(expr)));
    const choices = templating.list!.flatMap(({ definition }) => {
      const [, metric, label] = /^label_values\((\w+), (\w+)\)$/.exec(definition ?? "") ?? [];
      return label === undefined ? [] : [`count by (${label}) (${metric}{${label}!=""})`];
    });
    const rules = alertsOf(catalog, familiesOf(catalog)).flatMap((group) => group.rules);
    const signals = rules.map(({ signal }) => signal);
    const conditions = rules.flatMap(({ only = "" }) => {
      // What follows `and`, without what it is compared with.
      const [, rest] = /^and (?:on \([^)]*\) )?(.*?)(?: (?:>=?) \d+)?$/.exec(only) ?? [];
      return rest === undefined ? [] : [rest];
    });
    expect(choices).toHaveLength(3);
    expect(conditions.length).toBeGreaterThan(5);
    await inFolder(async (folder) => {
      mkdirSync(join(folder, "logs"));
      const log = join(folder, "logs/run.jsonl");
      writeFileSync(log, part(1));
      writeFileSync(join(folder, "alerts.yml"), await printedBy("--alerts", ...schemas));
      await serving([...schemas, "logs"], folder, async (sidecar) => {
        await prometheus(folder, config(sidecar.host), async (server) => {
          const reaches = (parts: number): Promise<true> =>
            eventually(`part ${parts}`, async () => {
              const lines = await server.value("sum(agent_telemetry_lines_total)");
              return lines !== undefined && lines >= parts * size ? true : undefined;
            });
          await reaches(1);
          appendFileSync(log, part(2));
          await reaches(2);
          expect(await without(server, queries)).toEqual([]);
          expect(await without(server, choices)).toEqual([]);
          expect(await without(server, [...signals, ...conditions])).toEqual([]);
          // An alert that is there by then, as Prometheus itself evaluates the rules.
          await eventually("an alert", async () =>
            (await server.value('ALERTS{alertname="AgentTelemetryRunAborted"}')) === 1
              ? true
              : undefined,
          );
          for (const rule of rules) await server.query(expressionOf(rule));
        });
      });
    });
  });
});
