import type { Family } from "../../../core/metrics/family.ts";
import { names } from "../../../core/metrics/own-families.ts";
import { eventOf, familiesOfKind, familyNamed, isError, spanOf } from "../family-of.ts";
import { aggregate, increase, is, isAny, metric, sum } from "../promql.ts";
import { count, target, type Rule } from "./rule.ts";

/** Rules of what runs do. @param events names of all events */
export function runRules(families: readonly Family[], events: readonly string[]): Rule[] {
  const outcomes = familiesOfKind(families, "outcomes").map((family) => ({
    family,
    event: eventOf(family)!,
  }));
  const verdicts = familiesOfKind(families, "values").filter(
    (family) => eventOf(family) === decision,
  );
  return [
    ...familiesOfKind(families, "span").map((family) => stuck(families, family)),
    errorBurst(families, events.filter(isError)),
    ...outcomes.filter(({ event }) => isError(event)).map(unhandled),
    ...outcomes.filter(({ event }) => !isError(event)).map(failing),
    ...verdicts.map(aborted),
  ];
}

const decision = "review.decision";

/** A span is open and nothing has come for a quarter of an hour; after a day nobody waits any more. */
function stuck(families: readonly Family[], family: Family): Rule {
  const span = spanOf(family)!;
  const last = metric(familyNamed(families, names.lastEvent).name);
  return {
    alert: "AgentTelemetryRunStuck",
    signal: `time() - ${aggregate("max", target, last)}`,
    when: "> 900 < 86400",
    only: `and on (${target.join(", ")}) ${metric(family.name)} > 0`,
    for: "1m",
    severity: "warning",
    labels: { span },
    summary: `A run may be stuck in ${span}`,
    description: `${span} is in progress, and {{ $labels.instance }} has seen no event for {{ $value | humanizeDuration }}.`,
  };
}

function errorBurst(families: readonly Family[], errors: readonly string[]): Rule {
  const { name } = familyNamed(families, names.events);
  return {
    alert: "AgentTelemetryErrorBurst",
    signal: sum([...target, "event"], increase(metric(name, [isAny("event", errors)]), "5m")),
    when: "> 10",
    for: "0s",
    severity: "warning",
    summary: "Many errors within 5 minutes",
    description: `Events {{ $labels.event }} within 5 minutes at {{ $labels.instance }}: ${count}.`,
  };
}

interface Outcome {
  readonly family: Family;
  readonly event: string;
}

const failures = ({ family }: Outcome, over: string): string =>
  sum(target, increase(metric(family.name, [is("outcome", "failure")]), over));

const unhandled = (outcome: Outcome): Rule => ({
  alert: "AgentTelemetryUnhandledErrors",
  signal: failures(outcome, "5m"),
  when: "> 2",
  for: "0s",
  severity: "critical",
  labels: { event: outcome.event },
  summary: "Errors that were not handled",
  description: `Events ${outcome.event} that nothing recovered from, within 5 minutes at {{ $labels.instance }}: ${count}.`,
});

/** Most of at least ten fail. */
function failing(outcome: Outcome): Rule {
  const { family, event } = outcome;
  const all = sum(target, increase(metric(family.name), "30m"));
  return {
    alert: "AgentTelemetryFailing",
    signal: `${failures(outcome, "30m")}\n/ ${all}`,
    when: "> 0.5",
    only: `and ${all} >= 10`,
    for: "5m",
    severity: "warning",
    labels: { event },
    summary: `Most events ${event} fail`,
    description: `Of the events ${event} that {{ $labels.instance }} has seen within 30 minutes, {{ $value | humanizePercentage }} tell of a failure.`,
  };
}

const aborted = ({ name }: Family): Rule => ({
  alert: "AgentTelemetryRunAborted",
  signal: sum(target, increase(metric(name, [is("verdict", "abort")]), "15m")),
  when: "> 0",
  for: "0s",
  severity: "warning",
  summary: "A run was aborted",
  description: `Decisions to abort within 15 minutes at {{ $labels.instance }}: ${count}.`,
});
