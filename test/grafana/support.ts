import { join } from "node:path";
import { setUpContract } from "../../src/commands/contract-setup.ts";
import type { Io } from "../../src/io/io.ts";
import type { Dashboard } from "../../src/report/grafana/grafana-sdk.ts";
import { root, telemetry } from "../support/cli.ts";

/** Schemas of extension events. */
const folder = join(root, "fixtures/schemas");
export const schemas = ["--schemas", folder];

/** The catalog with them. */
export const { catalog } = await setUpContract({ schemas: [folder], config: false }, {
  cwd: root,
} as Io);

/** What `telemetry metrics` prints of the schemas alone. */
export async function printedBy(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await telemetry(["metrics", "--no-config", ...args]);
  if (code !== 0 || stderr !== "") throw new Error(`exit code ${code}: ${stderr}`);
  return stdout;
}

export interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: Readonly<Record<"x" | "y" | "w" | "h", number>>;
  readonly options?: object;
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } };
  readonly targets?: readonly {
    readonly refId: string;
    readonly expr: string;
    readonly legendFormat: string;
    readonly datasource: { readonly type: string; readonly uid: string };
  }[];
}

export interface Printed extends Omit<Dashboard, "panels"> {
  readonly panels: readonly Panel[];
}

export const dashboard = async (...args: readonly string[]): Promise<Printed> =>
  JSON.parse(await printedBy("--dashboard", ...args)) as Printed;

/** A query as Grafana sends it, with everything chosen. */
export const filledIn = (expr: string): string =>
  expr
    .replaceAll("$__rate_interval", "1m")
    .replaceAll("$__range", "5m")
    .replaceAll(/"\$\w+"/g, '".*"');
