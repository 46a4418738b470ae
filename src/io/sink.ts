import { fstatSync, statSync } from "node:fs";
import type { WriteStream } from "node:tty";
import { channelOf, type Put } from "./channel.ts";
import type { Sink } from "./io.ts";
import { CannotWrite, ClosedPipe } from "./output.ts";
import { createReaderWatch } from "./reader.ts";

/**
 * A sink over a descriptor of the process. It writes to the descriptor itself, as opening Node's streams for it costs a
 * start 4 ms; only a terminal gets one, for its width. After the reader has gone every write throws ClosedPipe.
 */
export function createSink(fd: 1 | 2): Sink {
  const terminal = terminalOf(fd);
  let failure: Error | undefined;
  let channel: Put | undefined;
  const put: Put = (bytes) => (channel ??= channelOf(fd))(bytes);
  // Writes follow each other, whoever waits for them.
  let last: Promise<void> = Promise.resolve();
  const writeAll = async (bytes: Uint8Array): Promise<void> => {
    if (failure) throw failure;
    try {
      for (let at = 0; at < bytes.length;) at += await put(bytes.subarray(at));
    } catch (error) {
      throw (failure = asFailure(error as NodeJS.ErrnoException, fd));
    }
  };
  return {
    isTTY: terminal !== undefined,
    get columns() {
      return terminal?.columns;
    },
    get rows() {
      return terminal?.rows;
    },
    onResize: (listener) => terminal?.on("resize", listener),
    write(text) {
      const bytes = typeof text === "string" ? Buffer.from(text) : text;
      const done = last.then(() => writeAll(bytes));
      last = done.catch(() => undefined);
      return done;
    },
    hasReader: createReaderWatch(fd),
  };
}

function terminalOf(fd: 1 | 2): WriteStream | undefined {
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
