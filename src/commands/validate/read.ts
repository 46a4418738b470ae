import type { Check } from "../../core/validate/check.ts";
import { blocksOf, chunksOf } from "../../io/chunks.ts";
import type { Input } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import type { Scanner } from "../../scan/batch.ts";
import { countLines } from "../../scan/lines.ts";
import { sniff } from "../../scan/sniff.ts";
import type { Repair } from "./repair.ts";

/** What reading an input needs beside the input. */
export interface Reading {
  readonly io: Io;
  readonly check: Check;
  readonly scan: Scanner;
  readonly maxLineBytes: number;
  readonly repair: Repair | undefined;
  /** Called after every piece, before the bytes are used again. */
  readonly settled: (bytes: number) => Promise<void>;
}

/** Reads one input through the scanner into the check. Rejects if the input can't be read to its end. */
export async function readInput(input: Input, reading: Reading): Promise<void> {
  const { io, check, maxLineBytes, repair } = reading;
  const blocks = blocksOf(input.path, io.stdin, io.signal);
  const first = await blocks.next();
  if (first.done) return;
  const kind = sniff(first.value);
  if (kind) {
    let lines = 0;
    let bytes = 0;
    let tail = 0;
    for await (const block of chain(first.value, blocks)) {
      lines += countLines(block) - (block.at(-1) === 0x0a ? 0 : 1);
      bytes += block.length;
      tail = block.at(-1) === 0x0a ? 0 : 1;
    }
    check.binary(kind, lines + tail, bytes);
    return;
  }
  for await (const piece of chunksOf(input.name, chain(first.value, blocks), maxLineBytes)) {
    if (piece.kind === "chunk") {
      check.batch(reading.scan(piece.chunk));
      await repair?.flush();
      await reading.settled(piece.chunk.bytes.length);
    } else {
      check.longLine(piece.line, piece.byteOffset, piece.bytes, maxLineBytes);
      repair?.longLine(piece.line, piece.byteOffset, piece.bytes);
      await repair?.flush();
      await reading.settled(piece.bytes);
    }
    if (io.signal.aborted) return;
  }
}

async function* chain(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
