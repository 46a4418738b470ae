import { countLines } from "../../scan/lines.ts";

const newline = 0x0a;

/** Whole lines that wait, in order. */
export class LineQueue {
  #parts: Uint8Array[] = [];
  /** The first part that still waits; those before it are cleared away in one go. */
  #next = 0;
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  get lines(): number {
    return this.#waiting.reduce((sum, part) => sum + countLines(part), 0);
  }

  push(lines: Uint8Array): void {
    if (lines.length === 0) return;
    this.#parts.push(lines);
    this.#bytes += lines.length;
  }

  /** The first lines, as many as make `size` bytes but at least one; undefined if there are none. */
  first(size: number): Uint8Array | undefined {
    const part = this.#parts[this.#next];
    if (!part || part.length <= size) return part;
    const end = part.lastIndexOf(newline, size - 1) + 1 || part.indexOf(newline, size) + 1;
    return part.subarray(0, end || part.length);
  }

  /** Takes bytes away from the start, of the first part at most. */
  drop(bytes: number): void {
    const part = this.#parts[this.#next]!;
    this.#bytes -= bytes;
    if (bytes < part.length) {
      this.#parts[this.#next] = part.subarray(bytes);
      return;
    }
    this.#next++;
    if (this.#next < this.#parts.length && this.#next < 1024) return;
    this.#parts = this.#waiting;
    this.#next = 0;
  }

  /** Everything that waits. */
  all(): Uint8Array {
    return Buffer.concat(this.#waiting);
  }

  get #waiting(): Uint8Array[] {
    return this.#parts.slice(this.#next);
  }
}
