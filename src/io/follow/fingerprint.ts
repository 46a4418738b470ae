import { readAt } from "./read-at.ts";

/** Bytes of a file's start that are remembered. */
export const headBytes = 1024;
/** Bytes before the place read up to that are remembered. */
export const tailBytes = 128;

/** What tells whether a file is still the one that was read, whatever its size says. */
export class Fingerprint {
  #head = new Uint8Array(0);
  #tail = new Uint8Array(0);

  get head(): Uint8Array {
    return this.#head;
  }

  get tail(): Uint8Array {
    return this.#tail;
  }

  /** Takes up bytes that were read at an offset. */
  add(bytes: Uint8Array, offset: number): void {
    const missing = headBytes - this.#head.length;
    if (missing > 0 && offset === this.#head.length) {
      this.#head = joined(this.#head, bytes.subarray(0, missing));
    }
    // A Buffer's slice would share its memory, which is used again.
    this.#tail =
      bytes.length >= tailBytes
        ? Uint8Array.from(bytes.subarray(-tailBytes))
        : joined(this.#tail, bytes).slice(-tailBytes);
  }

  /** Remembers the bytes before an offset where reading begins in the middle of a file. */
  begin(fd: number, offset: number): void {
    this.#head = bytesAt(fd, 0, Math.min(offset, headBytes));
    const from = Math.max(0, offset - tailBytes);
    this.#tail = bytesAt(fd, from, offset - from);
  }

  forget(): void {
    this.#head = new Uint8Array(0);
    this.#tail = new Uint8Array(0);
  }

  /** Whether a file starts as this one did, and has the same bytes before an offset. */
  fits(fd: number, offset: number): boolean {
    const { length } = this.#tail;
    return (
      this.startsAs(fd) && Buffer.compare(bytesAt(fd, offset - length, length), this.#tail) === 0
    );
  }

  startsAs(fd: number): boolean {
    return this.isStartOf(bytesAt(fd, 0, this.#head.length));
  }

  isStartOf(bytes: Uint8Array): boolean {
    const { length } = this.#head;
    return Buffer.compare(bytes.subarray(0, length), this.#head) === 0;
  }
}

/** Bytes of a file, fewer where it ends. */
export function bytesAt(fd: number, from: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readAt(fd, bytes, length, from));
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
