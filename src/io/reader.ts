import { fstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

/**
 * Tells whether a pipe that a descriptor of this process writes to still has a reader. Without a write the system tells
 * that only to `poll`, which Node does not offer; so the process that holds the other end is looked for among the
 * descriptors of all processes (Linux, proc(5)) and kept in sight. Where it was never seen, as it is another user's or
 * the system is another one, the answer is true until a write fails.
 */
export function createReaderWatch(fd: number): () => boolean {
  let pipe: string | undefined;
  let reader: string | undefined;
  let isWatching: boolean | undefined;
  return () => {
    if (isWatching === undefined) {
      pipe = pipeOf(fd);
      reader = pipe === undefined ? undefined : readerOf(pipe);
      isWatching = reader !== undefined;
    }
    if (!isWatching || isReading(reader!, pipe!)) return true;
    reader = readerOf(pipe!);
    return reader !== undefined;
  };
}

function pipeOf(fd: number): string | undefined {
  try {
    return fstatSync(fd).isFIFO() ? readlinkSync(`/proc/self/fd/${fd}`) : undefined;
  } catch {
    return undefined;
  }
}

/** A process's descriptor that reads a pipe, as its path below /proc. */
function readerOf(pipe: string): string | undefined {
  for (const process of namesIn("/proc")) {
    if (!/^\d+$/.test(process)) continue;
    for (const fd of namesIn(`/proc/${process}/fd`)) {
      const path = `/proc/${process}/fd/${fd}`;
      if (isReading(path, pipe)) return path;
    }
  }
  return undefined;
}

const accessMode = 3;
const writeOnly = 1;

function isReading(path: string, pipe: string): boolean {
  try {
    if (readlinkSync(path) !== pipe) return false;
    const flags = /^flags:\s*(\d+)/m.exec(readFileSync(path.replace("/fd/", "/fdinfo/"), "utf8"));
    return (Number.parseInt(flags![1]!, 8) & accessMode) !== writeOnly;
  } catch {
    // It was closed, its process has ended, or is another user's.
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
