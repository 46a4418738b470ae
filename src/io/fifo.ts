import { close, constants, open, read } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

const openFile = promisify(open);
const readFile = promisify(read);
const closeFile = promisify(close);

/** How long to wait for a writer to come, ms. */
const waitForWriter = 20;

/**
 * The bytes of a named pipe, or of one that a shell made for `<(command)`. It is opened without blocking, as neither
 * an open nor a read that waits in the system can be called off by Ctrl-C. A named pipe is waited for until somebody
 * writes.
 * @param isNamed whether writers may still come
 */
export async function* fifoBlocks(
  path: string,
  isNamed: boolean,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const fd = await openFile(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const buffer = new Uint8Array(1 << 16);
  let handedOver = false;
  try {
    for (;;) {
      if (signal.aborted) return;
      const count = await readFile(fd, buffer, 0, buffer.length, null).then(
        ({ bytesRead }) => bytesRead,
        (error: NodeJS.ErrnoException) => {
          if (error.code === "EAGAIN") return undefined;
          throw error;
        },
      );
      if (count === 0 && isNamed) {
        await sleep(waitForWriter);
        continue;
      }
      if (count === 0) return;
      if (count !== undefined) yield buffer.subarray(0, count);
      break;
    }
    // A writer is there: from here the event loop tells when there is more.
    const { Socket } = await import("node:net");
    const socket = new Socket({ fd, readable: true, writable: false });
    handedOver = true;
    signal.addEventListener("abort", () => socket.destroy(), { once: true });
    yield* socket as AsyncIterable<Uint8Array>;
  } finally {
    if (!handedOver) await closeFile(fd);
  }
}
