/** A rule of Prometheus that alerts, before it is a text. */
export interface Rule {
  readonly alert: string;
  /** What is looked at: it has a value also while all is well. */
  readonly signal: string;
  /** When that is bad, as `> 900`. */
  readonly when: string;
  /** What else has to hold, as `and on (job, instance) ...`. */
  readonly only?: string;
  /** How long it has to hold. */
  readonly for: string;
  readonly severity: "critical" | "warning" | "info";
  /** What tells it from other rules of its name. */
  readonly labels?: Readonly<Record<string, string>>;
  /** One line. Like the description it may use the templates of Prometheus. */
  readonly summary: string;
  readonly description: string;
}

export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** The labels of what is scraped: rules look at each sidecar by itself. */
export const target = ["job", "instance"] as const;

/** The value of a rule as a whole number, in a template of Prometheus. */
export const count = "{{ printf `%.0f` $value }}";

export const expressionOf = ({ signal, when, only }: Rule): string =>
  `${signal} ${when}${only === undefined ? "" : `\n${only}`}`;
