import { isEvent } from "../../io/follow/kinds.ts";
import { LogFile } from "../../io/append/log-file.ts";
import { placeOf, takeTornTail } from "./place.ts";

/** Lines are written after this time, ms, or once a log has this many bytes. */
const longestWait = 50;
const fullBatch = 1 << 16;
/** Files that are open at a time. */
const mostOpen = 256;

/** The log of a run, and what waits to be written to it. */
interface Entry {
  readonly run: string;
  parts: Uint8Array[];
  bytes: number;
  log: LogFile | undefined;
}

export interface BookOptions {
  /** The folder without symbolic links. */
  readonly root: string;
  readonly onError: (error: Error) => void;
  /** Told of lines whose log can't be written where it would stand. */
  readonly onBarred: (run: string, lines: Uint8Array, reason: string) => void;
  /** Told of a torn line that was taken off the end of a log. */
  readonly onTorn: (path: string, line: Uint8Array) => void;
}

/** The logs of all runs: what comes is written in batches, an open file for each of the runs that wrote last. */
export class Book {
  readonly #options: BookOptions;
  /** Runs with an open log or lines that wait; those that wrote last stand at the end. */
  readonly #entries = new Map<string, Entry>();
  /** Of those, the ones with lines that wait. */
  readonly #waiting = new Set<Entry>();
  #waitingBytes = 0;
  #open = 0;
  readonly #closing = new Set<Promise<void>>();
  #lost = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: BookOptions) {
    this.#options = options;
  }

  /** Bytes that are in no file yet. */
  get pendingBytes(): number {
    let bytes = this.#waitingBytes;
    for (const { log } of this.#entries.values()) bytes += log?.pendingBytes ?? 0;
    return bytes;
  }

  /** @param lines whole lines, which must not change afterwards */
  add(run: string, lines: Uint8Array): void {
    const entry = this.#entries.get(run) ?? { run, parts: [], bytes: 0, log: undefined };
    if (entry.bytes === 0) this.#waiting.add(entry);
    this.#entries.set(run, entry);
    entry.parts.push(lines);
    entry.bytes += lines.length;
    this.#waitingBytes += lines.length;
    if (entry.bytes >= fullBatch) this.#write(entry);
    else this.#timer ??= setTimeout(() => this.flush(), longestWait);
  }

  /** Hands on everything that waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const entry of this.#waiting) this.#write(entry);
    if (this.#waiting.size > 0) this.#timer = setTimeout(() => this.flush(), longestWait);
  }

  #write(entry: Entry): void {
    if (!entry.log && !this.#openLog(entry)) return;
    entry.log?.write(entry.parts.length === 1 ? entry.parts[0]! : Buffer.concat(entry.parts));
    this.#clear(entry);
    // The one that wrote last is closed last.
    this.#entries.delete(entry.run);
    if (entry.log) this.#entries.set(entry.run, entry);
  }

  #clear(entry: Entry): void {
    this.#waitingBytes -= entry.bytes;
    entry.parts = [];
    entry.bytes = 0;
    this.#waiting.delete(entry);
  }

  /** Opens a log, or gives its lines back where none may stand; false if no file is free yet. */
  #openLog(entry: Entry): boolean {
    if (this.#open >= mostOpen && !this.#closeOldest()) return false;
    const { root, onError, onBarred } = this.#options;
    const place = placeOf(root, entry.run);
    if (place.kind === "barred") onBarred(entry.run, Buffer.concat(entry.parts), place.reason);
    else {
      this.#mend(place.path);
      entry.log = new LogFile(place.path, { syncs: false, onError });
      this.#open++;
    }
    return true;
  }

  /** A torn end is left by a process that was killed. */
  #mend(path: string): void {
    try {
      const torn = takeTornTail(path, isEvent);
      if (torn) this.#options.onTorn(path, torn);
    } catch {
      // What can't be read may still be written; if not, that is told then.
    }
  }

  #closeOldest(): boolean {
    for (const entry of this.#entries.values()) {
      if (!entry.log || entry.log.pendingBytes > 0) continue;
      this.#close(entry.log);
      entry.log = undefined;
      if (entry.bytes === 0) this.#entries.delete(entry.run);
      return true;
    }
    return false;
  }

  #close(log: LogFile): void {
    this.#open--;
    const closing = this.#settle(log).finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }

  async #settle(log: LogFile): Promise<void> {
    this.#lost += (await log.close()).bytes;
  }

  /** Writes what is left, trying no more than once; returns the bytes that could not be written. */
  async close(): Promise<number> {
    for (;;) {
      this.flush();
      for (const entry of this.#entries.values()) {
        if (entry.log) this.#close(entry.log);
        entry.log = undefined;
        if (entry.bytes === 0) this.#entries.delete(entry.run);
      }
      await Promise.all(this.#closing);
      if (this.#waiting.size === 0 || this.#lost > 0) break;
    }
    clearTimeout(this.#timer);
    return this.#lost + this.#waitingBytes;
  }
}
