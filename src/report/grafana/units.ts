/** Grafana's units (grafana.com/docs/grafana/latest/panels-visualizations/configure-standard-options). */
export const grafanaUnits = {
  count: "short",
  perMinute: "epm",
  share: "percentunit",
  seconds: "s",
  bytesPerSecond: "Bps",
} as const;

/** By the base unit of a family. */
const byUnit: Readonly<Record<string, string>> = {
  seconds: grafanaUnits.seconds,
  bytes: "bytes",
  // Grafana has no such unit; a suffix makes one.
  tokens_per_second: "suffix: tokens/s",
};

/** What a value of a family is shown in. */
export const unitOf = (unit: string): string =>
  Object.hasOwn(byUnit, unit) ? byUnit[unit]! : grafanaUnits.count;
