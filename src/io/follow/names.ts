import { closeSync, fstatSync, realpathSync, type BigIntStats } from "node:fs";
import { basename, dirname } from "node:path";
import { reasonOf } from "../reason.ts";
import { bytesAt, headBytes } from "./fingerprint.ts";
import {
  copyOf,
  missedGenerations,
  openCurrent,
  type Current,
  type Generation,
} from "./generations.ts";
import { identify, type Identified } from "./identity.ts";
import type { Lane } from "./lane.ts";
import type { Notice } from "../../core/stream/notice.ts";
import type { Begun, Entry, Queue } from "./queue.ts";
import type { Paused, Source } from "./source.ts";
import { offsetOf, type Start } from "./start.ts";

/** A path that is followed, whatever file it leads to. */
export interface Name {
  readonly path: string;
  readonly lane: Lane;
  /** Whether it was found in a folder or by a pattern; it is forgotten when it is gone. */
  readonly isFound: boolean;
  entry: Entry | undefined;
  /** The path without links when the file was opened. */
  real: string;
  /** What was last told of it, so that it is told once. */
  told: string;
  /** When its folder had changed when generations were last looked for while nothing had the name. */
  folderChanged: bigint | undefined;
}

/** Keeps names and the files they lead to together. */
export class Names {
  readonly #byPath = new Map<string, Name>();
  readonly #queue: Queue;
  readonly #tell: (notice: Notice) => void;

  constructor(queue: Queue, tell: (notice: Notice) => void) {
    this.#queue = queue;
    this.#tell = tell;
  }

  get all(): IterableIterator<Name> {
    return this.#byPath.values();
  }

  has(path: string): boolean {
    return this.#byPath.has(path);
  }

  add(path: string, lane: Lane, isFound: boolean): Name {
    const name: Name = {
      path,
      lane,
      isFound,
      entry: undefined,
      real: path,
      told: "",
      folderChanged: undefined,
    };
    this.#byPath.set(path, name);
    return name;
  }

  forget(name: Name): void {
    this.#leave(name);
    this.#byPath.delete(name.path);
  }

  /** Opens the file of a new name, to be read from `start`. Whether it is there and can be read. */
  open(name: Name, start: Start): boolean {
    const since = Date.now();
    const at = identify(name.path);
    if (!at) return this.#isAbsent(name, "no such file or directory");
    if (!at.status.isFile()) return this.#isAbsent(name, "is no file");
    return this.#lead(name, at, since, start, false);
  }

  /**
   * Looks at what a name leads to now.
   * @param isHinted whether the system has said that something has changed there
   * @param now a time before the look, epoch ms
   */
  look(name: Name, isHinted: boolean, now: number): void {
    const at = identify(name.path);
    const { entry } = name;
    if (!at?.status.isFile()) {
      this.#isGone(name, at ? "is no file any more" : "no such file or directory", now);
      return;
    }
    if (entry?.key === at.key) {
      this.#isThere(name);
      this.check(entry, isHinted, now, at.status);
    } else this.#lead(name, at, now, { from: 1 }, true);
  }

  /** Looks whether an open file has something new. */
  check(entry: Entry, isHinted: boolean, now: number, status?: BigIntStats): void {
    // What is being read finds out by itself.
    if (entry.isQueued) return;
    if (entry.begin) {
      this.#queue.put(entry);
      return;
    }
    const state = entry.source.look(isHinted, now, status);
    if (state === "rewritten") this.restart(entry);
    else if (state === "changed") this.#queue.put(entry);
  }

  /** A file was cut or written anew: what a copy has kept of it comes first, then it is read from its start. */
  restart(entry: Entry): void {
    const { source, lane } = entry;
    const name = [...this.all].find((one) => one.entry === entry);
    this.#tell({ kind: "rewritten", file: lane.name });
    const { print, seen } = source;
    const copy = name && copyOf(name.real, entry.since, this.#queue.isOpen, print, seen);
    if (copy) {
      const paused = source.pause();
      entry.after = this.#queue.add(copy, lane, { isOnce: true }, (its) => resumed(its, paused));
    } else this.#giveUp(entry);
    source.restart();
    entry.since = Date.now();
    this.#queue.put(entry);
  }

  #giveUp({ source, lane }: Entry): void {
    const { length } = source.rest();
    if (length > 0) this.#tell({ kind: "half-line", file: lane.name, bytes: length });
  }

  /**
   * Makes a name lead to another file than before.
   * @param since a time before it was looked where it leads, epoch ms
   * @param isLate whether the file came while others were followed already
   */
  #lead(name: Name, at: Identified, since: number, start: Start, isLate: boolean): boolean {
    const known = this.#queue.get(at.key);
    if (known) {
      this.#join(name, known);
      return true;
    }
    const before = name.entry;
    let found: Current;
    try {
      found = this.#open(name, before);
    } catch (error) {
      return this.#isAbsent(name, reasonOf(error));
    }
    const { fd, key, status, missed } = found;
    const opened = this.#queue.get(key);
    if (opened) {
      closeSync(fd);
      this.#join(name, opened);
      return true;
    }
    if (before) this.#queue.put(before);
    const after = before && this.#take(name, before, missed);
    if (before) this.#tell({ kind: "replaced", file: name.lane.name });
    const entry = this.#queue.add({ key, fd }, name.lane, { after, since }, (source) => {
      const original = before ?? (isLate && name.isFound ? this.#originalOf(name, fd) : undefined);
      const begun = original && beginCopy(source, original);
      if (begun) return begun;
      source.begin(offsetOf(fd, Number(status.size), start));
      return "now";
    });
    this.#join(name, entry);
    return true;
  }

  /** Opens what a name leads to now, and what has had the name since the file before. */
  #open(name: Name, before: Entry | undefined): Current {
    return openCurrent(name.path, (key) => {
      // A link that leads elsewhere now has rotated nothing.
      const hasRotated = before && !this.#queue.isOpen(key) && realPath(name.path) === name.real;
      return hasRotated ? this.#missed(name, before, key) : [];
    });
  }

  /** The generations that came and went since a file had the name. */
  #missed(name: Name, before: Entry, next: string | undefined): Generation[] {
    const isKnown = (key: string) => key === next || this.#queue.knows(key);
    return missedGenerations(name.real, before.since, isKnown, before.source.print);
  }

  /** Takes up generations, one after the other; returns the last of them. */
  #take(name: Name, before: Entry, missed: readonly Generation[]): Entry {
    let last = before;
    for (const generation of missed) {
      this.#tell({ kind: "found", file: name.lane.name, between: basename(generation.path) });
      last = this.#queue.add(generation, name.lane, { after: last }, (source) => {
        source.begin(0);
        return "now";
      });
    }
    return last;
  }

  /** The file that a new one may be a copy of: it starts as that does, in the same folder. */
  #originalOf(name: Name, fd: number): Entry | undefined {
    const folder = dirname(name.path);
    const head = bytesAt(fd, 0, headBytes);
    for (const { path, entry } of this.all) {
      if (!entry || path === name.path || dirname(path) !== folder) continue;
      const { print } = entry.source;
      if (print.head.length > 0 && print.isStartOf(head)) return entry;
    }
    return undefined;
  }

  #join(name: Name, entry: Entry): void {
    this.#isThere(name);
    this.#leave(name);
    name.entry = entry;
    name.real = realPath(name.path);
    entry.names++;
    this.#queue.put(entry);
  }

  #leave(name: Name): void {
    if (name.entry) name.entry.names--;
    name.entry = undefined;
  }

  #isThere(name: Name): void {
    if (name.told !== "") this.#tell({ kind: "appeared", file: name.lane.name });
    name.told = "";
  }

  /** A name that leads nowhere: its file is read on until another one takes its place. */
  #isGone(name: Name, reason: string, now: number): void {
    if (name.entry) this.check(name.entry, true, now);
    if (name.entry && !name.isFound) this.#catchUpWhileGone(name, name.entry, now);
    if (name.isFound) this.forget(name);
    else this.#isAbsent(name, reason);
  }

  /** While nothing has the name, its rotation may go on: then the folder changes. */
  #catchUpWhileGone(name: Name, before: Entry, now: number): void {
    const status = identify(dirname(name.real))?.status;
    if (!status || status.mtimeNs === name.folderChanged) return;
    // What was changed just now may change again at the same time of its clock.
    const isRecent = now - Number(status.mtimeMs) < folderTick;
    name.folderChanged = isRecent ? undefined : status.mtimeNs;
    const last = this.#take(name, before, this.#missed(name, before, undefined));
    if (last === before) return;
    this.#leave(name);
    name.entry = last;
    last.names++;
    last.since = now;
  }

  #isAbsent(name: Name, reason: string): false {
    if (name.told !== reason) this.#tell({ kind: "waiting", file: name.lane.name, reason });
    name.told = reason;
    return false;
  }
}

function resumed(source: Source, paused: Paused): Begun {
  source.resume(paused);
  return "now";
}

/** The clock that dates folders ticks, ms. */
const folderTick = 100;

/** How long a copy may be shorter than what it is a copy of, ms: it is still being made. */
const copyTime = 2000;

/**
 * Goes on in a copy where the original was read up to, so that nothing comes twice; undefined if the file is none.
 * While the original is read, or the copy is made, it is waited for.
 */
function beginCopy(source: Source, original: Entry): Begun | undefined {
  const { seen, print } = original.source;
  if (seen === 0 || !print.startsAs(source.fd)) return undefined;
  if (original.isQueued) return original;
  if (print.fits(source.fd, seen)) {
    const paused = original.source.pause();
    // The line that is begun goes on here, and nowhere else.
    if (original.names === 0) original.source.rest();
    return resumed(source, paused);
  }
  const { size, mtimeMs } = fstatSync(source.fd);
  return size < seen && Date.now() - mtimeMs < copyTime ? "later" : undefined;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
