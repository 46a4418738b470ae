import { fstatSync, statSync, type BigIntStats } from "node:fs";

/** A file's status, and what tells it from every other file, also from a later one that gets its inode. */
export interface Identified {
  readonly key: string;
  readonly status: BigIntStats;
}

const keyOf = ({ dev, ino, birthtimeNs }: BigIntStats): string => `${dev}:${ino}:${birthtimeNs}`;

/** What a path leads to; undefined if nothing is there, or a part of the path can't be read. */
export function identify(path: string): Identified | undefined {
  try {
    const status = statSync(path, { bigint: true, throwIfNoEntry: false });
    return status && { key: keyOf(status), status };
  } catch {
    return undefined;
  }
}

export function identifyOpen(fd: number): Identified {
  const status = fstatSync(fd, { bigint: true });
  return { key: keyOf(status), status };
}

/** When a file was made, epoch milliseconds; undefined where the file system does not keep it. */
export function birthOf({ birthtimeNs }: BigIntStats): number | undefined {
  return birthtimeNs > 0n ? Number(birthtimeNs / 1000n) / 1000 : undefined;
}
