import { availableParallelism } from "node:os";
import { join } from "node:path";
import { exitBySignal } from "../commands/exit-codes.ts";
import type { Io } from "../io/io.ts";
import { createSink } from "../io/sink.ts";
import { run } from "./main.ts";

export { run };

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** How long a command may take to end after a signal, ms: it cleans up, but need not wait for a reader that has stalled. */
const grace = 3000;

/** The io of the real process. */
const processIo = (signal: AbortSignal, outlast: () => void): Io => ({
  // Opened only when it is read: setting the stream up costs a start 2 ms.
  get stdin() {
    return process.stdin;
  },
  stdout: createSink(1),
  stderr: createSink(2),
  cwd: process.cwd(),
  env: process.env,
  get cores() {
    return availableParallelism();
  },
  scanWorker: join(__dirname, "apart", "scan-worker.cjs"),
  signal,
  outlast,
});

/**
 * Runs the command line of this process and ends it: a pending read of standard input would keep it alive. The first
 * signal asks the command to end; after a second one the process ends by the signal's own default.
 */
export async function main(): Promise<void> {
  const controller = new AbortController();
  let endsSoon = true;
  const outlast = (): void => void (endsSoon = false);
  const stopped = new Promise<number>((settle) => {
    for (const name of signals) {
      process.once(name, () => {
        controller.abort(name);
        if (endsSoon) setTimeout(() => settle(exitBySignal(name)), grace).unref();
      });
    }
  });
  process.exit(
    await Promise.race([
      run(process.argv.slice(2), processIo(controller.signal, outlast)),
      stopped,
    ]),
  );
}
