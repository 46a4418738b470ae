import type { Command } from "commander";
import type { MetricsFormat, MetricsOptions } from "../commands/metrics/options.ts";
import {
  contractOptions,
  logCommand,
  optionsOf,
  toContract,
  type ContractParsed,
} from "./options.ts";
import { pause, repeated } from "./parse.ts";
import type { Start } from "./validate.ts";

const examples = `
Examples:
  $ telemetry metrics logs/telemetry              serve http://127.0.0.1:9464/metrics
  $ telemetry metrics logs --listen :9500 --label tags.model
  $ telemetry metrics logs --textfile /var/lib/node_exporter/agent.prom
  $ telemetry metrics logs --once                 print what is there, and end
  $ telemetry metrics logs --backfill history.om
  $ promtool tsdb create-blocks-from openmetrics history.om data
  $ telemetry metrics --dashboard > agent-telemetry.json

Exit codes: 0 done, 2 wrong option or schema, or an address that can't be listened on,
3 an input could not be read, 130 Ctrl-C, 143 SIGTERM.`;

interface Parsed
  extends ContractParsed, Partial<Omit<MetricsOptions, keyof ContractParsed | "poll" | "labels">> {
  readonly label?: readonly string[];
  /** True without a value; a text that is no number was meant as an input. */
  readonly poll?: number | string | true;
}

/** How often files are looked at without watches, ms. */
const defaultPause = 500;

export function metricsCommand(start: Start, version: string): Command {
  const command = logCommand(
    "metrics",
    "serve metrics of runs to Prometheus",
    "Follow logs and serve metrics of them to Prometheus.",
    examples,
  );
  const option = optionsOf(command);
  command.optionsGroup("Serving:");
  option(
    "--listen <address>",
    "host:port, or :port for this machine alone (default: 127.0.0.1:9464)",
  );
  option("--label <tag>", "label events by a tag too, such as tags.model; repeatable", repeated);
  option("--from-now", "count only what comes from now on (default: all that is there, too)");
  option("--poll [ms]", "look at files every so often, without watches (default: 500)", pause);
  option("-q, --quiet", "do not tell of files that come, go or are rotated");
  command.optionsGroup("Instead:");
  option("--once", "print the metrics of what is there, and end");
  option("--format <format>", "how --once prints them (default: text)").choices([
    "text",
    "openmetrics",
  ] satisfies MetricsFormat[]);
  option("--textfile <file>", "keep a file for the node exporter; with --once write it once");
  option("--every <time>", "how often --textfile is written (default: 15s)");
  option("--backfill <file>", "write what was, with its times, for promtool to make blocks of");
  option("--step <time>", "time between two samples of --backfill (default: 15s)");
  option("--dashboard", "print a dashboard for Grafana");
  option("--alerts", "print alerting rules for Prometheus");
  command.optionsGroup("Contract:");
  contractOptions(command, "skip");

  return command.action((inputs: string[], parsed: Parsed) => {
    start(async (io, color) => {
      const { metrics } = await import("../commands/metrics/metrics.ts");
      const { poll } = parsed;
      const named = typeof poll === "string" ? [poll, ...inputs] : inputs;
      return metrics(named, toOptions(parsed, color, version), io);
    });
  });
}

function toOptions(parsed: Parsed, color: boolean, version: string): MetricsOptions {
  const { poll } = parsed;
  return {
    ...toContract(parsed),
    listen: parsed.listen,
    once: parsed.once ?? false,
    format: parsed.format ?? "text",
    textfile: parsed.textfile,
    every: parsed.every,
    backfill: parsed.backfill,
    step: parsed.step,
    dashboard: parsed.dashboard ?? false,
    alerts: parsed.alerts ?? false,
    labels: parsed.label ?? [],
    fromNow: parsed.fromNow ?? false,
    poll: poll === undefined || typeof poll === "number" ? poll : defaultPause,
    quiet: parsed.quiet ?? false,
    color,
    version,
  };
}
