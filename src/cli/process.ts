import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Io } from "../io/io.ts";
import { createSink } from "../io/sink.ts";
import { run } from "./main.ts";

export { run };

/**
 * The io of the real process. The first Ctrl-C asks the command to end; the second ends the process by the signal's own
 * default, as an exit would wait for a write that a reader has stalled.
 */
function processIo(): Io {
  const controller = new AbortController();
  process.once("SIGINT", () => controller.abort());
  return {
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
    signal: controller.signal,
  };
}

/** Runs the command line of this process and ends it: a pending read of standard input would keep it alive. */
export async function main(): Promise<void> {
  process.exit(await run(process.argv.slice(2), processIo()));
}
