import { once } from "node:events";
import { mkdir, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Writable } from "node:stream";
import type { Sink } from "./io.ts";

/** The reader of our output has gone; not an error of ours. */
export class ClosedPipe extends Error {}

/** A sink over a stream of the process. After the reader has gone every write throws ClosedPipe. */
export function createSink(stream: Writable & { isTTY?: boolean; columns?: number }): Sink {
  let failure: Error | undefined;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    failure ??= error.code === "EPIPE" ? new ClosedPipe("closed pipe") : error;
  });
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns,
    async write(text) {
      if (failure) throw failure;
      if (text.length === 0 || stream.write(text)) return;
      await Promise.race([once(stream, "drain"), once(stream, "close")]).catch(() => undefined);
      if (failure) throw failure;
    },
  };
}

/** Waits until everything written to a stream has left the process. */
export const flushed = (stream: Writable): Promise<void> =>
  new Promise((settle) => {
    if (stream.writableLength === 0 || stream.destroyed) settle();
    else {
      stream
        .once("drain", settle)
        .once("close", settle)
        .once("error", () => settle());
    }
  });

/** Writes a file whole or not at all: beside its place first, then renamed over it. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(draft, text);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Adds text to the end of a file. */
export const append = (path: string, text: string): Promise<void> =>
  writeFile(path, text, { flag: "a" });

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
  /** Removes what was written. */
  discard(): Promise<void>;
}

export async function openDraft(path: string): Promise<Draft> {
  const draft = `${path}.${process.pid}.part`;
  await mkdir(dirname(path), { recursive: true });
  const file = await open(draft, "w");
  return {
    async write(bytes) {
      await file.writeFile(bytes);
    },
    async keep() {
      await file.close();
      await rename(draft, path);
    },
    async discard() {
      await file.close();
      await rm(draft, { force: true });
    },
  };
}
