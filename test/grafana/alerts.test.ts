// The rules, in Prometheus's own test of rules: each fires when it should, and is quiet otherwise.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasPromtool } from "../metrics/support.ts";
import { root } from "../support/cli.ts";
import { printedBy, schemas } from "./support.ts";

const text = await printedBy("--alerts", ...schemas);

/** Series and their values a minute, in promtool's words: `0+1x30` is 0, 1, 2 to 30. */
type Series = Readonly<Record<string, string>>;

interface Case {
  readonly alert: string;
  /** When it is looked at. */
  readonly at: string;
  readonly fires: Series;
  /** The same with the least change that makes it no reason to alert. */
  readonly quiet: readonly Series[];
}

const stuck = (gauge: string, last: string, open: string): Series => ({
  'agent_telemetry_last_event_timestamp_seconds{source="planner"}': last,
  [`agent_telemetry_${gauge}_in_progress`]: open,
});
const errors = (values: string): Series => ({
  'agent_telemetry_events_total{event="executor.error",source="executor"}': values,
  'agent_telemetry_events_total{event="plan.generated",source="planner"}': "0+100x30",
});
const unhandled = (values: string): Series => ({
  'agent_telemetry_executor_error_outcomes_total{outcome="failure"}': values,
  'agent_telemetry_executor_error_outcomes_total{outcome="success"}': "0+100x30",
});
const outcomes = (failures: string, successes: string): Series => ({
  'agent_telemetry_plan_step_completed_outcomes_total{outcome="failure"}': failures,
  'agent_telemetry_plan_step_completed_outcomes_total{outcome="success"}': successes,
});
const one = (series: string, values: string): Series => ({ [series]: values });
const abort = 'agent_telemetry_review_decision_verdict_total{verdict="abort"}';
const build = 'agent_telemetry_build_info{version="1.2.3"}';

const cases: readonly Case[] = [
  {
    alert: "AgentTelemetryRunStuck",
    at: "20m",
    fires: stuck("plan_step", "0x30", "1x30"),
    quiet: [
      // Nothing is open; something still happens; it was a day ago.
      stuck("plan_step", "0x30", "0x30"),
      stuck("plan_step", "0+60x30", "1x30"),
      stuck("plan_step", "-90000x30", "1x30"),
    ],
  },
  {
    alert: "AgentTelemetryRunStuck",
    at: "20m",
    fires: stuck("executor_command", "0x30", "2x30"),
    quiet: [],
  },
  {
    alert: "AgentTelemetryErrorBurst",
    at: "10m",
    fires: errors("0+3x30"),
    quiet: [errors("0+1x30")],
  },
  {
    alert: "AgentTelemetryUnhandledErrors",
    at: "10m",
    fires: unhandled("0+1x30"),
    quiet: [unhandled("0x5 1x25")],
  },
  {
    alert: "AgentTelemetryFailing",
    at: "30m",
    fires: outcomes("0+2x30", "0+1x30"),
    quiet: [
      // As many succeed; too few to tell.
      outcomes("0+1x30", "0+1x30"),
      outcomes("0x5 3x25", "0x30"),
    ],
  },
  {
    alert: "AgentTelemetryRunAborted",
    at: "10m",
    fires: one(abort, "0x5 1x25"),
    quiet: [one(abort, "7x30"), one(abort, "0x30")],
  },
  {
    alert: "AgentTelemetrySidecarDown",
    at: "20m",
    fires: { up: "1x5 0x25", [build]: "1x5 _x25" },
    // It answers again; another job is down.
    quiet: [
      { up: "1x5 0x2 1x25", [build]: "1x5 _x2 1x25" },
      { up: "1x5 0x25", 'agent_telemetry_build_info{job="other"}': "1x30" },
    ],
  },
  {
    alert: "AgentTelemetrySidecarMissing",
    at: "20m",
    fires: { up: "1x30" },
    quiet: [one(build, "1x30")],
  },
  {
    alert: "AgentTelemetrySidecarBehind",
    at: "25m",
    fires: {
      agent_telemetry_exporter_lag_seconds: "120x30",
      agent_telemetry_exporter_read_bytes_total: "0+1000x30",
    },
    quiet: [
      // What was read last was old, but nothing is left to read; or it is in time.
      {
        agent_telemetry_exporter_lag_seconds: "120x30",
        agent_telemetry_exporter_read_bytes_total: "1000x30",
      },
      {
        agent_telemetry_exporter_lag_seconds: "2x30",
        agent_telemetry_exporter_read_bytes_total: "0+1000x30",
      },
    ],
  },
  {
    alert: "AgentTelemetryInputsUnreadable",
    at: "10m",
    fires: one("agent_telemetry_exporter_unreadable_inputs", "1x30"),
    quiet: [one("agent_telemetry_exporter_unreadable_inputs", "0x30")],
  },
  {
    alert: "AgentTelemetryLinesRejected",
    at: "10m",
    fires: one('agent_telemetry_lines_total{kind="invalid"}', "0x5 2x25"),
    quiet: [one('agent_telemetry_lines_total{kind="events"}', "0+9x30")],
  },
  {
    alert: "AgentTelemetryLabelOverflow",
    at: "10m",
    fires: one(
      'agent_telemetry_exporter_label_overflow_total{metric="agent_telemetry_events_total",label="source"}',
      "0x5 4x25",
    ),
    quiet: [one("agent_telemetry_exporter_label_overflow_total", "4x30")],
  },
  {
    alert: "AgentTelemetryRunsForgotten",
    at: "10m",
    fires: one("agent_telemetry_exporter_forgotten_runs_total", "0x5 1x25"),
    quiet: [one("agent_telemetry_exporter_forgotten_runs_total", "1x30")],
  },
  {
    alert: "AgentTelemetryEventsDropped",
    at: "10m",
    fires: one(
      'agent_telemetry_events_total{event="telemetry.dropped",source="telemetry"}',
      "0x5 1x25",
    ),
    quiet: [one('agent_telemetry_events_total{event="other",source="telemetry"}', "0x5 1x25")],
  },
];

/** A series with the labels a scrape gives it. */
function scraped(series: string): string {
  const [, name, labels = ""] = /^(\w+)(?:\{(.*)\})?$/.exec(series)!;
  const own = labels === "" ? [] : labels.split(",");
  const job = labels.includes("job=") ? [] : ['job="agent-telemetry"'];
  return `${name}{${[...own, ...job, 'instance="host:9464"'].join(",")}}`;
}

/** A test of rules: how many alerts of a name fire. */
const testOf = (alert: string, at: string, series: Series, count: number): object => ({
  interval: "1m",
  name: `${alert} ${count}`,
  input_series: Object.entries(series).map(([name, values]) => ({ series: scraped(name), values })),
  promql_expr_test: [
    {
      expr: `count(ALERTS{alertname="${alert}",alertstate="firing"}) or vector(0)`,
      eval_time: at,
      exp_samples: [{ labels: "{}", value: count }],
    },
  ],
});

/** Runs promtool where the rules are alerts.yml, and files beside them. */
function promtool(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "telemetry-alerts-"));
  try {
    for (const [name, its] of Object.entries({ "alerts.yml": text, ...files })) {
      writeFileSync(join(folder, name), its);
    }
    const { stdout, stderr, status } = spawnSync("promtool", args, { cwd: folder });
    return { status, said: `${String(stdout)}${String(stderr)}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What promtool says of tests of the rules. */
function tested(tests: readonly object[]) {
  const suite = { rule_files: ["alerts.yml"], evaluation_interval: "1m", tests };
  // JSON is YAML.
  return promtool(["test", "rules", "tests.yml"], { "tests.yml": JSON.stringify(suite) });
}

const passes = { status: 0, said: expect.stringContaining("SUCCESS") };

const named = [...text.matchAll(/- alert: (\w+)/g)].map(([, name]) => name!);

test("every rule is tested here", () => {
  expect(new Set(cases.map(({ alert }) => alert))).toEqual(new Set(named));
});

describe("docs/grafana.md", () => {
  const page = readFileSync(join(root, "docs/grafana.md"), "utf8");

  test("has every rule with its severity, and no other", () => {
    const rows = [...page.matchAll(/^\| `(\w+)` .* (\w+) +\|$/gm)].map(([, a, b]) => `${a}: ${b}`);
    const rules = [...text.matchAll(/- alert: (\w+)[^]*?severity: "(\w+)"/g)];
    expect(new Set(rows)).toEqual(new Set(rules.map(([, a, b]) => `${a}: ${b}`)));
  });

  test.skipIf(!hasPromtool)("has a configuration that Prometheus takes", () => {
    const [, config] = /```yaml\n(# \S*prometheus\.yml\nglobal:[^]*?)```/.exec(page)!;
    const rules = { "agent-telemetry.rules.yml": text, "prometheus.yml": config! };
    expect(promtool(["check", "config", "prometheus.yml"], rules)).toEqual(passes);
  });
});

describe.skipIf(!hasPromtool)("promtool", () => {
  test("accepts the rules", () => {
    expect(promtool(["check", "rules", "alerts.yml"])).toEqual({
      status: 0,
      said: expect.stringContaining(`SUCCESS: ${named.length} rules found`),
    });
  });

  test("sees each fire when it should, and not otherwise", () => {
    const tests = cases.flatMap(({ alert, at, fires, quiet }) => [
      testOf(alert, at, fires, 1),
      ...quiet.map((series) => testOf(alert, at, series, 0)),
    ]);
    expect(tested(tests)).toEqual(passes);
  });

  test("sees what an alert says", () => {
    const [test0] = cases.filter(({ alert }) => alert === "AgentTelemetryRunAborted");
    const expected = {
      exp_labels: { severity: "warning", job: "agent-telemetry", instance: "host:9464" },
      exp_annotations: {
        summary: "A run was aborted",
        description: "Decisions to abort within 15 minutes at host:9464: 1.",
      },
    };
    const { alert, at, fires } = test0!;
    const said = {
      ...testOf(alert, at, fires, 1),
      alert_rule_test: [{ eval_time: at, alertname: alert, exp_alerts: [expected] }],
    };
    expect(tested([said])).toEqual(passes);
  });
});
