import { resolve } from "node:path";
import { resolveInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { writeWhole } from "../../io/output.ts";
import { safe } from "../../report/safe.ts";
import { createFrugalScanner } from "../../scan/scanner.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { checkOutputFiles } from "../output-files.ts";
import { createProgress } from "../progress.ts";
import { openScans } from "../scans.ts";
import { gather } from "../stats/gather.ts";
import type { MetricsOptions } from "./options.ts";
import type { Sidecar } from "./setup.ts";

/** Reads what is there, prints or writes it, and ends. */
export async function once(
  named: readonly string[],
  options: MetricsOptions,
  { setup, fold, text }: Sidecar,
  io: Io,
): Promise<number> {
  const { format, textfile, maxLineBytes } = options;
  const { stdin, stdout, stderr, signal, cwd } = io;
  const inputs = await resolveInputs(named, cwd);
  if (textfile !== undefined) {
    const files = [{ option: `--textfile ${textfile}`, file: textfile }];
    await checkOutputFiles(files, inputs.found, [], cwd);
  }
  const scan = createFrugalScanner(setup.catalog, setup.validators);
  const scanning = { scan, maxLineBytes, stdin, signal };
  const scans = await openScans(inputs.found, scanning, setup, undefined, io);
  const progress = createProgress(stderr, inputs.found.length, () => performance.now());
  const gathering = gather(inputs.found, {
    scans,
    signal,
    stats: fold,
    settled: (bytes) => progress.step(bytes),
    fileDone: () => progress.file(),
  });
  const close = (): Promise<void> => scans.close();
  await gathering.then(close, close);
  await progress.clear();
  const unreadable = [...inputs.bad, ...(await gathering)];
  if (signal.aborted) return exitBySignal(signal.reason);
  for (const { file, reason } of unreadable) {
    await stderr.write(`cannot read ${safe(file)}: ${safe(reason)}\n`);
  }
  if (textfile === undefined) await stdout.write(text(format, unreadable.length));
  else await writeWhole(resolve(cwd, textfile), text("text", unreadable.length));
  return unreadable.length > 0 ? exitCodes.unreadable : exitCodes.clean;
}
