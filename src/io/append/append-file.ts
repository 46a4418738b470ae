import {
  closeSync,
  constants,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  write,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

const newline = 0x0a;
/** Waits without giving way, for the end of a process. */
const pauseNow = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
const writeAsync = promisify(write);
const syncAsync = promisify(fdatasync);

/** What was handed to the system and may or may not be in the file yet. */
interface InFlight {
  readonly bytes: Uint8Array;
  /** The size of the file before. */
  readonly from: number;
}

/** Writing has failed. */
export class Unwritten extends Error {
  /** Whole lines that are not in the file; of the first one a part may be. */
  readonly rest: Uint8Array;

  constructor(cause: unknown, rest: Uint8Array) {
    super("not written", { cause });
    this.rest = rest;
  }
}

/** How long the end of a process waits for what the system is writing, ms. */
const patience = 2000;
/** How long the end of a file must not have changed before it counts as torn, ms. */
const still = 20;
/** How often it is looked whether the path still leads to the open file, ms. */
const lookEvery = 1000;

/**
 * A log that whole lines are appended to, by this process and others at once: each write is one system call with
 * O_APPEND (POSIX.1-2017, write), and a line that somebody has left torn at the end gets its newline first. The file and
 * its folders are made when there is something to write; a file that was moved away is made anew.
 */
export class AppendFile {
  readonly path: string;
  #fd = -1;
  #isRegular = true;
  #looked = 0;
  #inFlight: InFlight | undefined;
  /** Where a write was cut short in a line; the line goes on there if nobody else has written since. */
  #torn: { readonly size: number; readonly done: number } | undefined;

  /** Counts what was begun; what an end of the process has overtaken goes no further. */
  #turn = 0;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * Appends whole lines.
   * @throws Unwritten with what is left
   */
  async append(bytes: Uint8Array): Promise<void> {
    const turn = ++this.#turn;
    this.#prepare(bytes);
    // What looks torn may be what another process is writing just now.
    for (let size = this.#tornSize(); size >= 0;) {
      await pause(still);
      if (turn !== this.#turn) return;
      const next = this.#tornSize();
      if (next === size) break;
      size = next;
    }
    let rest = this.#mended(bytes);
    try {
      while (rest.length > 0) {
        this.#inFlight = { bytes: rest, from: this.#size() };
        const { bytesWritten } = await writeAsync(this.#fd, rest);
        if (turn !== this.#turn) return;
        rest = rest.subarray(bytesWritten);
      }
      this.#inFlight = undefined;
    } catch (error) {
      this.#fail(error, rest, bytes);
    }
  }

  /** The same at once, in place of what was begun before; waits for what the system is writing. */
  appendNow(bytes: Uint8Array): void {
    this.#turn++;
    this.#prepare(bytes);
    for (let size = this.#tornSize(); size >= 0;) {
      pauseNow(still);
      const next = this.#tornSize();
      if (next === size) break;
      size = next;
    }
    let rest = this.#mended(bytes);
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(this.#fd, rest));
    } catch (error) {
      this.#fail(error, rest, bytes);
    }
  }

  /** Whether the system is writing. */
  get isWriting(): boolean {
    return this.#inFlight !== undefined;
  }

  /** Waits at the end of the process for what the system is writing; what it has not written then is returned. */
  settleNow(): Uint8Array | undefined {
    const flying = this.#inFlight;
    this.#inFlight = undefined;
    if (!flying || !this.#isRegular) return undefined;
    const deadline = Date.now() + patience;
    while (!this.#holds(flying)) {
      if (Date.now() > deadline) return flying.bytes;
      pauseNow(1);
    }
    return undefined;
  }

  async sync(): Promise<void> {
    if (this.#fd >= 0) await syncAsync(this.#fd);
  }

  syncNow(): void {
    if (this.#fd >= 0) fdatasyncSync(this.#fd);
  }

  close(): void {
    if (this.#fd >= 0) closeSync(this.#fd);
    this.#fd = -1;
  }

  /** Opens the file if need be. @throws Unwritten */
  #prepare(bytes: Uint8Array): void {
    const now = Date.now();
    if (now - this.#looked > lookEvery) {
      if (this.#fd >= 0) this.#leaveIfMoved();
      this.#looked = now;
    }
    try {
      if (this.#fd < 0) this.#open();
    } catch (error) {
      throw new Unwritten(error, bytes);
    }
  }

  /** The size of a file that ends in a torn line which is not ours; else -1. */
  #tornSize(): number {
    if (!this.#isRegular) return -1;
    const size = this.#size();
    if (size === 0 || size === this.#torn?.size) return -1;
    const last = new Uint8Array(1);
    readSync(this.#fd, last, 0, 1, size - 1);
    return last[0] === newline ? -1 : size;
  }

  /** What is to be written: the rest of a line of ours, or after a newline where the file ends in a torn line. */
  #mended(bytes: Uint8Array): Uint8Array {
    const isTorn = this.#tornSize() >= 0;
    const torn = this.#torn;
    this.#torn = undefined;
    if (isTorn) return Buffer.concat([Buffer.from("\n"), bytes]);
    return torn?.size === this.#size() ? bytes.subarray(torn.done) : bytes;
  }

  #open(): void {
    mkdirSync(dirname(this.path), { recursive: true });
    const { O_APPEND, O_CREAT, O_RDWR, O_NONBLOCK } = constants;
    this.#fd = openSync(this.path, O_APPEND | O_CREAT | O_RDWR | O_NONBLOCK, 0o666);
    this.#isRegular = fstatSync(this.#fd).isFile();
  }

  #leaveIfMoved(): void {
    const open = fstatSync(this.#fd);
    const named = statSync(this.path, { throwIfNoEntry: false });
    if (named?.ino !== open.ino || named.dev !== open.dev) this.close();
  }

  #size = (): number => fstatSync(this.#fd).size;

  /** Notes where a line was torn, so that it can go on there. */
  #fail(error: unknown, rest: Uint8Array, bytes: Uint8Array): never {
    this.#inFlight = undefined;
    // A newline may have been put before them.
    const written = Math.max(0, bytes.length - rest.length);
    const lineStart = written === 0 ? 0 : bytes.lastIndexOf(newline, written - 1) + 1;
    if (lineStart < written && this.#isRegular) {
      this.#torn = { size: this.#size(), done: written - lineStart };
    }
    throw new Unwritten(error, bytes.subarray(lineStart));
  }

  /** Whether the file has these bytes behind its old end, among those of others. */
  #holds({ bytes, from }: InFlight): boolean {
    const size = this.#size();
    if (size < from + bytes.length) return false;
    const added = Buffer.alloc(size - from);
    readSync(this.#fd, added, 0, added.length, from);
    return added.includes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  }
}
