import { cut, grown } from "../pieces.ts";

/** What a connection has brought. */
export type Cut =
  | { readonly kind: "lines"; readonly bytes: Uint8Array }
  /** A part of a line over the limit, its newline not among it. */
  | { readonly kind: "part"; readonly bytes: Uint8Array; readonly isLast: boolean };

/** Bytes that unfinished lines of all connections may take together. */
export interface Budget {
  free: number;
}

/** What each connection may hold whatever the others do, and the largest part of a line over the limit, bytes. */
const fairShare = 1 << 16;
const largestPart = 1 << 20;
const newline = 0x0a;

/**
 * Cuts what comes into whole lines; what it gives stays as it is. Unlike io/pieces.ts it is given blocks as they come, tells what is unfinished,
 * and passes lines over the limit on in parts, so that none is lost and memory stays bounded.
 */
export class LineCutter {
  readonly #maxLine: number;
  readonly #budget: Budget;
  #held = new Uint8Array(0);
  #length = 0;
  /** Whether a line over the limit goes on. */
  #isOver = false;
  /** When the line that is unfinished began, ms of the process's clock. */
  #since = Number.POSITIVE_INFINITY;

  constructor(maxLine: number, budget: Budget) {
    this.#maxLine = maxLine;
    this.#budget = budget;
  }

  /** When the line that is unfinished began, ms of the process's clock; Infinity if none is. */
  get unfinishedSince(): number {
    return this.#since;
  }

  /** Begins anew to wait for the end of the line. */
  restart(now: number): void {
    if (this.#since !== Number.POSITIVE_INFINITY) this.#since = now;
  }

  *push(block: Uint8Array, now: number): Generator<Cut> {
    if (block.length === 0) return;
    const first = block.indexOf(newline);
    const last = first < 0 ? -1 : block.lastIndexOf(newline);
    if (last !== block.length - 1 && (last >= 0 || this.#since === Number.POSITIVE_INFINITY)) {
      this.#since = now;
    } else if (last === block.length - 1) this.#since = Number.POSITIVE_INFINITY;
    let from = 0;
    if (this.#length > 0 || this.#isOver) {
      from = first < 0 ? block.length : first + 1;
      yield* this.#goOn(block.subarray(0, from), first >= 0);
    }
    if (last >= from) yield* this.#whole(block.subarray(from, last + 1));
    const tail = block.subarray(Math.max(from, last + 1));
    if (tail.length > 0) yield* this.#goOn(tail, false);
  }

  /** The line that is unfinished at the end; undefined if there is none. */
  end(): Cut | undefined {
    this.#since = Number.POSITIVE_INFINITY;
    if (this.#isOver) return { kind: "part", bytes: new Uint8Array(0), isLast: true };
    return this.#length > 0 ? { kind: "lines", bytes: this.#take() } : undefined;
  }

  /** Takes up the next bytes of a line, its newline among them if `isEnd`. */
  *#goOn(bytes: Uint8Array, isEnd: boolean): Generator<Cut> {
    const length = this.#length + bytes.length - (isEnd ? 1 : 0);
    const room = Math.max(fairShare, this.#budget.free + this.#length);
    if (!this.#isOver && length <= Math.min(this.#maxLine, room)) {
      this.#hold(bytes);
      if (isEnd) yield { kind: "lines", bytes: this.#take() };
      return;
    }
    this.#isOver = true;
    yield* parts(this.#take(), false);
    yield* parts(isEnd ? bytes.subarray(0, -1) : bytes, isEnd);
    if (isEnd) this.#isOver = false;
  }

  *#whole(bytes: Uint8Array): Generator<Cut> {
    for (const { bytes: its, isLong } of cut(bytes, this.#maxLine)) {
      if (isLong) yield* parts(its.subarray(0, -1), true);
      else yield { kind: "lines", bytes: its };
    }
  }

  #hold(bytes: Uint8Array): void {
    this.#held = grown(this.#held, this.#length, bytes.length);
    this.#held.set(bytes, this.#length);
    this.#length += bytes.length;
    this.#budget.free -= bytes.length;
  }

  #take(): Uint8Array {
    const bytes = this.#held.slice(0, this.#length);
    this.#budget.free += this.#length;
    this.#length = 0;
    // A large one is not kept for lines that are small again.
    if (this.#held.length > fairShare) this.#held = new Uint8Array(0);
    return bytes;
  }
}

function* parts(bytes: Uint8Array, isEnd: boolean): Generator<Cut> {
  let at = 0;
  for (; bytes.length - at > largestPart; at += largestPart) {
    yield { kind: "part", bytes: bytes.subarray(at, at + largestPart), isLast: false };
  }
  if (isEnd || at < bytes.length) yield { kind: "part", bytes: bytes.subarray(at), isLast: isEnd };
}
