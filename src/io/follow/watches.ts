import { statSync, watch, type FSWatcher } from "node:fs";
import { dirname } from "node:path";
import { isSystemError, reasonOf } from "../reason.ts";
import { identify } from "./identity.ts";

/** Watches on folders; what they tell are hints, the truth is in the status of files. */
export interface Watches {
  /** Makes these the folders that are watched; for one that is not there, the nearest folder above it. */
  keep(folders: Iterable<string>): void;
  close(): void;
}

interface Watched {
  readonly watcher: FSWatcher;
  /** A folder that was removed and made again has another. */
  readonly key: string;
}

/** What the system tells: something was made, moved or removed, or a file was written to. */
export interface Hint {
  readonly folder: string;
  readonly name: string | undefined;
  readonly isWrite: boolean;
}

/**
 * @param onLost told once if the system has no watches left; nothing is watched from then on
 */
export function createWatches(
  onHint: (hint: Hint) => void,
  onLost: (reason: string) => void,
): Watches {
  const watched = new Map<string, Watched>();
  let isLost = false;

  function add(folder: string, key: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (event, name) =>
        onHint({ folder, name: name ?? undefined, isWrite: event === "change" }),
      );
      // The folder has gone, or can't be watched any more: it is tried again at the next look.
      watcher.on("error", () => remove(folder));
      watched.set(folder, { watcher, key });
    } catch (error) {
      if (!isSystemError(error)) throw error;
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "ENOSPC" && code !== "EMFILE" && code !== "ENOSYS") return;
      isLost = true;
      close();
      onLost(code === "ENOSPC" ? "no watches left" : reasonOf(error));
    }
  }

  function remove(folder: string): void {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  }

  function close(): void {
    for (const folder of watched.keys()) remove(folder);
  }

  return {
    keep(folders) {
      const wanted = new Set([...folders].map(nearest));
      for (const folder of watched.keys()) if (!wanted.has(folder)) remove(folder);
      for (const folder of wanted) {
        if (isLost) return;
        const key = identify(folder)?.key;
        if (key === watched.get(folder)?.key) continue;
        remove(folder);
        if (key !== undefined) add(folder, key);
      }
    },
    close,
  };
}

/** The folder itself, or the nearest one above it that is there. */
function nearest(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (isFolder(at) || dirname(at) === at) return at;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}
