import { countLines } from "../../scan/lines.ts";
import { reasonOf } from "../reason.ts";
import { addressText, type Address } from "./address.ts";
import type { Link } from "./link.ts";
import { LineQueue } from "./line-queue.ts";
import { Spool } from "./spool.ts";
import { openTcpLink } from "./tcp-link.ts";
import type { TlsFiles } from "./tls-client.ts";
import { openZmqLink } from "./zmq-link.ts";
import { Problem } from "../../contract/problem.ts";

/** Sends a copy of lines to a socket, in order. */
export interface Sender {
  /**
   * Takes whole lines, which must not change afterwards; false if there was no room and they were dropped. Never throws,
   * never waits for the other side.
   */
  send(lines: Uint8Array, count: number): boolean;
  /** Settles once all that was taken has gone out or `ms` have passed; tells how many lines are left. */
  drain(ms: number): Promise<number>;
  /** Ends the connection; what is left goes to the spool file if there is one. */
  close(): Promise<void>;
  /** The same at once, for the end of a process: what the system has not taken yet goes to the spool file. */
  closeNow(): void;
  /** Lines dropped so far. */
  readonly dropped: number;
  /** Whether nothing will ever be sent, as what it takes is not installed. */
  readonly hasFailed: boolean;
  /** Bytes that wait in memory. */
  readonly pendingBytes: number;
}

export interface SenderOptions {
  /** Bytes that may wait in memory (default: 8 MiB). */
  readonly maxBytes?: number;
  /** A file for what has no room in memory. */
  readonly spool?: string;
  /** Bytes it may have (default: 1 GiB). */
  readonly maxSpoolBytes?: number;
  /** What a listener may ask for. */
  readonly token?: string;
  /** PEM files, for `tls://`. */
  readonly tls?: TlsFiles;
  /** Told why lines can't be sent, once until they can again. */
  readonly onError?: (error: Error) => void;
}

const defaultBytes = 8 * 1024 ** 2;
const defaultSpool = 1024 ** 3;
/**
 * Bytes handed to the system at a time. When a connection breaks it is not known how much of a piece the system had
 * taken, so it is sent again: a small one repeats few lines.
 */
const pieceSize = 1 << 14;

/**
 * Opens a sender. It keeps no process alive except during drain() and close().
 * @throws Problem for options that can't work
 */
export function createSender(address: Address, options: SenderOptions = {}): Sender {
  return new SocketSender(address, options);
}

class SocketSender implements Sender {
  readonly #name: string;
  readonly #link: Link;
  readonly #queue = new LineQueue();
  readonly #most: number;
  readonly #spool: Spool | undefined;
  readonly #onError: (error: Error) => void;
  /** Whether lines stand in the spool, which those that come have to follow. */
  #isSpilling: boolean;
  #spilled = 0;
  #isUp = false;
  /** Counts what was handed over; what a broken connection says later is of no interest. */
  #turn = 0;
  #isBusy = false;
  #isClosed = false;
  #hasFailed = false;
  #dropped = 0;
  #told = "";
  #isEmpty: () => void = () => undefined;

  constructor(address: Address, options: SenderOptions) {
    if (address.port === 0) throw new Problem(`${addressText(address)}: port 0 can't be sent to`);
    const { spool, maxSpoolBytes = defaultSpool, token, tls } = options;
    this.#name = addressText(address);
    this.#most = options.maxBytes ?? defaultBytes;
    this.#onError = options.onError ?? (() => undefined);
    this.#spool = spool === undefined ? undefined : new Spool(spool, maxSpoolBytes);
    this.#isSpilling = this.#spool?.hasMore ?? false;
    const events = {
      onUp: () => this.#up(),
      onDown: (reason: string) => this.#down(`${reason}; trying again`),
      onHopeless: (reason: string) => this.#giveUp(reason),
    };
    this.#link =
      address.kind === "zmq"
        ? openZmqLink(address, events)
        : openTcpLink(address, { token, tls }, events);
  }

  get dropped(): number {
    return this.#dropped;
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  get pendingBytes(): number {
    return this.#queue.bytes;
  }

  send(lines: Uint8Array, count: number): boolean {
    if (this.#isClosed || !(this.#keep(lines) || this.#spill(lines, count))) {
      this.#dropped += count;
      return false;
    }
    this.#pump();
    return true;
  }

  #keep(lines: Uint8Array): boolean {
    const { bytes } = this.#queue;
    if (this.#isSpilling || (bytes > 0 && bytes + lines.length > this.#most)) return false;
    this.#queue.push(lines);
    return true;
  }

  #spill(lines: Uint8Array, count: number): boolean {
    try {
      if (this.#spool?.add(lines) !== true) return false;
    } catch (error) {
      this.#tell(`the spool can't be written: ${reasonOf(error)}`);
      return false;
    }
    this.#isSpilling = true;
    this.#spilled += count;
    return true;
  }

  #up(): void {
    this.#isUp = true;
    this.#told = "";
    this.#pump();
  }

  #down(reason: string): void {
    this.#isUp = false;
    this.#isBusy = false;
    this.#turn++;
    this.#tell(reason);
  }

  #giveUp(reason: string): void {
    this.#hasFailed = true;
    this.#tell(reason);
    this.#isEmpty();
  }

  #tell(what: string): void {
    if (what === this.#told) return;
    this.#told = what;
    this.#onError(new Error(`cannot send to ${this.#name}: ${what}`));
  }

  /** Hands the next piece over once the last one was taken. */
  #pump(): void {
    while (this.#isUp && !this.#isBusy && !this.#isClosed) {
      const piece = this.#queue.first(pieceSize) ?? this.#fromSpool();
      if (!piece) {
        this.#isEmpty();
        return;
      }
      this.#isBusy = true;
      const turn = ++this.#turn;
      let isNow = true;
      this.#link.put(piece, () => {
        if (turn !== this.#turn) return;
        this.#isBusy = false;
        this.#queue.drop(piece.length);
        if (!isNow) this.#pump();
      });
      isNow = false;
    }
  }

  #fromSpool(): Uint8Array | undefined {
    if (!this.#isSpilling) return undefined;
    try {
      const lines = this.#spool!.read();
      this.#isSpilling = lines !== undefined;
      if (!lines) return undefined;
      this.#spilled = Math.max(0, this.#spilled - countLines(lines));
      this.#queue.push(lines);
    } catch (error) {
      this.#tell(`the spool can't be read: ${reasonOf(error)}`);
      this.#isSpilling = false;
    }
    return this.#queue.first(pieceSize);
  }

  async drain(ms: number): Promise<number> {
    if (this.#hasLeft) {
      this.#link.hold(true);
      this.#link.hurry();
      await new Promise<void>((settle) => {
        const timer = setTimeout(settle, ms);
        this.#isEmpty = () => {
          clearTimeout(timer);
          settle();
        };
        this.#pump();
      });
      this.#isEmpty = () => undefined;
      this.#link.hold(false);
    }
    return this.#queue.lines + this.#spilled;
  }

  get #hasLeft(): boolean {
    return !(this.#isClosed || this.#hasFailed) && (this.#queue.bytes > 0 || this.#isSpilling);
  }

  async close(): Promise<void> {
    this.#link.hold(true);
    this.closeNow();
    await this.#link.close();
  }

  closeNow(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    try {
      this.#spool?.putBack(this.#queue.all());
    } catch (error) {
      this.#tell(`the spool can't be written: ${reasonOf(error)}`);
    }
  }
}
