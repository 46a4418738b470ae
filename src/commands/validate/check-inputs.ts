import type { Check } from "../../core/validate/check.ts";
import type { FileResult, Summary, Unreadable } from "../../core/validate/result.ts";
import type { Input } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { isSystemError, reasonOf } from "../../io/reason.ts";
import type { Scanner } from "../../scan/batch.ts";
import { readInput } from "./read.ts";
import type { LineOutputs } from "./line-outputs.ts";

/** Files a report tells of one by one. */
const maxFiles = 10_000;

/** What checking the inputs needs beside the inputs. */
export interface Checking {
  readonly io: Io;
  readonly check: Check;
  readonly scan: Scanner;
  readonly maxLineBytes: number;
  readonly lines: LineOutputs;
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
  const { io, check, lines } = checking;
  const totals = { files: 0, lines: 0, bytes: 0, events: 0, blank: 0, rejected: 0 };
  const files: FileResult[] = [];
  const unreadable: Unreadable[] = [];
  for (const input of inputs) {
    if (io.signal.aborted) break;
    const isStream = input.path === undefined;
    check.open({ name: input.name, isStream, ...(input.run !== undefined && { run: input.run }) });
    let isWhole = false;
    try {
      await lines.open(input);
      await readInput(input, checking);
      isWhole = !io.signal.aborted;
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
