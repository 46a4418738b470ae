import type { Check } from "../../core/validate/check.ts";
import type { FileResult, Summary, Unreadable } from "../../core/validate/result.ts";
import type { Input } from "../../io/inputs.ts";
import { isSystemError, reasonOf } from "../../io/reason.ts";
import type { Scans } from "../../io/parallel/parallel.ts";
import type { LineOutputs } from "./line-outputs.ts";
import type { SecretCheck } from "./secrets.ts";

/** Files a report tells of one by one. */
const maxFiles = 10_000;

/** What checking the inputs needs beside the inputs. */
export interface Checking {
  readonly scans: Scans;
  readonly signal: AbortSignal;
  readonly maxLineBytes: number;
  readonly check: Check;
  readonly lines: LineOutputs;
  /** Looks for secrets, if that is asked for. */
  readonly secrets: SecretCheck | undefined;
  /** Called after every piece. */
  readonly settled: (bytes: number) => Promise<void>;
  readonly fileDone: () => void;
}

/** What became of the inputs, added up. */
export interface Checked {
  readonly totals: Omit<Summary, "findings">;
  readonly files: readonly FileResult[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Checks one input after another. One that cannot be read to its end is told, and the rest goes on; Ctrl-C ends it.
 * @throws ClosedPipe or CannotWrite if an output fails
 */
export async function checkInputs(inputs: readonly Input[], checking: Checking): Promise<Checked> {
  const { signal, check, lines } = checking;
  const totals = { files: 0, lines: 0, bytes: 0, events: 0, blank: 0, rejected: 0 };
  const files: FileResult[] = [];
  const unreadable: Unreadable[] = [];
  for (const input of inputs) {
    if (signal.aborted) break;
    const isStream = input.path === undefined;
    check.open({ name: input.name, isStream, ...(input.run !== undefined && { run: input.run }) });
    let isWhole = false;
    try {
      await lines.open(input);
      await checkInput(input, checking);
      isWhole = !signal.aborted;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      unreadable.push({ file: input.name, reason: reasonOf(error) });
    } finally {
      await lines.close(isWhole);
    }
    const result = check.close(isWhole);
    totals.files++;
    for (const total of ["lines", "bytes", "events", "blank", "rejected"] as const) {
      totals[total] += result[total];
    }
    if (files.length < maxFiles) files.push(result);
    checking.fileDone();
  }
  return { totals, files, unreadable };
}

/** Folds one input. Rejects if it can't be read to its end. */
async function checkInput(input: Input, checking: Checking): Promise<void> {
  const { scans, check, lines, secrets, maxLineBytes, settled, signal } = checking;
  for await (const scanned of scans.scan(input)) {
    if (scanned.kind === "batch") {
      check.batch(scanned.batch);
      secrets?.(scanned.batch, check);
    } else if (scanned.kind === "long") {
      const { line, byteOffset, bytes } = scanned;
      check.longLine(line, byteOffset, bytes, maxLineBytes);
      lines.longLine(line, byteOffset, bytes);
    } else {
      check.binary(scanned.binary, scanned.lines, scanned.bytes);
      lines.binary(scanned.bytes);
    }
    await lines.flush();
    await settled(scanned.kind === "batch" ? scanned.batch.bytes.length : scanned.bytes);
    if (signal.aborted) return;
  }
}
