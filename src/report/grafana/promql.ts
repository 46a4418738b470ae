/** Texts of PromQL (prometheus.io/docs/prometheus/latest/querying/basics). */

/** How long a rate looks back: Grafana fills in what fits the scrapes and the width of the panel. */
export const window = "$__rate_interval";
/** All of the time the dashboard shows. */
export const shown = "$__range";

/** A matcher: `is("event", "plan.generated")`. */
export const is = (label: string, value: string): string => `${label}=${JSON.stringify(value)}`;

/** A matcher of all other values. */
export const isNot = (label: string, value: string): string => `${label}!=${JSON.stringify(value)}`;

/** A matcher of any of several values. */
export const isAny = (label: string, values: readonly string[]): string =>
  values.length === 1
    ? is(label, values[0]!)
    : `${label}=~${JSON.stringify(values.map(literal).join("|"))}`;

/** A value as a regular expression (RE2) for itself alone. */
const literal = (value: string): string => value.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

export const metric = (name: string, matchers: readonly string[] = []): string =>
  matchers.length === 0 ? name : `${name}{${matchers.join(", ")}}`;

/** An aggregation; over everything if `by` is empty. */
export const aggregate = (how: string, by: readonly string[], expression: string): string =>
  by.length === 0 ? `${how}(${expression})` : `${how} by (${by.join(", ")}) (${expression})`;

export const sum = (by: readonly string[], expression: string): string =>
  aggregate("sum", by, expression);

export const rate = (series: string): string => `rate(${series}[${window}])`;

export const increase = (series: string, over: string): string => `increase(${series}[${over}])`;

/** What is counted, a minute. */
export const perMinute = (by: readonly string[], series: string): string =>
  `60 * ${sum(by, rate(series))}`;

/** A quantile of a histogram, from the series of its buckets. */
export const quantile = (share: number, by: readonly string[], buckets: string): string =>
  `histogram_quantile(${share}, ${sum(["le", ...by], rate(buckets))})`;
