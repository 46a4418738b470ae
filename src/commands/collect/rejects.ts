import { isUtf8 } from "node:buffer";
import { join } from "node:path";
import { LogFile, type Left } from "../../io/append/log-file.ts";
import { rejectsFolder } from "./place.ts";

/** A line that was not accepted, or a part of one that was too long. */
export interface Reject {
  /** Who has sent it; the path of the log it was torn off from. */
  readonly peer: string;
  /** Codes of findings, or a word of the collector's own (docs/collect.md). */
  readonly reasons: readonly string[];
  /** Without its newline. */
  readonly line: Uint8Array;
  /** Of a line in parts: which one it is, counted from 1, and whether it is the last. */
  readonly part?: { readonly number: number; readonly isLast: boolean };
}

/** Lines are written after this time, ms, or once they have this many characters. */
const longestWait = 50;
const fullBatch = 1 << 16;

/**
 * Keeps what was not accepted: `rejects/YYYY-MM-DD.rejected`, a JSON object a line. The ending keeps commands that are
 * given the folder from taking it for a log.
 */
export class Rejects {
  readonly #folder: string;
  readonly #onError: (error: Error) => void;
  #day = "";
  #log: LogFile | undefined;
  #closing: Promise<Left>[] = [];
  #lines: string[] = [];
  #size = 0;
  #count = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string, onError: (error: Error) => void) {
    this.#folder = join(root, rejectsFolder);
    this.#onError = onError;
  }

  /** Lines that were kept; one in parts counts once. */
  get count(): number {
    return this.#count;
  }

  /** The file that was written to last. */
  get path(): string | undefined {
    return this.#log?.path;
  }

  get pendingBytes(): number {
    return this.#size + (this.#log?.pendingBytes ?? 0);
  }

  add({ peer, reasons, line, part }: Reject): void {
    const bytes = Buffer.from(line.buffer, line.byteOffset, line.length);
    const content = isUtf8(bytes)
      ? { line: bytes.toString() }
      : { base64: bytes.toString("base64") };
    const parts = part && { part: part.number, ...(part.isLast && { last: true }) };
    const text = JSON.stringify({
      time: new Date().toISOString(),
      peer,
      reasons,
      ...parts,
      ...content,
    });
    this.#lines.push(text);
    this.#size += text.length;
    if (!part || part.isLast) this.#count++;
    if (this.#size >= fullBatch) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), longestWait);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#lines.length === 0) return;
    const day = new Date().toISOString().slice(0, 10);
    if (day !== this.#day) this.#open(day);
    this.#log!.write(Buffer.from(`${this.#lines.join("\n")}\n`));
    this.#lines = [];
    this.#size = 0;
  }

  #open(day: string): void {
    if (this.#log) this.#closing.push(this.#log.close());
    this.#day = day;
    const path = join(this.#folder, `${day}.rejected`);
    this.#log = new LogFile(path, { syncs: false, onError: this.#onError });
  }

  /** Writes what is left, trying no more than once; returns the bytes that could not be written. */
  async close(): Promise<number> {
    this.#flush();
    const logs = this.#log ? [...this.#closing, this.#log.close()] : this.#closing;
    return (await Promise.all(logs)).reduce((sum, { bytes }) => sum + bytes, 0);
  }
}
