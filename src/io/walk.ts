import { opendir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "./reason.ts";

/** What is a log by its name, compressed or not. */
export const logFile = /\.(?:jsonl|ndjson)(?:\.gz)?$/;

/** What a walk meets. */
export interface Found {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/**
 * All files and folders below a folder, sorted; symbolic links are followed, and each folder is visited once.
 * @param enter whether to go down to a depth, 1 for what stands in the folder itself
 * @param onError told of folders, and of links to logs, that cannot be read
 */
export async function walk(
  root: string,
  enter: (depth: number) => boolean,
  onError: (path: string, reason: string) => void,
): Promise<Found> {
  const files: string[] = [];
  const folders: string[] = [];
  const visited = new Set<string>([await realpath(root)]);
  const pending = [{ folder: root, depth: 0 }];
  const visit = async (path: string, depth: number, isFolder: boolean): Promise<void> => {
    if (!isFolder) {
      files.push(path);
      return;
    }
    folders.push(path);
    if (!enter(depth)) return;
    const real = await realpath(path);
    if (visited.has(real)) return;
    visited.add(real);
    pending.push({ folder: path, depth });
  };
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { folder, depth } = next;
    try {
      for await (const entry of await opendir(folder)) {
        const path = join(folder, entry.name);
        try {
          const status = entry.isSymbolicLink() ? await stat(path) : entry;
          if (status.isFile() || status.isDirectory()) {
            await visit(path, depth + 1, status.isDirectory());
          }
        } catch (error) {
          // A dangling link is only missed where it would have been read.
          if (logFile.test(path)) onError(path, reasonOf(error));
        }
      }
    } catch (error) {
      onError(folder, reasonOf(error));
    }
  }
  return { files: files.toSorted(), folders: folders.toSorted() };
}
