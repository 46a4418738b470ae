import type { Io } from "../io/io.ts";
import { createSink, flushed } from "../io/output.ts";
import { exitCodes } from "../commands/exit-codes.ts";
import { run } from "./main.ts";

/** The io of the real process. The first Ctrl-C asks the command to end, the second ends the process. */
function processIo(): Io {
  const controller = new AbortController();
  process.on("SIGINT", () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
  });
  return {
    // Opened only when it is read: setting the stream up costs a start 2 ms.
    get stdin() {
      return process.stdin;
    },
    stdout: createSink(process.stdout),
    stderr: createSink(process.stderr),
    cwd: process.cwd(),
    env: process.env,
    signal: controller.signal,
  };
}

/** Runs the command line of this process and sets its exit code, once all output has left. */
export async function main(): Promise<void> {
  const code = await run(process.argv.slice(2), processIo());
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  // A pending read of standard input would keep the process alive.
  process.exit(code);
}
