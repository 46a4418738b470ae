import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A path without symbolic links, also of a file that is not there yet. */
export async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(await realPath(above), basename(path));
  }
}
