// Real files for the tests of following.
import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder } from "../../../support/process.ts";

/** Hands over a file with a content, opened to be read, and its path. */
export const withFile = <T>(
  content: string | Uint8Array,
  work: (fd: number, path: string) => T | Promise<T>,
): Promise<T> =>
  inFolder(async (folder) => {
    const path = join(folder, "log");
    writeFileSync(path, content);
    const fd = openSync(path, "r");
    try {
      return await work(fd, path);
    } finally {
      closeSync(fd);
    }
  });

/** The lines of a text, each with its newline; the last one may have none. */
export const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
