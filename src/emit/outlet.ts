import type { LogFile } from "../io/append/log-file.ts";
import type { Sender } from "../io/sockets/sender.ts";
import { Chunks, fullChunk, type Chunk } from "./chunks.ts";
import { createDrops, type Drops } from "./drops.ts";

/** What waits is written after this time, ms, or once it makes a chunk. */
const longestWait = 50;
/** Bytes a file may be behind before the queue holds the rest back. */
const mostBehind = 1 << 22;

/** Where lines go, and what happens to them on the way. */
export interface OutletParts {
  readonly files: readonly LogFile[];
  readonly senders: readonly Sender[];
  /** Gets a copy of what is written. */
  readonly copy: ((lines: Uint8Array) => void) | undefined;
  /** Redacts and checks whole lines; returns what is to be written. */
  readonly pass: (lines: Uint8Array) => Uint8Array;
  /** Bytes that may wait. */
  readonly most: number;
  /** Whether each line is in the file before taking it returns. */
  readonly isPrompt: boolean;
  readonly onError: (error: Error) => void;
  /** Words the drops as the line of an event. */
  readonly dropLine: (drops: Drops) => string;
}

/** Events that were lost when an outlet was closed. */
export interface Loss {
  /** That are in no file. */
  readonly unwritten: number;
  readonly unsent: number;
}

/** The queue of a run: takes lines without waiting, and hands them on in batches, in order. */
export class Outlet {
  readonly #parts: OutletParts;
  readonly #drops = createDrops();
  readonly #chunks = new Chunks();
  #timer: NodeJS.Timeout | undefined;
  #immediate: NodeJS.Immediate | undefined;
  #isClosed = false;
  #closing: Promise<Loss> | undefined;
  /** Whether each line is written at once: as asked for, or as the process ends. */
  #isPrompt: boolean;

  constructor(parts: OutletParts) {
    this.#parts = parts;
    this.#isPrompt = parts.isPrompt;
  }

  /** Events that are lost; where there is a file it has what a socket could not take. */
  get dropped(): number {
    const { files, senders } = this.#parts;
    const unsent = files.length > 0 ? [] : senders.map(({ dropped }) => dropped);
    return this.#drops.total + Math.max(0, ...unsent);
  }

  /** @param line ends in a newline */
  take(line: string): void {
    if (this.#isClosed) this.drop("the emitter was closed");
    else if (this.#chunks.size + this.#behind > this.#parts.most) this.drop("the queue was full");
    else this.#push(line);
  }

  /** Counts an event that is lost. */
  drop(reason: string): void {
    this.#drops.add(reason, Date.now());
    if (!this.#isClosed) this.#soon();
  }

  #push(line: string): void {
    this.#chunks.push(line);
    if (this.#isPrompt) this.writeNow();
    else if (this.#chunks.size >= fullChunk) this.#immediate ??= setImmediate(() => this.#pump());
    else this.#soon();
  }

  #soon(): void {
    // What waits must not keep the agent alive: it is written when the process ends.
    this.#timer ??= setTimeout(() => this.#pump(), longestWait).unref();
  }

  /** Hands one batch on; more follow when the agent has had its turn. */
  #pump(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#immediate = undefined;
    if (this.#isClosed) return;
    if (this.#behind > mostBehind) {
      this.#soon();
      return;
    }
    const chunk = this.#chunks.shift();
    if (chunk) this.#hand(chunk);
    else this.#tellDrops();
    if (this.#chunks.size > 0) this.#immediate ??= setImmediate(() => this.#pump());
    else if (this.#drops.isUntold) this.#soon();
  }

  #hand({ bytes, lines }: Chunk): void {
    const { pass, files, senders, copy, onError } = this.#parts;
    let passed: Uint8Array;
    try {
      passed = pass(bytes);
    } catch (error) {
      // What could not be redacted is not written.
      this.#drops.add("they could not be redacted", Date.now(), lines);
      onError(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    copy?.(passed);
    for (const file of files) file.write(passed);
    for (const sender of senders) sender.send(passed, lines);
  }

  /** Once the way is free, what was lost is told in one event. */
  #tellDrops(): void {
    if (!this.#drops.isUntold) return;
    const line = this.#parts.dropLine(this.#drops);
    this.#drops.tell();
    this.#chunks.push(line);
  }

  get #behind(): number {
    let most = 0;
    for (const { pendingBytes } of this.#parts.files) most = Math.max(most, pendingBytes);
    return most;
  }

  #handAll(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
    this.#timer = this.#immediate = undefined;
    this.#tellDrops();
    for (let chunk = this.#chunks.shift(); chunk; chunk = this.#chunks.shift()) this.#hand(chunk);
  }

  /** Writes everything to the files before it returns. */
  writeNow(): void {
    this.#handAll();
    for (const file of this.#parts.files) file.writeNow();
  }

  /** The same for the end of the process: what sockets have not sent is kept as far as they can. */
  endNow(): void {
    this.#isPrompt = true;
    this.writeNow();
    for (const sender of this.#parts.senders) sender.closeNow();
  }

  /**
   * Settles when all that was taken is written and sent.
   * @param patience ms sockets are given
   * @param isPatient whether a file that can't be written is waited for
   */
  async flush(patience: number, isPatient = false): Promise<void> {
    this.#handAll();
    const { files, senders } = this.#parts;
    await Promise.all([
      ...files.map((file) => file.settle(isPatient)),
      ...senders.map((sender) => sender.drain(patience)),
    ]);
  }

  /** Writes and sends what is left; tells what was lost. */
  close(patience: number): Promise<Loss> {
    this.#closing ??= this.#close(patience);
    return this.#closing;
  }

  async #close(patience: number): Promise<Loss> {
    this.#handAll();
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearImmediate(this.#immediate);
    const { files, senders } = this.#parts;
    const unwritten = files.map(async (file) => (await file.close()).lines);
    const unsent = senders.map(async (sender) => {
      const lines = await sender.drain(patience);
      await sender.close();
      return lines;
    });
    const loss = {
      unwritten: Math.max(0, ...(await Promise.all(unwritten))),
      unsent: Math.max(0, ...(await Promise.all(unsent))),
    };
    const lost = files.length > 0 ? loss.unwritten : loss.unsent;
    if (lost > 0) this.#drops.add("they could not be written", Date.now(), lost);
    return loss;
  }
}
