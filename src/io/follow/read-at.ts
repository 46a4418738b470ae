import { readSync } from "node:fs";

/** Fills a buffer with the bytes of a file from an offset; returns how many there were. */
export function readAt(fd: number, into: Uint8Array, length: number, from: number): number {
  let got = 0;
  while (got < length) {
    const count = readSync(fd, into, got, length - got, from + got);
    if (count === 0) break;
    got += count;
  }
  return got;
}
