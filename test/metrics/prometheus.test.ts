// What Prometheus itself makes of it: what it has scraped and what it was given as history, asked for by PromQL.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { telemetry } from "../support/cli.ts";
import { inFolder } from "../support/process.ts";
import { linesBelow, stats } from "../stats/support.ts";
import {
  eventually,
  hasPrometheus,
  hasPython,
  parserSays,
  prometheus,
  runs,
  samplesOf,
  serving,
} from "./support.ts";
import type { Prometheus } from "./support.ts";

const lines = linesBelow(runs[0]!);
const schemas = runs.slice(1);

const scraping = (target: string): string => `
global: { scrape_interval: 500ms }
scrape_configs:
  - job_name: telemetry
    static_configs: [{ targets: ["${target}"] }]
`;

describe.skipIf(!hasPrometheus)("Prometheus", () => {
  test("scrapes a run while it is written, and counts as telemetry stats does", async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, "logs"));
      const log = join(folder, "logs/run.jsonl");
      const [first = [], ...rest] = parts(lines, 3);
      writeFileSync(log, first.join(""));
      await serving([...schemas, "logs"], folder, async (sidecar) => {
        await prometheus(folder, scraping(sidecar.host), async (server) => {
          for (const part of rest) {
            const before = (await server.value("sum(agent_telemetry_events_total)")) ?? 0;
            appendFileSync(log, part.join(""));
            // The next part comes once this one was scraped.
            await reaches(server, before + 1);
          }
          await reaches(server, lines.length);
          await sameAsStats(server, log);
          await sameAsScraped(server, await sidecar.scrape());
          expect(
            await server.value("rate(agent_telemetry_lines_total{kind='events'}[5m])"),
          ).toBeGreaterThan(0);
          expect(await server.value("scrape_samples_scraped")).toBeGreaterThan(200);
          expect(await server.value("up")).toBe(1);
        });
      });
    });
  });

  test("makes history of what was written as blocks", async () => {
    await inFolder(async (folder) => {
      const file = join(folder, "history.om");
      const args = ["metrics", "--no-config", ...runs, "--backfill", file];
      expect(await telemetry(args)).toEqual({ stdout: "", stderr: "", code: 0 });
      const create = ["tsdb", "create-blocks-from", "openmetrics", file, join(folder, "data")];
      const { status, stderr } = spawnSync("promtool", create);
      expect(`${status} ${String(stderr)}`).toBe("0 ");
      const { time, runs: run } = await stats(runs);
      const end = Math.ceil(Date.parse(time.last!) / 15_000) * 15;
      await prometheus(folder, "scrape_configs: []", async (server) => {
        const at = (query: string) => server.value(query, end);
        expect(await at("sum(agent_telemetry_events_total)")).toBe(lines.length);
        expect(await at("agent_telemetry_cycles_total")).toBe(run.cycles);
        // All that has happened is an increase, from the first sample on.
        const all =
          'max_over_time(agent_telemetry_review_decision_verdict_total{verdict="accept"}[10d]) - min_over_time(agent_telemetry_review_decision_verdict_total{verdict="accept"}[10d])';
        expect(await at(all)).toBe(run.verdicts.find(({ verdict }) => verdict === "accept")!.runs);
        const increase = "sum(increase(agent_telemetry_events_total[1m]))";
        expect(await at(increase)).toBeGreaterThan(0);
        const inProgress = "max_over_time(agent_telemetry_executor_command_in_progress[10d])";
        expect(await at(inProgress)).toBeLessThanOrEqual(1);
        // Between runs there is nothing.
        expect(await server.value("sum(agent_telemetry_events_total)", end - 3600)).toBeUndefined();
      });
    });
  });
});

test.skipIf(!hasPython)(
  "each moment of history is what the strict parser of Python accepts",
  async () => {
    await inFolder(async (folder) => {
      const file = join(folder, "history.om");
      await telemetry(["metrics", "--no-config", ...runs, "--step", "20s", "--backfill", file]);
      const text = readFileSync(file, "utf8");
      // It takes histograms of several times in one text for one, and drops their buckets as duplicates (0.16).
      const times = new Set([...text.matchAll(/^[^#].* (\d+)$/gm)].map(([, time]) => time!));
      expect(times.size).toBeGreaterThan(12);
      const moments = [...times].map((time) =>
        text.replaceAll(/^[^#].* (\d+)\n/gm, (line, its) => (its === time ? line : "")),
      );
      expect(parserSays(...moments)).toBe("");
    });
  },
);

/** Lines in groups, each line with its end. */
function parts(all: readonly string[], count: number): string[][] {
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, n) =>
    all.slice(n * size, (n + 1) * size).map((line) => `${line}\n`),
  );
}

const reaches = (server: Prometheus, count: number): Promise<true> =>
  eventually(`${count} events`, async () => {
    const value = await server.value("sum(agent_telemetry_events_total)");
    return value !== undefined && value >= count ? true : undefined;
  });

/** Compares answers to PromQL with the JSON of `telemetry stats`. */
async function sameAsStats(server: Prometheus, log: string): Promise<void> {
  const facts = await stats([log, ...schemas]);
  const eventsBy = await server.query("sum by (event) (agent_telemetry_events_total) > 0");
  expect(eventsBy).toEqual(
    new Map(facts.events.map(({ event, count }) => [JSON.stringify({ event }), count])),
  );
  const verdicts = await server.query("sum by (verdict) (agent_telemetry_runs) > 0");
  expect(verdicts).toEqual(
    new Map(
      facts.runs.verdicts.map(({ verdict, runs: count }) => [
        JSON.stringify({ verdict: verdict || "none" }),
        count,
      ]),
    ),
  );
  expect(await server.value("agent_telemetry_cycles_total")).toBe(facts.runs.cycles);
  for (const { event, field, count, sum } of facts.measures) {
    if (!field.endsWith("_ms")) continue;
    const name = `agent_telemetry_${event.replaceAll(".", "_")}_${field.replace(/_ms$/, "_seconds")}`;
    expect(await server.value(`sum(${name}_count)`), name).toBe(count);
    expect(await server.value(`sum(${name}_sum)`), name).toBeCloseTo(sum! / 1000, 9);
  }
  const handled = await server.value("sum(agent_telemetry_executor_error_outcomes_total)");
  expect(handled).toBe(facts.events.find(({ event }) => event === "executor.error")!.count);
}

/** Every sample of a scrape is there to be asked for, but for those that change by themselves. */
async function sameAsScraped(server: Prometheus, text: string): Promise<void> {
  const stored = await server.query('{job="telemetry",__name__=~"agent_telemetry_.*"}');
  const values = new Map(
    [...stored].map(([labels, value]) => {
      const {
        __name__,
        instance: _,
        job: __,
        ...own
      } = JSON.parse(labels) as Record<string, string>;
      return [keyOf(__name__!, Object.entries(own)), value];
    }),
  );
  for (const [sample, value] of samplesOf(text)) {
    const [, name = "", pairs = ""] = /^([^{]+)(?:\{(.*)\})?$/.exec(sample)!;
    const labels = [...pairs.matchAll(/(\w+)="([^"]*)"/g)].map(
      ([, label, its]) => [label!, its!] as const,
    );
    const key = keyOf(name, labels);
    expect(`${key} ${values.get(key)}`).toBe(`${key} ${value}`);
  }
}

/** Prometheus scrapes OpenMetrics, where bounds have a point. */
const keyOf = (name: string, labels: readonly (readonly [string, string])[]): string =>
  `${name} ${labels
    .map(([label, value]) => `${label}=${label === "le" ? String(Number(value)) : value}`)
    .toSorted()
    .join(" ")}`;
