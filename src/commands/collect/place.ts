import {
  closeSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
} from "node:fs";
import { join, sep } from "node:path";
import { logPath } from "../../io/log-path.ts";

/** The folder of lines that were not accepted, beside the logs. */
export const rejectsFolder = "rejects";

/** Where the log of a run may be written, or why it may not. */
export type Place =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "barred"; readonly reason: "outside" | "in-the-way" };

/**
 * The log of a run in a folder. Its path never leaves the folder, neither by its name nor through a symbolic link, and
 * never lies among the rejects.
 * @param root the folder without symbolic links
 */
export function placeOf(root: string, run: string): Place {
  const names = logPath(run).split("/");
  if (names.length > 1 && names[0]!.toLowerCase() === rejectsFolder) {
    names[0] = `%${names[0]!.charCodeAt(0).toString(16)}${names[0]!.slice(1)}`;
  }
  let path = root;
  for (const [i, name] of names.entries()) {
    path = join(path, name);
    const status = statusOf(path, false);
    if (!status) continue;
    const isLast = i === names.length - 1;
    const isFit = (its: Stats | undefined): boolean =>
      isLast ? its?.isFile() === true : its?.isDirectory() === true;
    if (status.isSymbolicLink()) {
      if (!isInside(path, root)) return { kind: "barred", reason: "outside" };
      if (!isFit(statusOf(path, true))) return { kind: "barred", reason: "in-the-way" };
    } else if (!isFit(status)) return { kind: "barred", reason: "in-the-way" };
  }
  return { kind: "file", path };
}

function statusOf(path: string, follows: boolean): Stats | undefined {
  try {
    return lstatSync(follows ? realpathSync(path) : path);
  } catch {
    return undefined;
  }
}

function isInside(path: string, root: string): boolean {
  try {
    return realpathSync(path).startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
  } catch {
    // It leads nowhere, and a file would be made there.
    return false;
  }
}

const newline = 0x0a;
/** Bytes that are read first: most logs end in a newline. */
const firstBytes = 1 << 8;
/** How long the end of a file must not have changed before it counts as torn, ms: another process may be writing. */
const still = 20;

/**
 * Takes off the end of a log a line that a killed process has left torn, so that it does not come to stand in the middle
 * of the file.
 * @returns the line; undefined if there is none
 * @throws NodeJS.ErrnoException
 */
export function takeTornTail(
  path: string,
  isWhole: (line: Uint8Array) => boolean,
): Uint8Array | undefined {
  if (!statusOf(path, true)) return undefined;
  const fd = openSync(path, "r+");
  try {
    const { size } = fstatSync(fd);
    const tail = tailOf(fd, size);
    if (tail.length === 0 || isWhole(tail)) return undefined;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, still);
    if (fstatSync(fd).size !== size) return undefined;
    ftruncateSync(fd, size - tail.length);
    return tail;
  } finally {
    closeSync(fd);
  }
}

/** What stands behind the last newline. */
function tailOf(fd: number, size: number): Uint8Array {
  for (let length = Math.min(size, firstBytes); ; length = Math.min(size, length * 16)) {
    const bytes = new Uint8Array(length);
    const end = readSync(fd, bytes, 0, length, size - length);
    const from = bytes.lastIndexOf(newline, end - 1) + 1;
    if (from > 0 || length === size) return bytes.slice(from, end);
  }
}
