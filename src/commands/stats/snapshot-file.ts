import { open, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import { accuracy } from "../../core/stats/sketch.ts";
import type { Snapshot } from "../../core/stats/snapshot.ts";
import { reasonOf } from "../../io/reason.ts";
import { parseJsonFile } from "../json-file.ts";

const mark = '{"format":"telemetry-stats"';

/** A snapshot as --save writes it: one line of JSON. */
export const snapshotText = (snapshot: Snapshot): string => `${JSON.stringify(snapshot)}\n`;

/** Whether a file is a snapshot: it begins like one. False for what can't be read. */
export async function isSnapshot(name: string, cwd: string): Promise<boolean> {
  try {
    const file = await open(resolve(cwd, name));
    try {
      if (!(await file.stat()).isFile()) return false;
      const { buffer, bytesRead } = await file.read(Buffer.alloc(mark.length), 0, mark.length, 0);
      return buffer.toString("latin1", 0, bytesRead) === mark;
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}

/** @throws Problem for what is no snapshot, or one of another version */
export async function readSnapshot(name: string, cwd: string): Promise<Snapshot> {
  let text: string;
  try {
    text = await readFile(resolve(cwd, name), "utf8");
  } catch (error) {
    const hint = "write one with telemetry stats --save FILE";
    throw new Problem(`cannot read the snapshot ${name}: ${reasonOf(error)}`, hint);
  }
  const value = parseJsonFile(name, text) as Partial<Snapshot> | null;
  if (value?.format !== "telemetry-stats") {
    throw new Problem(`${name} is no snapshot`, "write one with telemetry stats --save FILE");
  }
  if (value.version !== 1 || value.accuracy !== accuracy || !hasParts(value)) {
    throw new Problem(`${name} is a snapshot this version can't read`, "save it again");
  }
  return value as Snapshot;
}

const parts = ["counts", "series", "values", "slowest", "errors", "runs"] as const;

const hasParts = (value: Partial<Snapshot>): boolean =>
  parts.every((part) => Array.isArray(value[part])) && typeof value.totals === "object";
