import type { Readable } from "node:stream";
import type { Batch, Scanner } from "../scan/batch.ts";
import { countLines } from "../scan/lines.ts";
import { sniff, type BinaryKind } from "../scan/sniff.ts";
import { blocksOf, fileBlocks } from "./blocks.ts";
import type { Input } from "./inputs.ts";
import { piecesOf, type Piece } from "./pieces.ts";

/** What scanning an input yields, in order; a batch is valid until the next one is asked for. */
export type Scanned =
  | { readonly kind: "batch"; readonly batch: Batch }
  /** A line over the limit, which was skipped. */
  | {
      readonly kind: "long";
      readonly line: number;
      readonly byteOffset: number;
      readonly bytes: number;
    }
  /** The input is no text; its lines were counted, not read. */
  | {
      readonly kind: "binary";
      readonly binary: BinaryKind;
      readonly lines: number;
      readonly bytes: number;
    };

/** What scanning needs beside the input. */
export interface Scanning {
  readonly scan: Scanner;
  readonly maxLineBytes: number;
  readonly stdin: Readable;
  /** Ends the reading. */
  readonly signal: AbortSignal;
}

/** Scans one input from its start to its end; returns the number of its lines. Rejects if it can't be read. */
export async function* scanInput(
  { name, path }: Input,
  scanning: Scanning,
): AsyncGenerator<Scanned, number> {
  const blocks = blocksOf(path, scanning.stdin, scanning.signal);
  const { start, kind } = await lookAtStart(blocks);
  if (kind === "text") {
    const pieces = piecesOf(chain(start, blocks), scanning.maxLineBytes);
    return yield* scanPieces(name, pieces, 1, scanning.scan);
  }
  const counted = await count(chain(start, blocks));
  yield { kind: "binary", binary: kind, ...counted };
  return counted.lines;
}

/** Whole lines of a file, by byte offsets. */
export interface FileRange {
  readonly name: string;
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** Scans a part of a file, its lines counted from `firstLine`; returns how many it has. */
export function scanRange(
  { name, path, from, to }: FileRange,
  firstLine: number,
  { maxLineBytes, scan }: Scanning,
): AsyncGenerator<Scanned, number> {
  const pieces = piecesOf(fileBlocks(path, { from, to }), maxLineBytes, from);
  return scanPieces(name, pieces, firstLine, scan);
}

async function* scanPieces(
  file: string,
  pieces: AsyncIterable<Piece>,
  firstLine: number,
  scan: Scanner,
): AsyncGenerator<Scanned, number> {
  let line = firstLine;
  for await (const piece of pieces) {
    const { firstByte } = piece;
    if (piece.kind === "long") {
      yield { kind: "long", line: line++, byteOffset: firstByte, bytes: piece.bytes };
    } else {
      const { bytes, last } = piece;
      const batch = scan({ file, bytes, firstLine: line, firstByte, last });
      line += batch.lines;
      yield { kind: "batch", batch };
    }
  }
  return line - firstLine;
}

/** Reads as much of the start as it takes to tell what the input is, however it is cut into blocks. */
async function lookAtStart(
  blocks: AsyncGenerator<Uint8Array>,
): Promise<{ readonly start: Uint8Array; readonly kind: BinaryKind | "text" }> {
  let start: Uint8Array = new Uint8Array(0);
  for (;;) {
    const next = await blocks.next();
    // A block is only valid until the next one.
    if (!next.done) start = start.length === 0 ? next.value : Buffer.concat([start, next.value]);
    const kind = sniff(start, next.done === true);
    if (kind) return { start, kind };
    start = Buffer.from(start);
  }
}

/** Counts the lines of a file that is not read, so that every byte is accounted for. */
async function count(blocks: AsyncIterable<Uint8Array>): Promise<{ lines: number; bytes: number }> {
  let lines = 0;
  let bytes = 0;
  let tail = 0;
  for await (const block of blocks) {
    tail = block.at(-1) === 0x0a ? 0 : 1;
    lines += countLines(block) - tail;
    bytes += block.length;
  }
  return { lines: lines + tail, bytes };
}

async function* chain(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  yield* rest;
}
