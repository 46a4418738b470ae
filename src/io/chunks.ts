import { open, realpath, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { Gunzip } from "node:zlib";
import type { Chunk } from "../scan/batch.ts";
import { fifoBlocks } from "./fifo.ts";

/** What reading an input yields, in order. */
export type Piece =
  | { readonly kind: "chunk"; readonly chunk: Chunk }
  /** A line over the limit; its bytes were counted and dropped. */
  | {
      readonly kind: "long";
      readonly line: number;
      readonly byteOffset: number;
      readonly bytes: number;
    };

/** Small enough that a block of nothing but faults stays within the memory a check may take. */
const blockSize = 1 << 18;
const newline = 0x0a;

/** The bytes of an input, uncompressed, in blocks; a block is valid until the next one is asked for. */
export async function* blocksOf(
  path: string | undefined,
  stdin: Readable,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const source = path === undefined ? stdin : await blocksAt(path, signal);
  const blocks = (source as AsyncIterable<Uint8Array | string>)[Symbol.asyncIterator]();
  const stop = () => void blocks.return?.();
  // A read of a pipe may wait forever; Ctrl-C ends it.
  if (path === undefined) signal.addEventListener("abort", () => stdin.destroy(), { once: true });
  try {
    const first = await blocks.next();
    if (first.done) return;
    let bytes = asBytes(first.value);
    if (bytes.length === 1 && bytes[0] === 0x1f) {
      // The magic number of gzip has two bytes, and a pipe may be cut between them.
      const second = await blocks.next();
      if (!second.done) bytes = Buffer.concat([bytes, asBytes(second.value)]);
    }
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
      yield* gunzip(bytes, blocks, signal);
      return;
    }
    yield bytes;
    for (;;) {
      if (signal.aborted) return;
      const next = await blocks.next();
      if (next.done) return;
      yield asBytes(next.value);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    stop();
  }
}

async function blocksAt(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const status = await stat(path);
  if (!status.isFIFO()) return fileBlocks(path);
  // What a shell passes as /dev/fd/63 leads to no path.
  const isNamed = await realpath(path).then(
    () => true,
    () => false,
  );
  return fifoBlocks(path, isNamed, signal);
}

const asBytes = (block: Uint8Array | string): Uint8Array =>
  typeof block === "string" ? Buffer.from(block) : block;

async function* fileBlocks(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const status = await file.stat();
    // A small file needs a small buffer; a pipe has no size.
    const size = status.isFile() ? Math.max(status.size + 1, 4096) : blockSize;
    const buffer = new Uint8Array(Math.min(blockSize, size));
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function* gunzip(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array | string>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import("node:zlib");
  const unzip = createGunzip({ chunkSize: 1 << 18 });
  const feed = async () => {
    // The reader uses its buffer again, so what zlib may hold on to is copied.
    let block: Uint8Array | undefined = Buffer.from(first);
    while (block && !signal.aborted && !unzip.destroyed) {
      if (!unzip.write(block)) await drained(unzip);
      const next: IteratorResult<Uint8Array | string> = await rest.next();
      block = next.done ? undefined : Buffer.from(asBytes(next.value));
    }
    unzip.end();
  };
  const fed = feed().catch((error: unknown) => void unzip.destroy(error as Error));
  yield* unzip as AsyncIterable<Uint8Array>;
  await fed;
}

const drained = (stream: Gunzip): Promise<void> =>
  new Promise((settle) => {
    const done = () => {
      stream.off("drain", done).off("close", done);
      settle();
    };
    stream.on("drain", done).on("close", done);
  });

/**
 * Cuts blocks into chunks of whole lines. A line longer than `maxLine` bytes is skipped in constant memory.
 * Whole lines are passed on at once, so that a stream is judged as it comes.
 */
export async function* chunksOf(
  file: string,
  blocks: AsyncIterable<Uint8Array>,
  maxLine: number,
): AsyncGenerator<Piece> {
  let held = new Uint8Array(0);
  let length = 0;
  let skipped = 0;
  let line = 1;
  let byte = 0;
  const chunk = (bytes: Uint8Array, last: boolean): Piece => {
    const piece = { file, bytes, firstLine: line, firstByte: byte, last };
    return { kind: "chunk", chunk: piece };
  };
  const long = (bytes: number): Piece => ({ kind: "long", line, byteOffset: byte, bytes });

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
      if (skipped > 0) {
        yield long(skipped);
        byte += skipped;
        skipped = 0;
      } else {
        yield chunk(held.subarray(0, length), false);
        byte += length;
        length = 0;
      }
      line++;
    }
    const lastLine = block.lastIndexOf(newline) + 1;
    for (const piece of cut(block.subarray(from, Math.max(lastLine, from)), maxLine)) {
      yield piece.isLong ? long(piece.bytes.length) : chunk(piece.bytes, false);
      byte += piece.bytes.length;
      line += countNewlines(piece.bytes);
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
  else if (length > 0) yield chunk(held.subarray(0, length), true);
}

/** Sets lines over the limit apart; most blocks are smaller than the limit and pass whole. */
function* cut(
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

function countNewlines(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count++;
  return count;
}

/** A buffer with room for `more` bytes after `length`, doubling so that long lines cost linear time. */
function grown(
  buffer: Uint8Array<ArrayBuffer>,
  length: number,
  more: number,
): Uint8Array<ArrayBuffer> {
  if (length + more <= buffer.length) return buffer;
  const bigger = new Uint8Array(Math.max(length + more, buffer.length * 2, 65_536));
  bigger.set(buffer.subarray(0, length));
  return bigger;
}
