import { stat } from "node:fs/promises";
import { Problem } from "../../contract/problem.ts";
import type { Known } from "../../core/redact/known.ts";
import {
  createListing,
  noRedactions,
  type RedactionResult,
  type RedactionTotals,
} from "../../core/redact/listing.ts";
import type { Change } from "../../core/redact/redactor.ts";
import { blocksOf } from "../../io/blocks.ts";
import { defaultInputs, resolveInputs, type Input } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { readList } from "../../io/list.ts";
import { CannotWrite } from "../../io/output.ts";
import { isSystemError, reasonOf } from "../../io/reason.ts";
import { Refused } from "../../io/rewrite.ts";
import { isUnchanged } from "../../io/same-file.ts";
import { setUpContract } from "../contract-setup.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { createProgress } from "../progress.ts";
import { gatherSecrets, secretsOf, type CleanFile } from "./gather.ts";
import { writeListings } from "./listings.ts";
import type { RedactOptions } from "./options.ts";
import { openOutputs, type Outputs } from "./outputs.ts";
import { redactInput, Unredactable, type Redacting } from "./redact-input.ts";
import { setUpRedaction } from "./setup.ts";

/** Redacts logs, or with --check and --dry-run tells what would be; returns the exit code. */
export async function redact(
  named: readonly string[],
  options: RedactOptions,
  io: Io,
  today: string,
): Promise<number> {
  checkOptions(options);
  const contract = await setUpContract(options, io);
  const setup = await setUpRedaction(options, contract, io, today);
  const names =
    options.filesFrom === undefined
      ? named
      : [...named, ...(await readList(options.filesFrom, io))];
  const inputs = await resolveInputs(names.length > 0 ? names : await defaultInputs(io), io.cwd);
  const outputs = await openOutputs(inputs.found, options, io);

  const progress = createProgress(io.stderr, inputs.found.length, () => performance.now());
  const settled = (bytes: number): Promise<void> => progress.step(bytes);
  const refusesBadLines = setup.onBadLine === "error";
  const { maxLineBytes } = options;
  const gathered = await gatherSecrets(inputs.found, { setup, io, maxLineBytes, settled });
  const engine = setup.engine(gathered.secrets);

  const listing = createListing();
  const summary = { ...noRedactions(), files: 0 };
  const files: RedactionResult["files"][number][] = [];
  const unreadable = [...inputs.bad];
  let isFailed = false;
  const redacting = (input: Input, write?: Redacting["write"]) =>
    redactInput(input, {
      engine,
      io,
      maxLineBytes,
      refusesBadLines,
      told(change) {
        listing.add(input.name, change);
        if (!gathered.read.has(input)) learn(engine.known, change);
      },
      ...(write && { write }),
      settled,
    });
  for (const input of inputs.found) {
    if (io.signal.aborted) break;
    try {
      const known = engine.known.size > 0 ? undefined : gathered.clean.get(input);
      const totals =
        (known && (await keepClean(input, known, outputs, io))) ??
        (await throughOutput(input, outputs, io.signal, redacting));
      summary.files++;
      for (const total of totalNames) summary[total] += totals[total];
      if (files.length < mostFiles) files.push({ name: input.name, ...totals });
    } catch (error) {
      const reason = refusalOf(error, outputs.isEach);
      if (error instanceof Unredactable && error.isFinding) isFailed = true;
      unreadable.push({ file: input.name, reason });
    }
    progress.file();
  }
  await progress.clear();
  const result: RedactionResult = {
    summary,
    files,
    rules: [...listing.rules]
      .map(([rule, count]) => ({ rule, count }))
      .toSorted((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1)),
    entries: listing.entries,
    moreEntries: listing.more,
    unreadable,
    interrupted: io.signal.aborted,
  };
  await writeListings(result, options, io);
  if (result.interrupted) return exitBySignal(io.signal.reason);
  if (unreadable.length > 0 && !isFailed) return exitCodes.unreadable;
  return isFailed || (options.check && summary.changed > 0) ? exitCodes.findings : exitCodes.clean;
}

/** Redacts an input into its output; what is not whole is taken away. */
async function throughOutput(
  input: Input,
  outputs: Outputs,
  signal: AbortSignal,
  redacting: (input: Input, write?: Redacting["write"]) => Promise<RedactionTotals>,
): Promise<RedactionTotals> {
  const output = await outputs.open(input);
  try {
    const totals = await redacting(input, output && ((bytes) => output.write(bytes)));
    if (signal.aborted) await output?.discard();
    else await output?.keep(totals.changed > 0);
    return totals;
  } catch (error) {
    await output?.discard();
    throw error;
  }
}

/**
 * Spares a file the second pass in which the first one found nothing. Undefined if it has changed since, or changes
 * meanwhile: then it is read again.
 */
async function keepClean(
  input: Input,
  { status, totals }: CleanFile,
  outputs: Outputs,
  io: Io,
): Promise<RedactionTotals | undefined> {
  const isSame = async (): Promise<boolean> =>
    isUnchanged(status, await stat(input.path!, { bigint: true }));
  if (outputs.clean === "scan" || !(await isSame())) return undefined;
  if (outputs.clean === "skip") return totals;
  const output = (await outputs.open(input))!;
  try {
    for await (const block of blocksOf(input.path, io.stdin, io.signal)) await output.write(block);
    if (!io.signal.aborted && (await isSame())) {
      await output.keep(false);
      return totals;
    }
  } catch (error) {
    await output.discard();
    throw error;
  }
  await output.discard();
  return undefined;
}

/** Values a stream teaches at most: each costs a new search. */
const mostLearnt = 1000;

function learn(known: Known, { redacted }: Change): void {
  for (const secret of secretsOf(redacted)) if (known.size < mostLearnt) known.add(secret);
}

/** Files a report tells of one by one. */
const mostFiles = 10_000;

const totalNames = ["lines", "bytes", "changed", "replaced", "bad", "withheld"] as const;

/**
 * Why an input was left as it is; what is wrong with the whole command is thrown on.
 * @param isEach whether an output that can't be written is the input's own
 */
function refusalOf(error: unknown, isEach: boolean): string {
  if (error instanceof Unredactable || error instanceof Refused) return error.message;
  if (isEach && error instanceof CannotWrite) return error.message;
  if (isSystemError(error)) return reasonOf(error);
  throw error;
}

function checkOptions({ outDir, inPlace, check, dryRun, listings }: RedactOptions): void {
  const modes = [
    outDir !== undefined && "--out-dir",
    inPlace && "--in-place",
    check && "--check",
    dryRun && "--dry-run",
  ].filter((mode) => mode !== false);
  if (modes.length > 1) throw new Problem(`${modes.join(" and ")} exclude each other`);
  const isToStdout = modes.length === 0;
  const listed = listings.filter(({ file }) => file === undefined);
  if (isToStdout && listed.length > 0) {
    throw new Problem(
      "standard output has the redacted log",
      `name a file, --report ${listed[0]!.format}=FILE, or use --check or --dry-run`,
    );
  }
  if (listed.length > 1) throw new Problem("only one report can go to standard output");
}
