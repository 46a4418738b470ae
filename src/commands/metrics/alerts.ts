import type { Io } from "../../io/io.ts";
import { alertsOf } from "../../report/grafana/alerts/alerts.ts";
import { rulesText } from "../../report/grafana/alerts/yaml.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Sidecar } from "./setup.ts";

/** Prints rules for Prometheus that alert by what the sidecar would show. */
export async function alerts({ setup, metrics }: Sidecar, { stdout }: Io): Promise<number> {
  await stdout.write(rulesText(alertsOf(setup.catalog, metrics.families)));
  return exitCodes.clean;
}
