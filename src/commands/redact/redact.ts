import { Problem } from "../../contract/problem.ts";
import { createListing, noRedactions, type RedactionResult } from "../../core/redact/listing.ts";
import { defaultInputs, resolveInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { readList } from "../../io/list.ts";
import { isSystemError, reasonOf } from "../../io/reason.ts";
import { Refused } from "../../io/rewrite.ts";
import { setUpContract } from "../contract-setup.ts";
import { exitCodes } from "../exit-codes.ts";
import { createProgress } from "../progress.ts";
import { gatherSecrets } from "./gather.ts";
import { writeListings } from "./listings.ts";
import type { RedactOptions } from "./options.ts";
import { openOutputs } from "./outputs.ts";
import { redactInput, Unredactable } from "./redact-input.ts";
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
  const secrets = await gatherSecrets(inputs.found, {
    setup,
    io,
    maxLineBytes,
    settled,
  });
  const engine = setup.engine(new Set([...setup.named, ...secrets]));

  const listing = createListing();
  const summary = { ...noRedactions(), files: 0 };
  const files: RedactionResult["files"][number][] = [];
  const unreadable = [...inputs.bad];
  let isFailed = false;
  for (const input of inputs.found) {
    if (io.signal.aborted) break;
    try {
      const output = await outputs.open(input);
      try {
        const totals = await redactInput(input, {
          engine,
          io,
          maxLineBytes,
          refusesBadLines,
          told: (change, counted) => listing.add(input.name, change, counted),
          ...(output && { write: (bytes) => output.write(bytes) }),
          settled,
        });
        if (io.signal.aborted) await output?.discard();
        else await output?.keep(totals.changed > 0);
        summary.files++;
        for (const total of totalNames) summary[total] += totals[total];
        if (files.length < mostFiles) files.push({ name: input.name, ...totals });
      } catch (error) {
        await output?.discard();
        throw error;
      }
    } catch (error) {
      const reason = refusalOf(error);
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
  if (result.interrupted) return exitCodes.interrupted;
  if (unreadable.length > 0 && !isFailed) return exitCodes.unreadable;
  return isFailed || (options.check && summary.changed > 0) ? exitCodes.findings : exitCodes.clean;
}

/** Files a report tells of one by one. */
const mostFiles = 10_000;

const totalNames = ["lines", "bytes", "changed", "replaced", "bad", "withheld"] as const;

/** Why an input was left as it is; what is wrong with the whole command is thrown on. */
function refusalOf(error: unknown): string {
  if (error instanceof Unredactable || error instanceof Refused) return error.message;
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
