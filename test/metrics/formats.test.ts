// What is printed, as the programs that read it take it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, telemetry } from "../support/cli.ts";
import { inFolder } from "../support/process.ts";
import { anEvent, withPayload } from "../unit/contract/events.ts";
import { folded } from "../unit/core/metrics/folding-metrics.ts";
import {
  hasPromtool,
  hasPython,
  once,
  parserSays,
  promtoolSays,
  runs,
  samplesOf,
} from "./support.ts";

const forged =
  'x"} 1\n# EOF\nagent_telemetry_build_info{version="evil"} 666\n# TYPE up counter\nup 1 # {a="b"} 1';
const nasty = [
  forged,
  "\\",
  '"',
  "}",
  "{",
  "\u001b[31m\u202e\u2028",
  "\ud800",
  "é",
  "x".repeat(500),
];

/** Events whose every text tries to be more than one. */
const hostile = nasty.flatMap((text, n) => [
  { ...withPayload("executor.error", { exception: text, message: text }), source: text },
  { ...withPayload("plan.step_completed", { status: text }), tags: { model: text } },
  withPayload("optimizer.profile_selected", { profile: text }),
  withPayload("optimizer.benchmark_completed", {}),
  anEvent({ event: `zoo.fed_${n}`, source: text, run_id: text.replaceAll(/\p{C}/gu, "") }),
]);

function hostileLog(folder: string): string {
  const file = join(folder, "hostile.jsonl");
  writeFileSync(file, hostile.map((event) => `${JSON.stringify(event)}\n`).join(""));
  return file;
}

const inputs = (folder: string): readonly (readonly string[])[] => [
  runs,
  [hostileLog(folder)],
  [hostileLog(folder), "--label", "tags.model"],
  [join(root, "fixtures/invalid")],
  [join(root, "fixtures/hostile")],
];

test.skipIf(!hasPromtool)("promtool accepts all texts", async () => {
  await inFolder(async (folder) => {
    for (const args of inputs(folder)) expect(promtoolSays(await once(...args))).toBe("");
  });
});

test.skipIf(!hasPython)("the strict parser of Python accepts all OpenMetrics", async () => {
  await inFolder(async (folder) => {
    const texts: string[] = [];
    for (const args of inputs(folder)) texts.push(await once("--format", "openmetrics", ...args));
    expect(parserSays(...texts)).toBe("");
  });
});

test("a text of a log is a label and nothing else", async () => {
  await inFolder(async (folder) => {
    const args = [hostileLog(folder), "--label", "tags.model"];
    const usual = new Set(namesIn(await once(...runs.slice(0, 1), "--label", "tags.model")));
    for (const format of ["text", "openmetrics"]) {
      const text = await once("--format", format, ...args);
      for (const name of namesIn(text)) expect(usual).toContain(name.replace(/_profile$/, ""));
      expect(text.match(/^# EOF$/gm) ?? []).toHaveLength(format === "text" ? 0 : 1);
      // What a terminal would obey.
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/);
      expect(text).toContain(String.raw`exception="x\"} 1\\x0a# EOF\\x0aagent_telemetry`);
      expect(samplesOf(text).get('agent_telemetry_build_info{version="0.1.0"}')).toBe(1);
    }
  });
});

/** The names of all samples. */
const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/^([a-z_]+)/gm)].map(([, name]) => name!)),
];

describe("OpenMetrics", () => {
  test("says the run of the last value, and no time", async () => {
    const text = await once("--format", "openmetrics", ...runs);
    expect(text).toMatch(
      /^agent_telemetry_review_decision_verdict_total\{verdict="abort"\} 1 # \{run_id="2026-[^"]+"\} 1$/m,
    );
    expect(text).toMatch(/_bucket\{status="ok",le="1\.0"\} \d+ # \{run_id="[^"]+"\} 0\.\d+$/m);
    expect(text.replaceAll(/run_id="[^"]*"/g, "")).not.toMatch(/2026-0/);
    expect(text).toMatch(/# EOF\n$/);
  });

  test("a run whose name is too long for it is left out", async () => {
    const { openMetrics } = await folded([
      [anEvent({ run_id: "r".repeat(122) }), anEvent({ run_id: "s".repeat(123), cycle: 2 })],
    ]);
    expect(openMetrics).not.toContain("sss");
    const short = await folded([[anEvent({ run_id: "r".repeat(122) })]]);
    expect(short.openMetrics).toContain(`# {run_id="${"r".repeat(122)}"} 1\n`);
  });

  test.skipIf(!hasPython)("a histogram of what may be negative has no sum", async () => {
    const it = { type: "number", "x-metric": { type: "histogram", buckets: [-5, 0, 5] } };
    const schemas = { "zoo.fed": { type: "object", properties: { it } } };
    const events = [-7, 3].map((value) => anEvent({ event: "zoo.fed", payload: { it: value } }));
    const { text, openMetrics } = await folded([events], { schemas });
    expect(text).toContain("agent_telemetry_zoo_fed_it_sum -4\n");
    expect(openMetrics).not.toContain("agent_telemetry_zoo_fed_it_sum");
    expect(parserSays(openMetrics)).toBe("");
  });
});

describe("the numbers", () => {
  test("are those of telemetry stats", async () => {
    const args = ["--no-config", "--format", "prometheus", ...runs];
    const { stdout } = await telemetry(["stats", ...args]);
    const ours = samplesOf(await once(...runs));
    const theirs = [...samplesOf(stdout)].filter(([name]) => !differs.test(name));
    expect(theirs.length).toBeGreaterThan(100);
    for (const [name, value] of theirs)
      expect(`${name} ${ours.get(name)}`).toBe(`${name} ${value}`);
  });

  test("stay the same in a file that is cut into batches otherwise", async () => {
    const whole = samplesOf(await once(...runs));
    const { stdout } = await telemetry(
      ["metrics", "--once", "--no-config", ...runs.slice(1), "-"],
      {
        stdin: [Buffer.from(await allLines())],
      },
    );
    const differing = [...samplesOf(stdout)].filter(([name, value]) => whole.get(name) !== value);
    expect(differing.map(([name]) => name.replace(/\{.*/, ""))).toEqual([
      "agent_telemetry_exporter_lag_seconds",
      "agent_telemetry_exporter_start_time_seconds",
    ]);
  });
});

/** Labels that stats does not have, gauges of which it says the mean, and lines it may be asked to leave out. */
const differs = /executor_error_handled|optimizer_benchmark|_confidence|kind="filtered"/;

async function allLines(): Promise<string> {
  const { linesBelow } = await import("../stats/support.ts");
  return `${linesBelow(join(root, "fixtures/runs")).join("\n")}\n`;
}
