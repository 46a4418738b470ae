import { blocksOf, chunksOf } from "../../io/chunks.ts";
import type { Input } from "../../io/inputs.ts";
import { countLines } from "../../scan/lines.ts";
import { sniff } from "../../scan/sniff.ts";
import type { Checking } from "./check-inputs.ts";

/** Reads one input through the scanner into the check. Rejects if the input can't be read to its end. */
export async function readInput(input: Input, checking: Checking): Promise<void> {
  const { io, check, lines, maxLineBytes, settled } = checking;
  const blocks = blocksOf(input.path, io.stdin, io.signal);
  const first = await blocks.next();
  if (first.done) return;
  const kind = sniff(first.value);
  if (kind) {
    const total = await count(chain(first.value, blocks));
    check.binary(kind, total.lines, total.bytes);
    return;
  }
  for await (const piece of chunksOf(input.name, chain(first.value, blocks), maxLineBytes)) {
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
  yield first;
  yield* rest;
}
