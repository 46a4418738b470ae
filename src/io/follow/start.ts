import { readAt } from "./read-at.ts";

/** Where reading begins: the last `last` lines, or line `from`, counted from 1. */
export type Start = LastLines | { readonly from: number };

export interface LastLines {
  readonly last: number;
  /** Whether a line is one that is counted; undefined for all of them. */
  readonly counts?: ((line: Uint8Array) => boolean) | undefined;
}

const newline = 0x0a;
const blockSize = 1 << 16;

/**
 * The offset of the line a file is read from. Reads backwards from the end for the last lines, so that a large file
 * costs no more than a small one. An unfinished line at the end counts as one, and is never begun in its middle.
 */
export function offsetOf(fd: number, size: number, start: Start): number {
  if ("from" in start) return offsetOfLine(fd, start.from);
  const { last, counts } = start;
  return counts && last > 0
    ? offsetOfCounted(fd, size, last, counts)
    : offsetOfLast(fd, size, last);
}

function offsetOfLast(fd: number, size: number, lines: number): number {
  const block = Buffer.allocUnsafe(blockSize);
  // The newline that ends the last line begins none.
  let wanted = lines;
  let isEnd = true;
  for (let end = size; end > 0;) {
    const from = Math.max(0, end - blockSize);
    const length = readAt(fd, block, end - from, from);
    if (length < end - from) return from + length; // It has shrunk meanwhile, which is seen when it is read.
    let at = length - 1;
    if (isEnd && block[at] === newline) {
      if (lines === 0) return size;
      at--;
    }
    isEnd = false;
    while ((at = at < 0 ? -1 : block.lastIndexOf(newline, at)) >= 0) {
      if (--wanted <= 0) return from + at + 1;
      at--;
    }
    end = from;
  }
  return 0;
}

function offsetOfLine(fd: number, line: number): number {
  const block = Buffer.allocUnsafe(blockSize);
  let missing = line - 1;
  for (let offset = 0; ;) {
    if (missing <= 0) return offset;
    const length = readAt(fd, block, blockSize, offset);
    if (length === 0) return offset;
    const bytes = block.subarray(0, length);
    let at = -1;
    while (missing > 0 && (at = bytes.indexOf(newline, at + 1)) >= 0) missing--;
    if (missing <= 0) return offset + at + 1;
    offset += length;
  }
}

function offsetOfCounted(
  fd: number,
  size: number,
  lines: number,
  counts: (line: Uint8Array) => boolean,
): number {
  let offset = size;
  let missing = lines;
  for (const { from, bytes, isWhole } of linesBackwards(fd, size)) {
    if (isWhole && !counts(bytes)) continue;
    offset = from;
    if (isWhole && --missing === 0) break;
  }
  return offset;
}

interface PlacedLine {
  readonly from: number;
  /** Without the newline; valid until the next line. */
  readonly bytes: Uint8Array;
  /** Whether a newline ends it. */
  readonly isWhole: boolean;
}

/** The lines of a file from the last one on. */
function* linesBackwards(fd: number, size: number): Generator<PlacedLine> {
  const block = Buffer.allocUnsafe(blockSize);
  /** What is known of the line whose start is not found yet, from its start on. */
  let parts: Uint8Array[] = [];
  let isWhole = false;
  for (let end = size; end > 0;) {
    const from = Math.max(0, end - blockSize);
    const length = readAt(fd, block, end - from, from);
    if (length < end - from) return;
    let until = length;
    for (let at = block.lastIndexOf(newline, until - 1); at >= 0;) {
      const bytes = joined([block.subarray(at + 1, until), ...parts]);
      if (isWhole || bytes.length > 0) yield { from: from + at + 1, bytes, isWhole };
      isWhole = true;
      parts = [];
      until = at;
      at = at === 0 ? -1 : block.lastIndexOf(newline, at - 1);
    }
    parts.unshift(Buffer.from(block.subarray(0, until)));
    end = from;
  }
  if (size > 0) yield { from: 0, bytes: joined(parts), isWhole };
}

const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  parts.length === 1 ? parts[0]! : Buffer.concat(parts);
