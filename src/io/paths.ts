import { readlink, realpath } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/** Links followed that lead nowhere; more than that is a loop. */
const maxLinks = 40;

/** A path without symbolic links, also of a file that is not there yet, or that a link names before it is. */
export async function realPath(path: string, links = 0): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const target = links < maxLinks ? await readlink(path).catch(() => undefined) : undefined;
    if (target !== undefined) return realPath(resolve(dirname(path), target), links + 1);
    const above = dirname(path);
    return above === path ? path : join(await realPath(above, links), basename(path));
  }
}
