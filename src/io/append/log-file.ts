import { countLines } from "../../scan/lines.ts";
import { reasonOf } from "../reason.ts";
import { AppendFile, Unwritten } from "./append-file.ts";

/** Bytes that go to the system at a time. */
const largestWrite = 1 << 20;
/** Pauses between attempts to write, ms: the first, and the longest one. */
const firstPause = 100;
const longestPause = 5000;

export interface LogFileOptions {
  /** Whether the file is synced to the disk after each write. */
  readonly syncs: boolean;
  /** Told of each reason why writing fails, once until it succeeds again. */
  readonly onError: (error: Error) => void;
}

/** What could not be written. */
export interface Left {
  readonly lines: number;
  readonly bytes: number;
}

/** A log that takes lines at any time and writes them in their order, one write at a time. A full disk is waited for. */
export class LogFile {
  readonly #file: AppendFile;
  readonly #options: LogFileOptions;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  /** What is being written, or to be tried again. */
  #current: Uint8Array | undefined;
  #running: Promise<void> | undefined;
  #told = "";
  #isClosing = false;
  #wake: () => void = () => undefined;
  /** Called when an attempt fails. */
  #failed: (() => void)[] = [];
  /** How many wait for all to be written: the process is kept for them. */
  #awaited = 0;

  constructor(path: string, options: LogFileOptions) {
    this.#file = new AppendFile(path);
    this.#options = options;
  }

  get path(): string {
    return this.#file.path;
  }

  /** Bytes that are not in the file yet. */
  get pendingBytes(): number {
    return this.#waitingBytes + (this.#current?.length ?? 0);
  }

  /** @param lines whole lines, which must not change afterwards */
  write(lines: Uint8Array): void {
    this.#waiting.push(lines);
    this.#waitingBytes += lines.length;
    this.#running ??= this.#run();
  }

  /** Settles when all that was taken is written. @param isPatient whether it waits for a disk that is full as well */
  async settle(isPatient: boolean): Promise<void> {
    if (!this.#running) return;
    this.#awaited++;
    const failed = new Promise<void>((settle) => this.#failed.push(settle));
    this.#wake();
    await (isPatient ? this.#running : Promise.race([this.#running, failed]));
    this.#awaited--;
  }

  /** Writes everything at once, for the end of a process. */
  writeNow(): void {
    const rest = this.#file.isWriting ? this.#file.settleNow() : this.#current;
    const bytes = Buffer.concat(rest ? [rest, ...this.#waiting] : this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#current = undefined;
    if (bytes.length === 0) return;
    try {
      this.#file.appendNow(bytes);
      if (this.#options.syncs) this.#file.syncNow();
    } catch (error) {
      // If the process goes on, it is tried again.
      this.#waiting = [error instanceof Unwritten ? error.rest : bytes];
      this.#waitingBytes = this.#waiting[0]!.length;
      this.#running ??= this.#run();
      this.#tell(error);
    }
  }

  /** Writes what is left, trying no more than once; tells what could not be written. */
  async close(): Promise<Left> {
    this.#isClosing = true;
    this.#wake();
    await this.#running;
    this.#file.close();
    const left = this.#current ? [this.#current, ...this.#waiting] : this.#waiting;
    const lines = left.reduce((count, bytes) => count + countLines(bytes), 0);
    return { lines, bytes: this.pendingBytes };
  }

  async #run(): Promise<void> {
    let pause = firstPause;
    while (this.#current !== undefined || this.#waiting.length > 0) {
      this.#current ??= this.#take();
      try {
        await this.#writeCurrent(this.#current);
        pause = firstPause;
      } catch (error) {
        this.#tell(error);
        for (const settle of this.#failed.splice(0)) settle();
        if (this.#isClosing) break;
        await this.#pause(pause);
        pause = Math.min(pause * 2, longestPause);
      }
    }
    this.#running = undefined;
  }

  async #writeCurrent(bytes: Uint8Array): Promise<void> {
    try {
      await this.#file.append(bytes);
    } catch (error) {
      if (!(error instanceof Unwritten)) throw error;
      // The end of the process may have come between.
      if (this.#current === bytes) this.#current = error.rest;
      throw error.cause;
    }
    if (this.#current === bytes) this.#current = undefined;
    this.#told = "";
    if (this.#options.syncs) await this.#file.sync();
  }

  /** What waits, as far as it fits into one write. */
  #take(): Uint8Array {
    let count = 0;
    let size = 0;
    for (const bytes of this.#waiting) {
      if (count > 0 && size + bytes.length > largestWrite) break;
      size += bytes.length;
      count++;
    }
    this.#waitingBytes -= size;
    const taken = this.#waiting.splice(0, count);
    return taken.length === 1 ? taken[0]! : Buffer.concat(taken);
  }

  #tell(error: unknown): void {
    const cause = error instanceof Unwritten ? error.cause : error;
    const reason = reasonOf(cause);
    if (reason === this.#told) return;
    this.#told = reason;
    this.#options.onError(new Error(`cannot write ${this.path}: ${reason}`, { cause }));
  }

  #pause(time: number): Promise<void> {
    return new Promise((settle) => {
      const timer = setTimeout(settle, time);
      // A log that can't be written must not keep an agent from ending.
      if (this.#awaited === 0) timer.unref();
      this.#wake = () => {
        clearTimeout(timer);
        settle();
      };
    });
  }
}
