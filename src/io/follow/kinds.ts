import { closeSync, readSync } from "node:fs";
import { readRecord } from "../../core/record.ts";
import { isGzip } from "../blocks.ts";
import { openLog } from "./generations.ts";
import { identify } from "./identity.ts";

/** Whether a name that leads nowhere is a pattern. */
export async function isPattern(name: string): Promise<boolean> {
  const { default: picomatch } = await import("picomatch");
  return picomatch.scan(name).isGlob;
}

/** Whether a file is compressed, by its first bytes. */
export function isCompressed(path: string): boolean {
  if (identify(path)?.status.isFile() !== true) return false;
  const bytes = new Uint8Array(2);
  try {
    const fd = openLog(path);
    try {
      return readSync(fd, bytes, 0, 2, 0) === 2 && isGzip(bytes);
    } finally {
      closeSync(fd);
    }
  } catch {
    return false;
  }
}

/** Whether a line is a JSON object, and so not half of one. */
export const isEvent = (line: Uint8Array): boolean =>
  readRecord(Buffer.from(line).toString()).value !== undefined;
