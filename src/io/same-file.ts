import { fstatSync, type BigIntStats } from "node:fs";
import { stat } from "node:fs/promises";

/** What tells a file from every other, whatever names it has. */
export interface FileId {
  readonly dev: bigint;
  readonly ino: bigint;
}

export const isSameFile = (a: FileId, b: FileId): boolean => a.dev === b.dev && a.ino === b.ino;

/** The identity of the file at a path; undefined if there is none. */
export const fileIdOf = (path: string): Promise<FileId | undefined> =>
  stat(path, { bigint: true }).then(
    (status) => (status.isFile() ? status : undefined),
    () => undefined,
  );

/** The regular file a descriptor of the process leads to; undefined for a terminal, a pipe or a device. */
export function fileOf(descriptor: 0 | 1): FileId | undefined {
  try {
    const status = fstatSync(descriptor, { bigint: true });
    return status.isFile() ? status : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a file is as it was: the same one, neither written to nor given other rights. */
export const isUnchanged = (before: BigIntStats, after: BigIntStats): boolean =>
  isSameFile(before, after) &&
  before.size === after.size &&
  before.mtimeNs === after.mtimeNs &&
  before.ctimeNs === after.ctimeNs;
