/** What reading an input yields, in order. */
export type Piece =
  /** Whole lines, but for the last one of an input, which may lack its newline. */
  | {
      readonly kind: "lines";
      readonly bytes: Uint8Array;
      readonly firstByte: number;
      /** Whether the input ends here. */
      readonly last: boolean;
    }
  /** A line over the limit; its bytes were counted and dropped. */
  | { readonly kind: "long"; readonly firstByte: number; readonly bytes: number };

const newline = 0x0a;

/**
 * Cuts blocks into pieces of whole lines. A line longer than `maxLine` bytes is skipped in constant memory.
 * Whole lines are passed on at once, so that a stream is judged as it comes.
 * @param start the offset of the first block
 */
export async function* piecesOf(
  blocks: AsyncIterable<Uint8Array>,
  maxLine: number,
  start = 0,
): AsyncGenerator<Piece> {
  let held = new Uint8Array(0);
  let length = 0;
  let skipped = 0;
  let firstByte = start;
  const lines = (bytes: Uint8Array, last: boolean): Piece => {
    firstByte += bytes.length;
    return { kind: "lines", bytes, firstByte: firstByte - bytes.length, last };
  };
  const long = (bytes: number): Piece => {
    firstByte += bytes;
    return { kind: "long", firstByte: firstByte - bytes, bytes };
  };

  for await (const block of blocks) {
    let from = 0;
    if (skipped > 0 || length > 0) {
      const first = block.indexOf(newline);
      const until = first < 0 ? block.length : first + 1;
      // The newline is not part of the line.
      if (skipped === 0 && length + until - (first < 0 ? 0 : 1) <= maxLine) {
        held = grown(held, length, until);
        held.set(block.subarray(0, until), length);
        length += until;
      } else {
        skipped += length + until;
        length = 0;
      }
      from = until;
      if (first < 0) continue;
      yield skipped > 0 ? long(skipped) : lines(held.subarray(0, length), false);
      skipped = 0;
      length = 0;
    }
    const lastLine = block.lastIndexOf(newline) + 1;
    for (const piece of cut(block.subarray(from, Math.max(lastLine, from)), maxLine)) {
      yield piece.isLong ? long(piece.bytes.length) : lines(piece.bytes, false);
    }
    const tail = block.subarray(Math.max(lastLine, from));
    if (tail.length > maxLine) skipped = tail.length;
    else if (tail.length > 0) {
      held = grown(held, 0, tail.length);
      held.set(tail);
      length = tail.length;
    }
  }
  if (skipped > 0) yield long(skipped);
  else if (length > 0) yield lines(held.subarray(0, length), true);
}

/** Sets lines over the limit apart; most blocks are smaller than the limit and pass whole. */
export function* cut(
  bytes: Uint8Array,
  maxLine: number,
): Generator<{ bytes: Uint8Array; isLong: boolean }> {
  if (bytes.length === 0) return;
  if (bytes.length <= maxLine) {
    yield { bytes, isLong: false };
    return;
  }
  let from = 0;
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(newline, at) + 1;
    if (end - 1 - at > maxLine) {
      if (at > from) yield { bytes: bytes.subarray(from, at), isLong: false };
      yield { bytes: bytes.subarray(at, end), isLong: true };
      from = end;
    }
    at = end;
  }
  if (from < bytes.length) yield { bytes: bytes.subarray(from), isLong: false };
}

/** A buffer with room for `more` bytes after `length`, doubling so that long lines cost linear time. */
export function grown(
  buffer: Uint8Array<ArrayBuffer>,
  length: number,
  more: number,
): Uint8Array<ArrayBuffer> {
  if (length + more <= buffer.length) return buffer;
  const bigger = new Uint8Array(Math.max(length + more, buffer.length * 2, 65_536));
  bigger.set(buffer.subarray(0, length));
  return bigger;
}
