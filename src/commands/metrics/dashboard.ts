import type { Io } from "../../io/io.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Sidecar } from "./setup.ts";

/** Prints a dashboard for Grafana of all that the sidecar would show. */
export async function dashboard({ setup, metrics }: Sidecar, { stdout }: Io): Promise<number> {
  const { dashboardOf } = await import("../../report/grafana/document/dashboard.ts");
  const made = dashboardOf(setup.catalog, metrics.families);
  await stdout.write(`${JSON.stringify(made, null, 2)}\n`);
  return exitCodes.clean;
}
