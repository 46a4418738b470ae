import { Problem } from "../../contract/problem.ts";
import { defaultInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import type { MetricsOptions } from "./options.ts";
import { setUpSidecar } from "./setup.ts";

/**
 * Makes metrics of logs: serves them, writes them to files or prints them; returns the exit code.
 * @throws Problem for an option, a schema or an address that is of no use
 */
export async function metrics(
  named: readonly string[],
  options: MetricsOptions,
  io: Io,
): Promise<number> {
  checkOptions(options);
  checkPrinted(named, options);
  const sidecar = await setUpSidecar(options, io);
  if (options.dashboard) {
    const { dashboard } = await import("./dashboard.ts");
    return dashboard(sidecar, io);
  }
  if (options.alerts) {
    const { alerts } = await import("./alerts.ts");
    return alerts(sidecar, io);
  }
  const inputs = named.length > 0 ? named : await defaultInputs(io);
  if (options.backfill !== undefined) {
    const { backfill } = await import("./backfill.ts");
    return backfill(inputs, options.backfill, options, sidecar, io);
  }
  if (options.once) {
    const { once } = await import("./once.ts");
    return once(inputs, options, sidecar, io);
  }
  const { serve } = await import("./serve.ts");
  return serve(inputs, options, sidecar, io);
}

/** @throws Problem for options that don't go together */
function checkOptions(options: MetricsOptions): void {
  const { once, listen, backfill, textfile, every, step, fromNow, format } = options;
  if (backfill !== undefined) {
    const other = [
      listen !== undefined && "--listen",
      once && "--once",
      textfile !== undefined && "--textfile",
      fromNow && "--from-now",
    ].find((name) => name !== false);
    if (other !== undefined) {
      throw new Problem(`--backfill and ${other} do not go together`, "run them one by one");
    }
  }
  if (step !== undefined && backfill === undefined) {
    throw new Problem("--step needs --backfill", "it is the time between its samples");
  }
  if (once && (listen !== undefined || fromNow)) {
    const other = fromNow ? "--from-now" : "--listen";
    throw new Problem(`--once and ${other} do not go together`, "leave one of them out");
  }
  if (every !== undefined && (textfile === undefined || once)) {
    throw new Problem("--every needs --textfile", "it is how often that file is written");
  }
  if (format === "openmetrics" && (!once || textfile !== undefined)) {
    throw new Problem(
      "--format is for --once",
      "a server gives each client the format it asks for; the node exporter reads text",
    );
  }
}

/** @throws Problem if what is printed of schemas alone is asked for with logs, or with what is done with them */
function checkPrinted(named: readonly string[], options: MetricsOptions): void {
  const printed = options.dashboard ? "--dashboard" : options.alerts ? "--alerts" : undefined;
  if (printed === undefined) return;
  const other = [
    options.dashboard && options.alerts && "--alerts",
    options.listen !== undefined && "--listen",
    options.once && "--once",
    options.textfile !== undefined && "--textfile",
    options.backfill !== undefined && "--backfill",
    options.fromNow && "--from-now",
  ].find((name) => name !== false);
  if (other !== undefined) {
    throw new Problem(`${printed} and ${other} do not go together`, "run them one by one");
  }
  if (named.length > 0) {
    throw new Problem(`${printed} reads no logs`, "it is made of the schemas; leave the logs out");
  }
}
