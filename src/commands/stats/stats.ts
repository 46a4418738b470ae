import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import { checkBudget, parseBudget, type Budget } from "../../core/stats/budget.ts";
import { compareSnapshots } from "../../core/stats/compare.ts";
import { overviewOf } from "../../core/stats/overview.ts";
import type { Io } from "../../io/io.ts";
import { writeWhole } from "../../io/output.ts";
import type { BudgetResult, StatsContext } from "../../report/stats/report.ts";
import { comparisonWriters, statsWriters } from "../../report/stats/writers.ts";
import { createStyle } from "../../report/style.ts";
import { setUpContract } from "../contract-setup.ts";
import { zoneOf } from "../events/zone.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { checkOptions } from "./check-options.ts";
import type { StatsOptions } from "./options.ts";
import { namesOf, readEither, readLogs, readSnapshots, type Read, type Reading } from "./read.ts";
import { setUpFolding } from "./setup.ts";
import { snapshotText } from "./snapshot-file.ts";

/** Percentiles that are shown where nothing else is asked for, and when two logs are. */
const usualPercentiles = [50, 90, 95, 99];
const comparedPercentiles = [50, 95];
/** Rows of lists in formats that are read by programs. */
const usualTop = 10;

/**
 * Says what happened in recorded runs; returns the exit code.
 * @throws Problem for options, snapshots or schemas that can't be read
 */
export async function stats(
  named: readonly string[],
  options: StatsOptions,
  io: Io,
): Promise<number> {
  checkOptions(named, options);
  const budgets = options.failIf.map(parseBudget);
  const setup = await setUpContract(options, io);
  const folding = await setUpFolding(options, setup, io);
  for (const hint of folding.hints) await io.stderr.write(`hint: ${hint}\n`);
  const reading: Reading = { options, setup, folding, io };
  if (options.watch) {
    const { watch } = await import("./watch.ts");
    return watch(named, reading, (read) => written(read, [], reading));
  }
  if (options.compare) return compare(named, budgets, reading);
  const read = options.merge
    ? await readSnapshots(named, reading)
    : await readLogs(await namesOf(named, options, io), reading);
  if (io.signal.aborted) return exitBySignal(io.signal.reason);
  const { snapshot, unreadable } = read;
  if (options.save !== undefined) {
    await writeWhole(resolve(io.cwd, options.save), snapshotText(snapshot));
  }
  const results = budgets.map((budget) => checkBudget(budget, snapshot, undefined));
  await io.stdout.write(await written(read, results, reading));
  if (unreadable.length > 0) return exitCodes.unreadable;
  return results.some(({ isOverdrawn }) => isOverdrawn) ? exitCodes.findings : exitCodes.clean;
}

/** The text of an overview. */
async function written(
  { snapshot, unreadable }: Read,
  budgets: readonly BudgetResult[],
  { options, io }: Reading,
): Promise<string> {
  const { format = "table", top, percentiles = usualPercentiles } = options;
  const overview = overviewOf(snapshot, { percentiles, top: top ?? usualTop });
  const write = await statsWriters[format]();
  return write({ overview, snapshot, unreadable, budgets }, await contextOf(options, io));
}

async function contextOf(
  { color, local, top, sort, percentiles = usualPercentiles }: StatsOptions,
  { stdout }: Io,
): Promise<StatsContext> {
  const style = await createStyle(color, stdout.columns);
  return { style, zone: zoneOf(local), top, sort, percentiles };
}

async function compare(
  named: readonly string[],
  budgets: readonly Budget[],
  reading: Reading,
): Promise<number> {
  const { options, io } = reading;
  const [first, second] = named;
  const a = await readEither(first!, reading);
  const b = await readEither(second!, reading);
  if (io.signal.aborted) return exitBySignal(io.signal.reason);
  const unreadable = [...a.unreadable, ...b.unreadable];
  for (const { file, reason } of unreadable) {
    await io.stderr.write(`cannot read ${file}: ${reason}\n`);
  }
  const { percentiles = comparedPercentiles, format = "table" } = options;
  const comparison = compareSnapshots(a.snapshot, b.snapshot, [first!, second!], percentiles);
  const results = budgets.map((budget) => checkBudget(budget, b.snapshot, a.snapshot));
  if (!Object.hasOwn(comparisonWriters, format)) {
    const formats = Object.keys(comparisonWriters).join(", ");
    throw new Problem(`--compare can't be written as ${format}`, `there are ${formats}`);
  }
  const write = await comparisonWriters[format as keyof typeof comparisonWriters]();
  await io.stdout.write(write(comparison, results, await contextOf(options, io)));
  if (unreadable.length > 0) return exitCodes.unreadable;
  return results.some(({ isOverdrawn }) => isOverdrawn) ? exitCodes.findings : exitCodes.clean;
}
