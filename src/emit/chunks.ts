/** Bytes of a batch; it is handed on once it has so many. */
export const fullChunk = 1 << 16;
/** A UTF-16 code unit takes this many bytes in UTF-8 at most. */
const bytesOfUnit = 3;

/** Whole lines, and how many. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly lines: number;
}

/**
 * Lines that wait, in order, as UTF-8. They are encoded when they are taken: a text that waits would be copied by every
 * collection of garbage, and takes twice the room.
 */
export class Chunks {
  #full: Chunk[] = [];
  #buffer = Buffer.alloc(0);
  #at = 0;
  #lines = 0;
  /** Bytes that wait. */
  size = 0;

  push(line: string): void {
    const most = line.length * bytesOfUnit;
    if (this.#buffer.length - this.#at < most) this.#begin(most);
    const length = this.#buffer.write(line, this.#at);
    this.#at += length;
    this.size += length;
    this.#lines++;
    if (this.#at >= fullChunk) this.#seal();
  }

  /** The oldest lines; undefined if there are none. */
  shift(): Chunk | undefined {
    if (this.#full.length === 0) this.#seal();
    const chunk = this.#full.shift();
    if (chunk) this.size -= chunk.bytes.length;
    return chunk;
  }

  #seal(): void {
    if (this.#lines === 0) return;
    this.#full.push({ bytes: this.#buffer.subarray(0, this.#at), lines: this.#lines });
    // What is left of the buffer takes the next lines, which must not overwrite these.
    this.#buffer = this.#buffer.subarray(this.#at);
    this.#at = 0;
    this.#lines = 0;
  }

  #begin(most: number): void {
    this.#seal();
    this.#buffer = Buffer.allocUnsafeSlow(Math.max(fullChunk * 2, most));
  }
}
