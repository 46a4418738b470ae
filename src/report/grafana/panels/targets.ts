import { DataqueryBuilder, PromQueryFormat } from "../grafana-sdk.ts";

/** A query of a panel. */
export interface Target {
  readonly expr: string;
  /** Name of its series, as `{{status}}`; "" for what has only one. */
  readonly legend: string;
}

/** The data source the user has chosen. */
export const datasource = { type: "prometheus", uid: "${datasource}" } as const;

const refOf = (i: number): string => String.fromCharCode("A".charCodeAt(0) + i);

const query = ({ expr, legend }: Target, i: number): DataqueryBuilder =>
  new DataqueryBuilder().datasource(datasource).refId(refOf(i)).expr(expr).legendFormat(legend);

/** Queries over the time that is shown. */
export const ranges = (targets: readonly Target[]): DataqueryBuilder[] =>
  targets.map((target, i) => query(target, i).range());

/** Queries at its end. */
export const instants = (targets: readonly Target[]): DataqueryBuilder[] =>
  targets.map((target, i) => query(target, i).instant());

/** Buckets of a histogram. */
export const buckets = (expr: string): DataqueryBuilder[] => [
  query({ expr, legend: "{{le}}" }, 0).range().format(PromQueryFormat.Heatmap),
];
