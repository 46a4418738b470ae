import { randomBytes } from "node:crypto";
import { opendir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const ending = ".telemetry-redact";

/** File systems allow names of 255 bytes; what stands around this takes at most 37. */
const longestStem = 200;

/** A new name beside a file: hidden, and telling whose it is. */
export function temporaryFor(path: string): string {
  const unique = `${process.pid}.${randomBytes(4).toString("hex")}`;
  return join(dirname(path), `.${stemOf(path)}.${unique}${ending}`);
}

function stemOf(path: string): string {
  let stem = basename(path);
  // By characters, as half of one is no valid name on macOS.
  while (Buffer.byteLength(stem) > longestStem) stem = Array.from(stem).slice(0, -1).join("");
  return stem;
}

/** Removes what processes that were killed have left beside a file. */
export async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const start = `.${stemOf(path)}.`;
  const found: string[] = [];
  try {
    // Not all names at once: a folder may hold many.
    for await (const { name } of await opendir(folder))
      if (name.startsWith(start)) found.push(name);
    for (const name of found) {
      const match = /^(\d{1,10})\.[0-9a-f]{8}\.telemetry-redact$/.exec(name.slice(start.length));
      const file = join(folder, name);
      if (match && (await isLeft(file, Number(match[1])))) await rm(file, { force: true });
    }
  } catch {
    // Nothing of the user's is lost with what stays, and whether a file can be written here is seen when it is.
  }
}

/** In a container every process may have the same id, so one of ours is left if it is older than this process. */
async function isLeft(file: string, pid: number): Promise<boolean> {
  if (pid === process.pid) return (await stat(file)).mtimeMs < performance.timeOrigin;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
