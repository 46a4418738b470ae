import { blocksOf } from "../../io/blocks.ts";
import type { Io } from "../../io/io.ts";
import { piecesOf } from "../../io/pieces.ts";

/** One line of an input, its newline included; without text if it is over the limit. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly isLong: boolean;
}

const newline = 0x0a;

/** The lines of a file; one is valid until the next is asked for. @param whole told of every byte, in order */
export async function* linesOf(
  path: string,
  io: Pick<Io, "stdin" | "signal">,
  maxLineBytes: number,
  whole: (bytes: Uint8Array) => void,
): AsyncGenerator<Line> {
  for await (const piece of piecesOf(
    told(blocksOf(path, io.stdin, io.signal), whole),
    maxLineBytes,
  )) {
    if (piece.kind === "long") {
      yield { bytes: new Uint8Array(0), isLong: true };
      continue;
    }
    for (let from = 0; from < piece.bytes.length;) {
      const end = piece.bytes.indexOf(newline, from);
      const to = end < 0 ? piece.bytes.length : end + 1;
      yield { bytes: piece.bytes.subarray(from, to), isLong: false };
      from = to;
    }
  }
}

async function* told(
  blocks: AsyncIterable<Uint8Array>,
  whole: (bytes: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const block of blocks) {
    whole(block);
    yield block;
  }
}
