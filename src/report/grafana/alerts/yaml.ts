import { expressionOf, type Rule, type RuleGroup } from "./rule.ts";

/** Rules as Prometheus reads them (prometheus.io/docs/prometheus/latest/configuration/alerting_rules). */
export const rulesText = (groups: readonly RuleGroup[]): string =>
  [head, "groups:", ...groups.flatMap(groupLines)].map((line) => `${line}\n`).join("");

const head = "# Alerting rules for Prometheus, by telemetry metrics --alerts";

const groupLines = ({ name, rules }: RuleGroup): string[] => [
  `  - name: ${quoted(name)}`,
  "    rules:",
  ...rules.flatMap(ruleLines),
];

function ruleLines(rule: Rule): string[] {
  const { alert, severity, labels = {}, summary, description } = rule;
  return [
    `      - alert: ${alert}`,
    // A literal block: every character of it is the expression's.
    "        expr: |-",
    ...expressionOf(rule)
      .split("\n")
      .map((line) => `          ${line}`),
    ...(rule.for === "0s" ? [] : [`        for: ${rule.for}`]),
    "        labels:",
    ...entries({ severity, ...labels }),
    "        annotations:",
    ...entries({ summary, description }),
  ];
}

const entries = (values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).map(([name, value]) => `          ${name}: ${quoted(value)}`);

/** A text of JSON is one of YAML, and never taken for anything else. */
const quoted = (value: string): string => JSON.stringify(value);
