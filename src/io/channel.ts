import { closeSync, constants, fstatSync, openSync, write, writeSync } from "node:fs";

/** Writes some of the bytes; settles with how many. */
export type Put = (bytes: Uint8Array) => Promise<number>;

/**
 * How bytes get to a descriptor. A pipe or socket is never written to in a way that waits in the system: the process
 * could not end while its reader has stalled. What else there is (files, terminals) does not stall for long.
 */
export function channelOf(fd: number): Put {
  const kind = kindOf(fd);
  if (kind === "socket") return toSocket(fd);
  const own = kind === "pipe" ? reopened(fd) : undefined;
  return own === undefined ? toFile(fd) : toPipe(own);
}

function kindOf(fd: number): "pipe" | "socket" | "other" {
  try {
    const status = fstatSync(fd);
    if (status.isFIFO()) return "pipe";
    return status.isSocket() ? "socket" : "other";
  } catch {
    return "other";
  }
}

/**
 * The same pipe by a description of its own (Linux): that it does not block must not be seen by other processes which
 * share the one given.
 */
function reopened(fd: number): number | undefined {
  let own: number | undefined;
  try {
    own = openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK);
    if (fstatSync(own).ino === fstatSync(fd).ino) return own;
  } catch {
    // Another system, or another user's pipe.
  }
  if (own !== undefined) closeSync(own);
  return undefined;
}

/** How long to wait when a descriptor that somebody made non-blocking is full, ms. */
const retryAfter = 5;

const toFile =
  (fd: number): Put =>
  (bytes) =>
    new Promise((settle, reject) => {
      write(fd, bytes, (error, written) => {
        if (!error) settle(written);
        else if (error.code === "EAGAIN") setTimeout(() => settle(0), retryAfter);
        else reject(error);
      });
    });

/** Writes at once what the pipe has room for; only one that is full gets a stream, which waits for its reader. */
function toPipe(fd: number): Put {
  let put: Put = async (bytes) => {
    try {
      return writeSync(fd, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      put = toSocket(fd);
      return put(bytes);
    }
  };
  return (bytes) => put(bytes);
}

function toSocket(fd: number): Put {
  let opening: Promise<import("node:net").Socket> | undefined;
  const open = async () => {
    const { Socket } = await import("node:net");
    const socket = new Socket({ fd, readable: false, writable: true });
    // Each write is told of its own failure.
    return socket.on("error", () => undefined);
  };
  return async (bytes) => {
    const socket = await (opening ??= open());
    return new Promise((settle, reject) => {
      socket.write(bytes, (error) => (error ? reject(error) : settle(bytes.length)));
    });
  };
}
