import { closeSync, openSync, readSync, statSync } from "node:fs";
import { sniff } from "../../scan/sniff.ts";
import { isGzip } from "../blocks.ts";
import type { Input } from "../inputs.ts";

/** What is scanned at one go: a file, or whole lines of one. */
export interface Part {
  /** Index of the input. */
  readonly input: number;
  /** As the user would name it. */
  readonly name: string;
  readonly path: string;
  /** Byte offsets in the file. */
  readonly from: number;
  readonly to: number;
  /** Whether the file ends with it. */
  readonly last: boolean;
}

/** Parts that one scanner takes together. */
export type Task = readonly Part[];

export interface Plan {
  readonly tasks: readonly Task[];
  /** Bytes of all parts. */
  readonly bytes: number;
}

/** Bytes an area of a scanner's memory holds. */
export const areaBytes = 1 << 18;
/** Bytes of a task: enough to be worth the asking, few enough that every scanner can be some tasks ahead. */
const taskBytes = 1 << 19;
/** How much is read to find the end of a line: most end soon. */
const looked = 1 << 12;
/** How much more of one that does not. */
const lookedOn = 1 << 18;
const start = Buffer.allocUnsafeSlow(looked);

/**
 * Cuts inputs into tasks at the ends of lines. What is no regular file, or can't be opened, gets no part: it is
 * scanned as it comes.
 */
export function planTasks(inputs: readonly Input[]): Plan {
  const tasks: Part[][] = [];
  let open: Part[] = [];
  let room = 0;
  let bytes = 0;
  for (const [input, { name, path }] of inputs.entries()) {
    if (path === undefined) continue;
    for (const part of partsOf(path)) {
      const size = part.to - part.from;
      if (size > room) {
        open = [];
        tasks.push(open);
        room = taskBytes;
      }
      room -= size;
      bytes += size;
      open.push({ input, name, path, ...part });
    }
  }
  return { tasks, bytes };
}

type Range = Pick<Part, "from" | "to" | "last">;

function partsOf(path: string): Range[] {
  let file: number | undefined;
  try {
    // Opening a named pipe would wait for a writer.
    const status = statSync(path);
    if (!status.isFile() || status.size === 0) return [];
    if (status.size <= taskBytes) return [{ from: 0, to: status.size, last: true }];
    file = openSync(path, "r");
    return isText(file) ? rangesOf(file, status.size) : [];
  } catch {
    return [];
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function rangesOf(file: number, size: number): Range[] {
  const ranges: Range[] = [];
  let from = 0;
  while (from < size) {
    const to = size - from <= taskBytes ? size : endOfLine(file, from + taskBytes, size);
    ranges.push({ from, to, last: to === size });
    from = to;
  }
  return ranges;
}

function isText(file: number): boolean {
  const head = start.subarray(0, readSync(file, start, 0, looked, 0));
  return !isGzip(head) && sniff(head, false) === "text";
}

/** The first end of a line at or after an offset, its newline included. */
function endOfLine(file: number, from: number, size: number): number {
  let buffer = start;
  for (let at = from - 1; at < size;) {
    const read = readSync(file, buffer, 0, buffer.length, at);
    if (read === 0) return size;
    const newline = buffer.subarray(0, read).indexOf(0x0a);
    if (newline >= 0) return at + newline + 1;
    at += read;
    if (buffer === start) buffer = Buffer.allocUnsafe(lookedOn);
  }
  return size;
}
