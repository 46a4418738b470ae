import { constants, lstatSync, renameSync, type BigIntStats } from "node:fs";
import { open, realpath, rm, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { removeLeftovers, temporaryFor } from "./leftovers.ts";
import { copyStart, createComparison } from "./original.ts";
import { CannotWrite, type Draft } from "./output.ts";
import { isUnchanged } from "./same-file.ts";

/** A file that must not be replaced; it stays as it is, and others may go on. The message is the reason. */
export class Refused extends Error {}

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/**
 * Opens a file to be replaced as a whole; a link is followed, and its target replaced. What is written goes to a file
 * beside it, for its owner alone, from the first byte that differs: a file that stays as it is costs no space, and needs
 * no right to write. `keep` gives the new file the old one's owner and mode, makes sure of it on the disk and puts it in
 * its place. Whatever fails before that, the old file is whole and nothing is left beside it. It may be read by path:
 * `keep` refuses unless the path leads to the very file that was opened here, unchanged (a rename changes its ctime).
 * Node can't carry over extended attributes, and with them access control lists.
 * @param name the file as the user named it, for messages
 * @throws Refused for what is no regular file; on write and keep for one that has other names, can't keep its owner, or
 *   has changed
 * @throws CannotWrite on write and keep; nothing is to be discarded then
 * @throws NodeJS.ErrnoException if it can't be read
 */
export async function openRewrite(path: string, name: string): Promise<Draft> {
  const place = await realpath(path);
  // Held until the end, so that its inode number can't go to another file.
  const original = await open(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  const before = await original.stat({ bigint: true });
  if (!before.isFile()) {
    await original.close();
    throw new Refused("it is no regular file");
  }
  const isAsBefore = createComparison(original);
  /** How much was written that is as it was. */
  let same = 0;
  let beside: { readonly path: string; readonly file: FileHandle } | undefined;
  let isOver = false;

  const begin = async (): Promise<FileHandle> => {
    if (before.nlink > 1n) {
      throw new Refused(
        "it has other names (hard links), which would keep the secrets; redact a copy",
      );
    }
    await removeLeftovers(place);
    const temporary = temporaryFor(place);
    const file = await open(temporary, O_CREAT | O_EXCL | O_NOFOLLOW | O_WRONLY, 0o600);
    beside = { path: temporary, file };
    await keepOwner(file, before);
    await copyStart(original, file, same);
    return file;
  };
  const discard = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    await original.close();
    if (!beside) return;
    const { path: temporary, file } = beside;
    await file.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch((error: unknown) => {
      throw new CannotWrite(temporary, error);
    });
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    if (isOver) throw new Error(`${name} is written to after its end`);
    try {
      await work();
    } catch (error) {
      await discard().catch(() => undefined);
      const isTold = error instanceof Refused || error instanceof CannotWrite;
      throw isTold ? error : new CannotWrite(name, error);
    }
  };

  return {
    write: (bytes) =>
      attempt(async () => {
        const block = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
        if (!beside && (await isAsBefore(block, same))) same += block.length;
        else await (beside?.file ?? (await begin())).writeFile(block);
      }),
    keep: () =>
      attempt(async () => {
        if (beside || BigInt(same) < before.size) {
          const file = beside?.file ?? (await begin());
          await file.chmod(Number(before.mode & 0o7777n));
          await file.sync();
          await file.close();
          replace(place, before, beside!.path);
          await tellLoss(original, before, name);
          await syncFolder(dirname(place), name);
        }
        await discard();
      }),
    discard,
  };
}

/** A log that changes hands could no longer be written by its agent, or be read by others: better leave it. */
async function keepOwner(file: FileHandle, { uid, gid }: BigIntStats): Promise<void> {
  const own = await file.stat({ bigint: true });
  if (own.uid === uid && own.gid === gid) return;
  try {
    await file.chown(Number(uid), Number(gid));
  } catch (error) {
    // The second for an id that is not mapped into a container.
    if (!["EPERM", "EINVAL"].includes(String((error as NodeJS.ErrnoException).code))) throw error;
    throw new Refused(
      `it would no longer belong to user ${uid} and group ${gid}; run this as them`,
    );
  }
}

/** Nothing of ours runs between the look and the rename: what is appended in between would be lost. */
function replace(place: string, before: BigIntStats, by: string): void {
  const now = lstatSync(place, { bigint: true, throwIfNoEntry: false });
  if (!now || !isUnchanged(before, now)) {
    throw new Refused("it changed while it was redacted; try again when nothing writes to it");
  }
  renameSync(by, place);
}

/** Others can still come between; then at least it is told. */
async function tellLoss(original: FileHandle, before: BigIntStats, name: string): Promise<void> {
  const { size, mtimeNs } = await original.stat({ bigint: true });
  if (size === before.size && mtimeNs === before.mtimeNs) return;
  throw new CannotWrite(
    `all of ${name}`,
    new Error("something wrote to it in the moment it was replaced, and that is lost"),
  );
}

/** Not every file system can, nor may everybody who writes to a folder read it. */
const cannotSync = new Set(["EACCES", "EBADF", "EINVAL", "EISDIR", "ENOTSUP", "EPERM"]);

/** Without it a crash of the machine may bring the old file back. */
async function syncFolder(folder: string, name: string): Promise<void> {
  try {
    const handle = await open(folder, O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (cannotSync.has(String((error as NodeJS.ErrnoException).code))) return;
    throw new CannotWrite(`the folder of ${name} to the disk`, error);
  }
}
