import type { FileHandle } from "node:fs/promises";

/** Tells whether a file has the same bytes at an offset; it is asked with blocks of any size. */
export function createComparison(
  file: FileHandle,
): (bytes: Uint8Array, at: number) => Promise<boolean> {
  let buffer = Buffer.alloc(0);
  return async (bytes, at) => {
    if (buffer.length < bytes.length) buffer = Buffer.alloc(bytes.length);
    const length = await fill(file, buffer.subarray(0, bytes.length), at);
    return buffer.subarray(0, length).equals(bytes);
  };
}

/** Reads until the block is full or the file ends; how much that was. */
async function fill(file: FileHandle, block: Uint8Array, at: number): Promise<number> {
  let length = 0;
  while (length < block.length) {
    const { bytesRead } = await file.read(block, length, block.length - length, at + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return length;
}

/** Writes the first bytes of one file to another. */
export async function copyStart(from: FileHandle, to: FileHandle, length: number): Promise<void> {
  const block = Buffer.alloc(Math.min(length, 1 << 18));
  for (let at = 0; at < length;) {
    const count = await fill(from, block.subarray(0, Math.min(block.length, length - at)), at);
    // It has shrunk, and will be refused as changed.
    if (count === 0) return;
    await to.writeFile(block.subarray(0, count));
    at += count;
  }
}
