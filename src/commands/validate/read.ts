import { blocksOf, chunksOf } from "../../io/chunks.ts";
import type { Input } from "../../io/inputs.ts";
import { countLines } from "../../scan/lines.ts";
import { sniff, type BinaryKind } from "../../scan/sniff.ts";
import type { Checking } from "./check-inputs.ts";

/** Reads one input through the scanner into the check. Rejects if the input can't be read to its end. */
export async function readInput(input: Input, checking: Checking): Promise<void> {
  const { io, check, lines, maxLineBytes, settled } = checking;
  const blocks = blocksOf(input.path, io.stdin, io.signal);
  const { start, kind } = await lookAtStart(blocks);
  if (kind !== "text") {
    const total = await count(chain(start, blocks));
    check.binary(kind, total.lines, total.bytes);
    lines.binary(total.bytes);
    await lines.flush();
    return;
  }
  for await (const piece of chunksOf(input.name, chain(start, blocks), maxLineBytes)) {
    if (piece.kind === "chunk") {
      check.batch(checking.scan(piece.chunk));
    } else {
      check.longLine(piece.line, piece.byteOffset, piece.bytes, maxLineBytes);
      lines.longLine(piece.line, piece.byteOffset, piece.bytes);
    }
    await lines.flush();
    await settled(piece.kind === "chunk" ? piece.chunk.bytes.length : piece.bytes);
    if (io.signal.aborted) return;
  }
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
