import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { realPath } from "./paths.ts";
import { reasonOf } from "./reason.ts";

/** The reader of our output has gone; not an error of ours. */
export class ClosedPipe extends Error {}

/** Something could not be written: a report, a repaired copy, standard output. */
export class CannotWrite extends Error {
  /** @param to the file as the user would name it, or the stream */
  constructor(to: string, cause: unknown) {
    super(`cannot write ${to}: ${reasonOf(cause)}`, { cause });
    this.name = "CannotWrite";
  }
}

async function writing<T>(to: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new CannotWrite(to, error);
  }
}

/** Writes a file whole or not at all: beside its place first, then renamed over it. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = await openDraft(path);
  try {
    await draft.write(text);
    await draft.keep();
  } catch (error) {
    await draft.discard();
    throw error;
  }
}

/** Adds text to the end of a file. */
export const append = (path: string, text: string): Promise<void> =>
  writing(path, () => writeFile(path, text, { flag: "a" }));

/** Removes a file of ours, if it is there. */
export const removeFile = (path: string): Promise<void> =>
  writing(path, () => rm(path, { force: true }));

/** The text of a file; undefined if there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** A file that is written piece by piece and takes its place only when it is complete. */
export interface Draft {
  write(bytes: Uint8Array | string): Promise<void>;
  /** Puts the file in its place. */
  keep(): Promise<void>;
  /** Removes what was written; nothing if the file is in its place. */
  discard(): Promise<void>;
}

/**
 * A device or a pipe is written to as it is; a link is followed to the file it names.
 * @param mode of the file once it is complete, until then it is its owner's alone; absent for what is usual
 */
export async function openDraft(path: string, mode?: number): Promise<Draft> {
  const { file, draft, place } = await writing(path, async () => {
    const real = await realPath(path);
    const isOther = await stat(real).then(
      (status) => !status.isFile() && !status.isDirectory(),
      () => false,
    );
    if (isOther) return { file: await open(real, "w"), draft: undefined, place: real };
    await mkdir(dirname(real), { recursive: true });
    const beside = `${real}.${process.pid}.part`;
    if (mode === undefined) return { file: await open(beside, "w"), draft: beside, place: real };
    // What a killed process of this id has left has another mode.
    await rm(beside, { force: true });
    return { file: await open(beside, "wx", 0o600), draft: beside, place: real };
  });
  const discard = async (): Promise<void> => {
    await file.close();
    if (draft !== undefined) await rm(draft, { force: true });
  };
  return {
    write: (bytes) => writing(path, () => file.writeFile(bytes)),
    async keep() {
      try {
        if (mode !== undefined && draft !== undefined) await file.chmod(mode);
        await file.close();
        if (draft !== undefined) await rename(draft, place);
      } catch (error) {
        await discard();
        throw new CannotWrite(path, error);
      }
    },
    discard,
  };
}
