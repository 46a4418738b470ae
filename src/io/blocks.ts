import { open, realpath, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { Gunzip } from "node:zlib";
import { fifoBlocks } from "./fifo.ts";

/** Small enough that a block of nothing but faults stays within the memory a check may take. */
const blockSize = 1 << 18;

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
    if (isGzip(bytes)) {
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

/** Whether bytes begin with the magic number of gzip (RFC 1952, section 2.3.1). */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

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

/** A part of a file, by byte offsets. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** The blocks of a file, or of a part of one. */
export async function* fileBlocks(path: string, range?: Range): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    const status = await file.stat();
    // A small file needs a small buffer; a device has no size, and no offsets.
    const size = status.isFile() ? Math.max(status.size + 1, 4096) : blockSize;
    const buffer = new Uint8Array(Math.min(blockSize, size));
    const end = range?.to ?? Number.POSITIVE_INFINITY;
    for (let at = range?.from ?? 0; at < end;) {
      const length = Math.min(buffer.length, end - at);
      const { bytesRead } = await file.read(buffer, 0, length, range ? at : null);
      if (bytesRead === 0) return;
      at += bytesRead;
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
