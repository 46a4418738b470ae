import { Problem } from "../../contract/problem.ts";
import type { Snapshot } from "../../core/stats/snapshot.ts";
import { mergeSnapshots } from "../../core/stats/merge.ts";
import { defaultInputs, resolveInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { readList } from "../../io/list.ts";
import { createFrugalScanner } from "../../scan/scanner.ts";
import type { ContractSetup } from "../contract-setup.ts";
import { checkOutputFiles } from "../output-files.ts";
import { createProgress } from "../progress.ts";
import { openScans } from "../scans.ts";
import { gather, type Unreadable } from "./gather.ts";
import type { StatsOptions } from "./options.ts";
import type { Folding } from "./setup.ts";
import { isSnapshot, readSnapshot } from "./snapshot-file.ts";

/** What was read. */
export interface Read {
  readonly snapshot: Snapshot;
  readonly unreadable: readonly Unreadable[];
}

export interface Reading {
  readonly options: StatsOptions;
  readonly setup: ContractSetup;
  readonly folding: Folding;
  readonly io: Io;
}

/** Folds all logs that are named. */
export async function readLogs(named: readonly string[], reading: Reading): Promise<Read> {
  const { options, setup, folding, io } = reading;
  const { catalog, validators } = setup;
  const { maxLineBytes, jobs } = options;
  const { stdin, signal } = io;
  const inputs = await resolveInputs(named, io.cwd);
  if (options.save !== undefined) {
    const saving = [{ option: `--save ${options.save}`, file: options.save }];
    await checkOutputFiles(saving, inputs.found, [], io.cwd);
  }
  const stats = folding.create();
  const scan = createFrugalScanner(catalog, validators);
  const scanning = { scan, maxLineBytes, stdin, signal };
  const scans = await openScans(inputs.found, scanning, setup, jobs, io);
  const progress = createProgress(io.stderr, inputs.found.length, () => performance.now());
  const gathering = gather(inputs.found, {
    scans,
    signal,
    stats,
    settled: (bytes) => progress.step(bytes),
    fileDone: () => progress.file(),
  });
  const close = (): Promise<void> => scans.close();
  await gathering.then(close, close);
  await progress.clear();
  return { snapshot: stats.snapshot(), unreadable: [...inputs.bad, ...(await gathering)] };
}

/** @throws Problem for one that can't be read: a sum without it would be wrong */
export async function readSnapshots(names: readonly string[], reading: Reading): Promise<Read> {
  const { setup, io } = reading;
  if (names.length === 0)
    throw new Problem("--merge needs snapshots", "name files that --save wrote");
  const snapshots: Snapshot[] = [];
  for (const name of names) snapshots.push(await readSnapshot(name, io.cwd));
  return { snapshot: mergeSnapshots(snapshots, setup.catalog), unreadable: [] };
}

/** A log, a folder of logs, or a snapshot. */
export async function readEither(name: string, reading: Reading): Promise<Read> {
  const isSaved = await isSnapshot(name, reading.io.cwd);
  return isSaved ? readSnapshots([name], reading) : readLogs([name], reading);
}

export async function namesOf(
  named: readonly string[],
  { filesFrom }: StatsOptions,
  io: Io,
): Promise<readonly string[]> {
  if (filesFrom !== undefined) return [...named, ...(await readList(filesFrom, io))];
  return named.length > 0 ? named : defaultInputs(io);
}
