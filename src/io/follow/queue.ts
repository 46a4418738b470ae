import type { Fingerprint } from "./fingerprint.ts";
import type { Lane, Piece } from "./lane.ts";
import { Source } from "./source.ts";

/** An open file in the queue of those that are read. */
export interface Entry {
  readonly key: string;
  readonly lane: Lane;
  readonly source: Source;
  /** Names that lead to it now. */
  names: number;
  /** When it became what it is: opened, or written anew; epoch ms. */
  since: number;
  /** Is read to its end first: the file that had the name before, a copy. */
  after: Entry | undefined;
  /** Sets where reading begins, once its turn comes. */
  begin: (() => Begun) | undefined;
  /** Whether it is read once and then closed: a copy. */
  readonly isOnce: boolean;
  isQueued: boolean;
  /** Epoch ms. */
  lastGrowth: number;
}

/** What is known of a file that is taken up. */
interface Added {
  readonly after?: Entry | undefined;
  readonly since?: number;
  readonly isOnce?: boolean;
}

/** Whether reading may begin: now, when more of the file is there, or when another file was read to its end. */
export type Begun = "now" | "later" | Entry;

/** What is remembered of a file that was closed, in case it comes back. */
interface Finished {
  readonly seen: number;
  readonly print: Fingerprint;
}

/** Files that are no longer named are read on this long after their last line, ms, and no more than this many. */
const lingering = 60_000;
const mostLingering = 256;
const mostOfLane = 8;
const mostFinished = 4096;

/** The open files, and those that may have something to read, in turn. */
export class Queue {
  readonly #entries = new Map<string, Entry>();
  readonly #finished = new Map<string, Finished>();
  #waiting: Entry[] = [];
  readonly #onRest: (lane: Lane, bytes: Uint8Array) => void;
  readonly #onRewritten: (entry: Entry) => void;
  readonly #maxLine: number;

  constructor(
    maxLine: number,
    onRest: (lane: Lane, bytes: Uint8Array) => void,
    onRewritten: (entry: Entry) => void,
  ) {
    this.#maxLine = maxLine;
    this.#onRest = onRest;
    this.#onRewritten = onRewritten;
  }

  get entries(): IterableIterator<Entry> {
    return this.#entries.values();
  }

  get(key: string): Entry | undefined {
    return this.#entries.get(key);
  }

  /** Whether a file is or was read. */
  knows = (key: string): boolean => this.#entries.has(key) || this.#finished.has(key);

  isOpen = (key: string): boolean => this.#entries.has(key);

  /**
   * Takes up an open file; one that was read before goes on where it was left.
   * @param begin sets where it is read from
   */
  add(
    { key, fd }: { readonly key: string; readonly fd: number },
    lane: Lane,
    { after, since = Date.now(), isOnce = false }: Added,
    begin: (source: Source) => Begun,
  ): Entry {
    const source = new Source(fd, this.#maxLine);
    const before = this.#finished.get(key);
    const entry: Entry = {
      key,
      lane,
      source,
      names: 0,
      since,
      after,
      begin() {
        if (!before || before.seen === 0 || !before.print.fits(fd, before.seen))
          return begin(source);
        source.begin(before.seen);
        return "now";
      },
      isOnce,
      isQueued: false,
      lastGrowth: Date.now(),
    };
    this.#finished.delete(key);
    this.#entries.set(key, entry);
    this.put(entry);
    return entry;
  }

  /** Marks a file as one that may have something to read. */
  put(entry: Entry): void {
    if (entry.isQueued) return;
    entry.isQueued = true;
    this.#waiting.push(entry);
  }

  /** The next piece of any file; undefined if none has more for now. */
  next(): Piece | undefined {
    // A file that waits for another one is passed over; that other one stands in the queue as well.
    for (let entry = this.#waiting.shift(); entry; entry = this.#waiting.shift()) {
      if (entry.after?.isQueued) {
        this.#waiting.push(entry);
        continue;
      }
      const piece = this.read(entry);
      if (!piece) continue;
      this.#waiting.push(entry);
      return piece;
    }
    return undefined;
  }

  /** The next piece of a file; undefined at its end for now, when it leaves the queue. */
  read(entry: Entry, most?: number): Piece | undefined {
    const begun = entry.begin?.() ?? "now";
    if (begun !== "now") {
      entry.isQueued = begun !== "later";
      if (begun === "later") return undefined;
      entry.after = begun;
      this.#waiting.push(entry);
      return undefined;
    }
    entry.begin = undefined;
    const { lane, source } = entry;
    const read = source.read(most);
    if (read.kind === "end" || read.kind === "rewritten") {
      entry.isQueued = false;
      if (entry.isOnce) this.#finish(entry);
      else if (read.kind === "rewritten") this.#onRewritten(entry);
      return undefined;
    }
    entry.lastGrowth = Date.now();
    return { ...read, lane };
  }

  /**
   * The next piece of a file that is read apart from the others. What is unfinished at its end is its last piece where
   * nothing more is waited for.
   */
  pull(entry: Entry, most: number, follow: boolean): Piece | undefined {
    const piece = this.read(entry, most);
    if (piece || follow) return piece;
    const bytes = entry.source.rest();
    return bytes.length > 0 ? { kind: "rest", lane: entry.lane, bytes } : undefined;
  }

  /** Takes a file out of the queue that is read apart from the others. */
  takeOut(entry: Entry): void {
    this.#waiting = this.#waiting.filter((one) => one !== entry);
  }

  /** Closes files that nothing leads to any more. */
  tidy(now: number): void {
    const left = [...this.#entries.values()].filter(
      ({ names, isQueued }) => names === 0 && !isQueued,
    );
    const ofLane = new Map<Lane, number>();
    for (const [i, entry] of left.toReversed().entries()) {
      const its = (ofLane.get(entry.lane) ?? 0) + 1;
      ofLane.set(entry.lane, its);
      const isOne = its <= mostOfLane && i < mostLingering;
      if (!isOne || now - entry.lastGrowth > lingering) this.#finish(entry);
    }
  }

  #finish(entry: Entry): void {
    const { key, source } = entry;
    const rest = source.rest();
    if (rest.length > 0) this.#onRest(entry.lane, rest);
    this.#finished.set(key, { seen: source.seen, print: source.print });
    const oldest = this.#finished.keys().next();
    if (this.#finished.size > mostFinished && !oldest.done) this.#finished.delete(oldest.value);
    this.#entries.delete(key);
    source.close();
  }

  /** Gives up all files; the unfinished lines at their ends come as rests. */
  finish(): void {
    this.#waiting = [];
    for (const entry of this.#entries.values()) this.#finish(entry);
  }
}
