import { ownEvents } from "../../../contract/own-events.ts";
import type { Family } from "../../../core/metrics/family.ts";
import { names, type lineKinds } from "../../../core/metrics/own-families.ts";
import { familyNamed } from "../family-of.ts";
import { increase, isAny, metric, sum } from "../promql.ts";
import { count, target, type Rule } from "./rule.ts";

const on = `on (${target.join(", ")})`;
const where = "{{ $labels.instance }}";

/** Rules of the sidecar's own health. */
export function sidecarRules(families: readonly Family[]): Rule[] {
  const nameOf = (name: string): string => familyNamed(families, name).name;
  return [
    ...reachRules(nameOf(names.build)),
    behind(nameOf(names.lag), nameOf(names.bytes)),
    unreadable(nameOf(names.unreadable)),
    rejected(nameOf(names.lines)),
    ...lossRules(families),
  ];
}

/** `up` is Prometheus's own: whether a scrape went well. */
const reachRules = (build: string): Rule[] => [
  {
    alert: "AgentTelemetrySidecarDown",
    signal: "up",
    when: "== 0",
    only: `and ${on} max_over_time(${build}[1d])`,
    for: "5m",
    severity: "critical",
    summary: "A sidecar does not answer",
    description: `${where} served metrics of runs within a day, and has not answered for 5 minutes.`,
  },
  {
    alert: "AgentTelemetrySidecarMissing",
    signal: `(sum(${build}) or vector(0))`,
    when: "== 0",
    for: "15m",
    severity: "warning",
    summary: "No sidecar is scraped",
    description: "Prometheus has had no metrics of runs for 15 minutes.",
  },
];

const behind = (lag: string, bytes: string): Rule => ({
  alert: "AgentTelemetrySidecarBehind",
  signal: metric(lag),
  when: "> 60",
  only: `and ${on} rate(${bytes}[5m]) > 0`,
  for: "10m",
  severity: "warning",
  summary: "A sidecar is behind its logs",
  description: `${where} reads events that are {{ $value | humanizeDuration }} old.`,
});

const unreadable = (name: string): Rule => ({
  alert: "AgentTelemetryInputsUnreadable",
  signal: metric(name),
  when: "> 0",
  for: "5m",
  severity: "warning",
  summary: "Logs that can't be read",
  description: `Inputs that ${where} can't read: {{ $value }}.`,
});

/** What became of lines that are in no other metric. */
const bad = ["invalid", "unreadable"] satisfies (typeof lineKinds)[number][];

const rejected = (name: string): Rule => ({
  alert: "AgentTelemetryLinesRejected",
  signal: sum([...target, "kind"], increase(metric(name, [isAny("kind", bad)]), "15m")),
  when: "> 0",
  for: "0s",
  severity: "warning",
  summary: "Lines that are no valid events",
  description: `Lines that are {{ $labels.kind }}, within 15 minutes at ${where}: ${count}. Run telemetry validate on the logs.`,
});

/** What is counted as something else, or not at all. */
function lossRules(families: readonly Family[]): Rule[] {
  const overflow = familyNamed(families, names.overflow).name;
  const forgotten = familyNamed(families, names.forgotten).name;
  const events = familyNamed(families, names.events).name;
  return [
    {
      alert: "AgentTelemetryLabelOverflow",
      signal: sum([...target, "metric", "label"], increase(overflow, "1h")),
      when: "> 0",
      for: "0s",
      severity: "info",
      summary: "Values of a label are counted as other",
      description: `Values of {{ $labels.label }} that {{ $labels.metric }} counts as other, within an hour at ${where}: ${count}.`,
    },
    {
      alert: "AgentTelemetryRunsForgotten",
      signal: increase(forgotten, "1h"),
      when: "> 0",
      for: "0s",
      severity: "info",
      summary: "More runs than a sidecar remembers",
      description: `Runs forgotten within an hour at ${where}: ${count}. What they have in progress is no longer shown.`,
    },
    {
      alert: "AgentTelemetryEventsDropped",
      signal: sum(target, increase(metric(events, [isAny("event", [ownEvents.dropped])]), "15m")),
      when: "> 0",
      for: "0s",
      severity: "warning",
      summary: "Emitters drop events",
      description: `Times emitters had no room for events, within 15 minutes in the logs that ${where} reads: ${count}. The logs say how many are lost.`,
    },
  ];
}
