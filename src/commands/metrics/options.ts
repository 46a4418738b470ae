import type { ContractOptions } from "../contract-setup.ts";

export type MetricsFormat = "text" | "openmetrics";

/** What `telemetry metrics` can be asked for. */
export interface MetricsOptions extends ContractOptions {
  /** Where to serve, as host:port; undefined for the usual place, where nothing else is asked for. */
  readonly listen: string | undefined;
  /** Whether to print once what is there and end. */
  readonly once: boolean;
  /** How it is printed then. */
  readonly format: MetricsFormat;
  /** A file to keep for the node exporter. */
  readonly textfile: string | undefined;
  /** How often it is written, as a time span. */
  readonly every: string | undefined;
  /** A file to write history to, for promtool. */
  readonly backfill: string | undefined;
  /** Time between its samples, as a time span. */
  readonly step: string | undefined;
  /** Whether to print a dashboard for Grafana instead. */
  readonly dashboard: boolean;
  /** Whether to print rules for Prometheus instead. */
  readonly alerts: boolean;
  /** Tags that label all events, as `tags.model`. */
  readonly labels: readonly string[];
  /** Whether only what comes from now on is counted. */
  readonly fromNow: boolean;
  /** How often files are looked at, ms; undefined for watches. */
  readonly poll: number | undefined;
  readonly quiet: boolean;
  readonly maxLineBytes: number;
  readonly color: boolean;
  readonly version: string;
}
