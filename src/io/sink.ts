import { fstatSync, statSync, write } from "node:fs";
import type { Sink } from "./io.ts";
import { CannotWrite, ClosedPipe } from "./output.ts";

/** How long to wait when a pipe that somebody made non-blocking is full, ms. */
const retryAfter = 5;

/**
 * A sink over a descriptor of the process. It writes to the descriptor itself, as opening Node's streams for it costs a
 * start 4 ms; only a terminal gets one, for its width. After the reader has gone every write throws ClosedPipe.
 */
export function createSink(fd: 1 | 2): Sink {
  const terminal = terminalOf(fd);
  let failure: Error | undefined;
  const put = (bytes: Uint8Array): Promise<number> =>
    new Promise((settle, reject) => {
      write(fd, bytes, (error, written) => {
        if (!error) settle(written);
        else if (error.code === "EAGAIN") setTimeout(() => settle(0), retryAfter);
        else reject(asFailure(error, fd));
      });
    });
  // Writes follow each other, whoever waits for them.
  let last: Promise<void> = Promise.resolve();
  const writeAll = async (bytes: Uint8Array): Promise<void> => {
    if (failure) throw failure;
    try {
      for (let at = 0; at < bytes.length;) at += await put(bytes.subarray(at));
    } catch (error) {
      failure = error as Error;
      throw error;
    }
  };
  return {
    isTTY: terminal !== undefined,
    get columns() {
      return terminal?.columns;
    },
    write(text) {
      const bytes = typeof text === "string" ? Buffer.from(text) : text;
      const done = last.then(() => writeAll(bytes));
      last = done.catch(() => undefined);
      return done;
    },
  };
}

function terminalOf(fd: 1 | 2): { readonly columns: number } | undefined {
  try {
    const status = fstatSync(fd);
    if (!status.isCharacterDevice() || status.rdev === statSync("/dev/null").rdev) return undefined;
  } catch {
    return undefined;
  }
  const stream = fd === 1 ? process.stdout : process.stderr;
  return stream.isTTY ? stream : undefined;
}

function asFailure(error: NodeJS.ErrnoException, fd: 1 | 2): Error {
  if (error.code === "EPIPE" || error.code === "ECONNRESET") return new ClosedPipe("closed pipe");
  return new CannotWrite(fd === 1 ? "to standard output" : "to standard error", error);
}
