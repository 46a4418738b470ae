import type { Stats } from "../../core/stats/options.ts";
import type { Input } from "../../io/inputs.ts";
import { isSystemError, reasonOf } from "../../io/reason.ts";
import type { Scans } from "../../io/parallel/parallel.ts";

export interface Unreadable {
  readonly file: string;
  readonly reason: string;
}

/** What takes what is read. */
export type Fold = Pick<Stats, "input" | "batch" | "skipped">;

/** What gathering needs beside the inputs. */
export interface Gathering {
  readonly scans: Scans;
  readonly signal: AbortSignal;
  readonly stats: Fold;
  /** Called after every piece. */
  readonly settled: (bytes: number) => Promise<void>;
  readonly fileDone: () => void;
}

/** Folds inputs one after the other; returns those that can't be read to their ends. */
export async function gather(
  inputs: readonly Input[],
  { scans, signal, stats, settled, fileDone }: Gathering,
): Promise<Unreadable[]> {
  const unreadable: Unreadable[] = [];
  for (const input of inputs) {
    if (signal.aborted) break;
    stats.input();
    try {
      for await (const scanned of scans.scan(input)) {
        if (scanned.kind === "batch") stats.batch(scanned.batch);
        else stats.skipped(scanned.kind === "long" ? 1 : scanned.lines, scanned.bytes);
        await settled(scanned.kind === "batch" ? scanned.batch.bytes.length : scanned.bytes);
        if (signal.aborted) break;
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
      unreadable.push({ file: input.name, reason: reasonOf(error) });
    }
    fileDone();
  }
  return unreadable;
}
