import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { isAlive } from "../alive.ts";

const newline = 0x0a;
const blockSize = 1 << 18;

interface Taken {
  readonly path: string;
  readonly fd: number;
  /** How far it was read. */
  at: number;
}

/** Files this process reads; another one that bears its id was left by a process before it. */
const inUse = new Set<string>();
let count = 0;

/**
 * A file for lines that have no room in memory. Several senders, of several processes, may share it: each appends whole
 * lines; one takes the file for itself, by renaming it, reads it from its start and removes it. What a process that was
 * killed had taken is read again from its start: lines may go out twice, none is lost.
 */
export class Spool {
  readonly #path: string;
  readonly #most: number;
  #own: Taken | undefined;

  /** @param most bytes the file may have */
  constructor(path: string, most: number) {
    this.#path = path;
    this.#most = most;
  }

  /**
   * Appends whole lines; false if the file would be larger than it may.
   * @throws NodeJS.ErrnoException if they can't be written
   */
  add(lines: Uint8Array): boolean {
    mkdirSync(dirname(this.#path), { recursive: true });
    const fd = openSync(this.#path, "a+", 0o600);
    try {
      const { size } = fstatSync(fd);
      if (size + lines.length > this.#most) return false;
      const isTorn = size > 0 && readAt(fd, size - 1, 1)[0] !== newline;
      writeAll(fd, isTorn ? Buffer.concat([Buffer.of(newline), lines]) : lines);
      // Somebody may have taken, read and removed it meanwhile.
      return fstatSync(fd).nlink > 0 || this.add(lines);
    } finally {
      closeSync(fd);
    }
  }

  /** Whether there is something to read. */
  get hasMore(): boolean {
    return this.#own !== undefined || sizeOf(this.#path) > 0 || this.#left().length > 0;
  }

  /** The next whole lines, undefined at the end. */
  read(): Uint8Array | undefined {
    while ((this.#own ??= this.#take())) {
      const lines = next(this.#own);
      if (lines) return lines;
      rmSync(this.#own.path, { force: true });
      // Somebody may have appended before it was removed.
      const late = next(this.#own);
      if (late) return late;
      this.#letGo(this.#own);
    }
    return undefined;
  }

  /** Puts lines that were read, or are older than all others, back to where they are read first. */
  putBack(lines: Uint8Array): void {
    const own = this.#own;
    if (!own && !this.hasMore) {
      if (lines.length > 0) this.add(lines);
      return;
    }
    const name = `${Date.now()}-${process.pid}-${count++}`;
    const path = `${this.#path}.${process.pid}.${name}`;
    const fd = openSync(path, "wx", 0o600);
    writeAll(fd, lines);
    for (let rest = own && next(own); rest; rest = next(own!)) writeAll(fd, rest);
    closeSync(fd);
    // Nobody's: whoever comes takes it.
    renameSync(path, `${this.#path}.0.${name}`);
    if (!own) return;
    rmSync(own.path, { force: true });
    this.#letGo(own);
  }

  #letGo(own: Taken): void {
    closeSync(own.fd);
    inUse.delete(own.path);
    this.#own = undefined;
  }

  /** Takes what others have left, then the file itself. */
  #take(): Taken | undefined {
    for (const path of [...this.#left(), this.#path]) {
      const own = `${this.#path}.${process.pid}.${Date.now()}-${process.pid}-${count++}`;
      try {
        renameSync(path, own);
      } catch {
        // There is none, or another process was faster.
        continue;
      }
      inUse.add(own);
      return { path: own, fd: openSync(own, "r"), at: 0 };
    }
    return undefined;
  }

  /** Files that were taken and are nobody's now, the oldest first. */
  #left(): string[] {
    const folder = dirname(this.#path);
    const start = `${basename(this.#path)}.`;
    const found: { readonly path: string; readonly since: string }[] = [];
    for (const name of namesIn(folder)) {
      if (!name.startsWith(start)) continue;
      const [, pid, since] = /^(\d{1,10})\.(\d+-\d+-\d+)$/.exec(name.slice(start.length)) ?? [];
      const path = join(folder, name);
      if (since !== undefined && isNobodys(path, Number(pid))) found.push({ path, since });
    }
    return found.toSorted((a, b) => (a.since < b.since ? -1 : 1)).map(({ path }) => path);
  }
}

const isNobodys = (path: string, pid: number): boolean =>
  pid === 0 || (pid === process.pid ? !inUse.has(path) : !isAlive(pid));

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The next whole lines of a file, at least one; a torn line at its end is none. */
function next(own: Taken): Uint8Array | undefined {
  for (let length = blockSize; ; length *= 2) {
    const bytes = readAt(own.fd, own.at, length);
    const end = bytes.lastIndexOf(newline) + 1;
    own.at += end;
    if (end > 0) return bytes.subarray(0, end);
    if (bytes.length < length) return undefined;
  }
}

function readAt(fd: number, at: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  return bytes.subarray(0, readSync(fd, bytes, 0, length, at));
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
}
