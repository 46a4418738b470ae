import { closeSync, fstatSync, readSync, type BigIntStats } from "node:fs";
import { Fingerprint, tailBytes } from "./fingerprint.ts";

const newline = 0x0a;
const blockSize = 1 << 18;
/** One block for all sources: what is read is used before the next read. */
let block: Buffer | undefined;

/** Times of files are as coarse as the system's clock; a file that was written within it may be written again unseen, ms. */
const clockTick = 50;

/** What reading a source yields. */
export type Read =
  /** Whole lines, valid until the next read of any source. */
  | { readonly kind: "lines"; readonly bytes: Uint8Array }
  /** A line over the limit, whose bytes were counted and dropped. */
  | { readonly kind: "long"; readonly bytes: number }
  /** Nothing more for now. */
  | { readonly kind: "end" }
  /** What was read is no longer there: the file was cut or written anew. */
  | { readonly kind: "rewritten" };

/** Where reading a source stands. */
export interface Paused {
  readonly seen: number;
  /** The start of a line that is not finished. */
  readonly held: Uint8Array<ArrayBuffer>;
  readonly skipped: number;
}

const end: Read = { kind: "end" };
const rewritten: Read = { kind: "rewritten" };

/**
 * One open file, whatever names lead to it. It is read from an offset, in whole lines; the start of a line that is not
 * finished is held. The descriptor is kept open, so that its inode can't become another file's, and so that what a
 * writer still puts into a file that was renamed or removed is read.
 */
export class Source {
  readonly fd: number;
  readonly #maxLine: number;
  readonly #print = new Fingerprint();
  /** Bytes looked at so far. */
  #seen = 0;
  /** The start of an unfinished line. */
  #held = new Uint8Array(0);
  #length = 0;
  /** Bytes of a line over the limit, so far. */
  #skipped = 0;
  /** Bytes that were read behind a line that was held. */
  #later: Buffer | undefined;
  /** What the file's status was when it was last held against the fingerprint. */
  #size = -1;
  #modified = -1n;
  #changed = -1n;

  constructor(fd: number, maxLine: number) {
    this.fd = fd;
    this.#maxLine = maxLine;
  }

  get seen(): number {
    return this.#seen;
  }

  get print(): Fingerprint {
    return this.#print;
  }

  /** Begins at an offset that a line starts at. */
  begin(offset: number): void {
    this.#print.begin(this.fd, offset);
    this.#seen = offset;
  }

  /** Where it stands, for another file of the same content to go on from. */
  pause(): Paused {
    const held = this.#held.slice(0, this.#length);
    return { seen: this.#seen, held, skipped: this.#skipped };
  }

  resume({ seen, held, skipped }: Paused): void {
    this.begin(seen);
    this.#held = held;
    this.#length = held.length;
    this.#skipped = skipped;
  }

  /**
   * Whether a file may hold something new, or something else. It is looked at if its status has changed, or may have
   * without a trace.
   * @param isHinted whether the system has said that it has changed
   * @param status its status if that is known
   */
  look(
    isHinted: boolean,
    now: number,
    status: BigIntStats = fstatSync(this.fd, { bigint: true }),
  ): "as-before" | "changed" | "rewritten" {
    const { mtimeNs, ctimeNs } = status;
    const size = Number(status.size);
    const isAsBefore =
      size === this.#size && mtimeNs === this.#modified && ctimeNs === this.#changed;
    if (isAsBefore && !isHinted) return "as-before";
    this.#size = size;
    this.#changed = ctimeNs;
    this.#modified = now - Number(status.mtimeMs) < clockTick ? -1n : mtimeNs;
    return size >= this.#seen && this.#print.startsAs(this.fd) ? "changed" : "rewritten";
  }

  /** Begins anew at the start of the file. */
  restart(): void {
    this.#print.forget();
    this.#seen = 0;
    this.#length = 0;
    this.#skipped = 0;
    this.#later = undefined;
  }

  /** @param most bytes to read at a time */
  read(most = blockSize): Read {
    for (;;) {
      const later = this.#later;
      this.#later = undefined;
      const bytes = later ?? this.#next(most);
      if (bytes === undefined) return rewritten;
      if (bytes.length === 0) return end;
      const taken = this.#take(bytes);
      if (taken) return taken;
    }
  }

  /**
   * The next bytes of the file, together with those before them, which tell in the same moment whether it was written
   * anew; undefined if so.
   */
  #next(most: number): Buffer | undefined {
    block ??= Buffer.allocUnsafe(blockSize + tailBytes);
    const { tail } = this.#print;
    const length = Math.min(most, blockSize) + tail.length;
    const count = readSync(this.fd, block, 0, length, this.#seen - tail.length);
    if (count < tail.length || block.compare(tail, 0, tail.length, 0, tail.length) !== 0) {
      return undefined;
    }
    const bytes = block.subarray(tail.length, count);
    this.#print.add(bytes, this.#seen);
    this.#seen += bytes.length;
    return bytes;
  }

  /** Whole lines of new bytes and of what was held; keeps what is left. */
  #take(bytes: Buffer): Read | undefined {
    if (this.#length > 0 || this.#skipped > 0) return this.#finish(bytes);
    const from = holeIn(bytes);
    const last = bytes.lastIndexOf(newline) + 1;
    const long = last - from > this.#maxLine ? this.#longIn(bytes, from, last) : undefined;
    if (long) {
      const [at, past] = long;
      if (at > from) {
        this.#later = Buffer.from(bytes.subarray(at));
        return { kind: "lines", bytes: bytes.subarray(from, at) };
      }
      if (past < bytes.length) this.#later = Buffer.from(bytes.subarray(past));
      return { kind: "long", bytes: past - 1 - at };
    }
    this.#hold(bytes.subarray(Math.max(from, last)));
    return last > from ? { kind: "lines", bytes: bytes.subarray(from, last) } : undefined;
  }

  /** The first line over the limit among whole lines: where it begins, and past its newline. */
  #longIn(bytes: Buffer, from: number, to: number): [number, number] | undefined {
    for (let at = from; at < to;) {
      const past = bytes.indexOf(newline, at) + 1;
      if (past - 1 - at > this.#maxLine) return [at, past];
      at = past;
    }
    return undefined;
  }

  /** Goes on with the line that was begun. */
  #finish(bytes: Buffer): Read | undefined {
    const until = bytes.indexOf(newline) + 1;
    this.#hold(until > 0 ? bytes.subarray(0, until) : bytes);
    if (until === 0) return undefined;
    // The block is used again before these are asked for.
    if (until < bytes.length) this.#later = Buffer.from(bytes.subarray(until));
    const skipped = this.#skipped - 1;
    const line = this.#held.subarray(0, this.#length);
    // A long line is rare; its buffer goes with it.
    if (this.#held.length > blockSize) this.#held = new Uint8Array(0);
    this.#length = 0;
    this.#skipped = 0;
    return skipped > 0 ? { kind: "long", bytes: skipped } : { kind: "lines", bytes: line };
  }

  #hold(bytes: Uint8Array): void {
    if (this.#skipped > 0 || this.#length + bytes.length > this.#maxLine + 1) {
      this.#skipped += this.#length + bytes.length;
      this.#length = 0;
      return;
    }
    if (this.#length + bytes.length > this.#held.length) {
      const bigger = new Uint8Array(Math.max(this.#length + bytes.length, this.#held.length * 2));
      bigger.set(this.#held.subarray(0, this.#length));
      this.#held = bigger;
    }
    this.#held.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Gives up the unfinished line at the end, if there is one. */
  rest(): Uint8Array {
    const rest = this.#held.slice(0, this.#length);
    this.#held = new Uint8Array(0);
    this.#length = 0;
    return rest;
  }

  close(): void {
    closeSync(this.fd);
  }
}

/**
 * Bytes of a hole: a writer that does not append goes on at its old offset in a file that was cut, and the system fills
 * what is before with zeros.
 */
function holeIn(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && bytes[at] === 0) at++;
  return at;
}
