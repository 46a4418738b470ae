import { dirname, join, resolve } from "node:path";
import { resolveInputs, type BadInput } from "../inputs.ts";
import { isAddress } from "../sockets/is-address.ts";
import { Alarm } from "./alarm.ts";
import type { Backlog, Follower, FollowOptions } from "./follow.ts";
import { createFolderCheck } from "./folder-check.ts";
import { identify } from "./identity.ts";
import { isCompressed, isEvent, isPattern } from "./kinds.ts";
import type { Lane, Piece } from "./lane.ts";
import { Names, type Name } from "./names.ts";
import { pauseAfterLook } from "./pace.ts";
import { Queue } from "./queue.ts";
import type { Start } from "./start.ts";
import type { SocketStream } from "./socket-stream.ts";
import { openStream, type Stream } from "./stream.ts";
import { createWatches, type Hint, type Watches } from "./watches.ts";

const allLines: Start = { from: 1 };
/** With watches, how often everything is looked at all the same, ms: a hint may be lost. */
const safety = 1000;
/** How long after a hint folders are looked through, ms: files come in groups. */
const settle = 10;
const pollAfterWatches = 500;

export async function openFollower(
  named: readonly string[],
  options: FollowOptions,
): Promise<Follower> {
  const follower = new FollowedInputs(options);
  await follower.open(named);
  return follower;
}

class FollowedInputs implements Follower {
  readonly backlogs: Backlog[] = [];
  readonly bad: BadInput[] = [];
  readonly #options: FollowOptions;
  readonly #queue: Queue;
  readonly #names: Names;
  readonly #streams: Omit<Stream, "pull">[] = [];
  #sockets: readonly SocketStream[] = [];
  readonly #watches: Watches | undefined;
  /** Folders and patterns, which may get more files. */
  readonly #dynamic = new Set<string>();
  #folders: readonly string[] = [];
  readonly #haveChanged = createFolderCheck();
  #lanes = 0;
  #pending: Piece[] = [];
  /** Paths the system has hinted at, and whether they were only written to. */
  readonly #hints = new Map<string, boolean>();
  readonly #alarm = new Alarm();
  #every: number;
  #nextLook = 0;
  #nextDiscovery = 0;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#every = options.poll ?? safety;
    this.#queue = new Queue(
      options.maxLine,
      (lane, bytes) => this.#rest(lane, bytes),
      (entry) => this.#names.restart(entry),
    );
    this.#names = new Names(this.#queue, (notice) => {
      // What is not waited for is told as a bad input.
      if (options.follow || notice.kind !== "waiting") options.tell(notice);
    });
    if (options.follow && options.poll === undefined) {
      this.#watches = createWatches(
        (hint) => this.#hint(hint),
        (reason) => {
          this.#every = pollAfterWatches;
          options.tell({ kind: "polling", reason, every: this.#every });
        },
      );
    }
  }

  async open(named: readonly string[]): Promise<void> {
    const { cwd, follow } = this.#options;
    const all = [...new Set(named)].filter((name) => name !== "-" && name !== "");
    const names = all.filter((name) => !isAddress(name));
    if (named.includes("")) this.bad.push({ file: '""', reason: "an empty name" });
    for (const name of names) {
      const at = identify(resolve(cwd, name));
      if (at ? at.status.isDirectory() : await isPattern(name)) this.#dynamic.add(name);
    }
    // Watches first: what comes between the look and the watch would be missed.
    this.#keepWatches(names.map((name) => resolve(cwd, name)));
    if (named.includes("-")) {
      this.#openStream({ id: this.#lanes++, name: "stdin" }, undefined, false);
    }
    for (const name of follow ? names : []) {
      if (!this.#dynamic.has(name)) this.#take(resolve(cwd, name), name, false);
    }
    const rest = follow ? [...this.#dynamic] : names;
    const { found, bad, folders } = await resolveInputs(rest, cwd);
    this.#folders = folders;
    for (const { path, name } of found) this.#take(path!, name, follow);
    if (!follow) this.bad.push(...bad);
    else for (const { file, reason } of bad) this.#options.tell({ kind: "waiting", file, reason });
    await this.#listen(all.filter(isAddress));
    this.#keepWatches([]);
    for (const entry of this.#queue.entries) {
      this.#queue.takeOut(entry);
      const { lane } = entry;
      const pull = (most: number) => Promise.resolve(this.#queue.pull(entry, most, follow));
      this.backlogs.push({ lane, pull });
    }
    this.backlogs.sort((a, b) => a.lane.id - b.lane.id);
    this.#nextLook = this.#nextDiscovery = performance.now() + this.#every;
  }

  /** A last line without its newline: if it is whole, it is shown, as its writer has ended. */
  #rest(lane: Lane, bytes: Uint8Array): void {
    if (isEvent(bytes)) this.#pending.push({ kind: "rest", lane, bytes });
    else this.#options.tell({ kind: "half-line", file: lane.name, bytes: bytes.length });
  }

  /** Takes up a file, a pipe, or what is not there yet. */
  #take(path: string, shown: string, isFound: boolean, start = this.#options.start): void {
    if (this.#names.has(path)) return;
    const lane = { id: this.#lanes++, name: shown };
    const { follow } = this.#options;
    const status = identify(path)?.status;
    if (status?.isFIFO() || status?.isCharacterDevice()) this.#openStream(lane, path, follow);
    else if (status?.isFile() && isCompressed(path)) {
      const stream = this.#openStream(lane, path, false, start);
      this.#names.add(path, lane, isFound);
      this.backlogs.push({ lane, pull: () => stream.pull() });
    } else {
      const name = this.#names.add(path, lane, isFound);
      if (!this.#names.open(name, start) && !follow) {
        this.bad.push({ file: shown, reason: name.told });
      }
    }
  }

  #openStream(
    lane: Lane,
    path: string | undefined,
    isEndless: boolean,
    start = this.#options.streamStart,
  ): Stream {
    const { stdin, maxLine, signal, tell, follow } = this.#options;
    const stream = openStream(lane, {
      path,
      start,
      isEndless,
      stdin,
      maxLine,
      signal,
      onReady: this.#alarm.ring,
      onFailure: (reason) => {
        if (follow) tell({ kind: "unreadable", file: lane.name, reason });
        else this.bad.push({ file: lane.name, reason });
      },
    });
    this.#streams.push(stream);
    if (this.#options.waitsForStreams === true && !isEndless && path === undefined) {
      this.backlogs.push({ lane, pull: () => stream.pull() });
    }
    return stream;
  }

  async #listen(addresses: readonly string[]): Promise<void> {
    if (addresses.length === 0) return;
    const { openSockets } = await import("./socket-stream.ts");
    const laneOf = (name: string): Lane => ({ id: this.#lanes++, name });
    this.#sockets = await openSockets(addresses, laneOf, this.#alarm.ring, this.#options);
    this.#streams.push(...this.#sockets);
  }

  get isOver(): boolean {
    const isFollowing =
      this.#options.follow && (this.#dynamic.size > 0 || !this.#names.all.next().done);
    return (
      !isFollowing && this.#pending.length === 0 && this.#streams.every(({ isOver }) => isOver)
    );
  }

  get hasLanes(): boolean {
    return this.#lanes > 1 || this.#sockets.length > 0;
  }

  next(): Piece | undefined {
    const pending = this.#pending.shift();
    if (pending) return pending;
    for (const stream of this.#streams) {
      const piece = stream.take();
      if (piece) return piece;
    }
    return this.#queue.next() ?? this.#pending.shift();
  }

  async wait(most: number): Promise<void> {
    const { signal, follow } = this.#options;
    const now = performance.now();
    const next = Math.min(this.#nextLook, this.#nextDiscovery) - now;
    const time = follow ? Math.min(most, next) : most;
    if (this.#hints.size === 0 && time > 0 && !signal.aborted && !this.isOver) {
      await this.#alarm.wait(time, signal);
    }
    if (follow) await this.#lookAround();
  }

  async #lookAround(): Promise<void> {
    const begin = performance.now();
    const before = process.cpuUsage();
    this.#followHints(begin);
    if (begin >= this.#nextLook) {
      this.look();
      this.#queue.tidy(Date.now());
      this.#nextLook = this.#after(before);
    }
    if (begin < this.#nextDiscovery) return;
    await this.#discover();
    this.#keepWatches([...this.#dynamic].map((name) => resolve(this.#options.cwd, name)));
    this.#nextDiscovery = this.#after(before);
  }

  #after(before: NodeJS.CpuUsage): number {
    return performance.now() + pauseAfterLook(this.#every, before);
  }

  look(): void {
    const now = Date.now();
    for (const name of this.#names.all) this.#look(name, false, now);
    this.#lookAtUnnamed(false, now);
  }

  #look(name: Name, isHinted: boolean, now: number): void {
    if (this.#streams.some(({ lane }) => lane === name.lane)) return;
    this.#names.look(name, isHinted, now);
  }

  #lookAtUnnamed(isHinted: boolean, now: number): void {
    for (const entry of this.#queue.entries) {
      if (entry.names === 0) this.#names.check(entry, isHinted, now);
    }
  }

  #followHints(begin: number): void {
    if (this.#hints.size === 0) return;
    const now = Date.now();
    const unknown = new Map(this.#hints);
    for (const name of this.#names.all) {
      const isMeant = unknown.delete(name.path) || unknown.delete(name.real);
      if (isMeant) this.#look(name, true, now);
    }
    this.#hints.clear();
    if (unknown.size === 0) return;
    // A file that was moved away may still be written to.
    this.#lookAtUnnamed(true, now);
    if ([...unknown.values()].every((isWrite) => isWrite)) return;
    this.#nextLook = Math.min(this.#nextLook, begin + settle);
    this.#nextDiscovery = Math.min(this.#nextDiscovery, begin + settle);
  }

  #hint({ folder, name, isWrite }: Hint): void {
    const path = name === undefined ? folder : join(folder, name);
    this.#hints.set(path, isWrite && this.#hints.get(path) !== false);
    this.#alarm.ring();
  }

  /** Finds files that folders and patterns have got since. */
  async #discover(): Promise<void> {
    const { cwd } = this.#options;
    const before = this.#dynamic.size;
    for (const { path, entry, isFound, lane } of this.#names.all) {
      const isFolder = !entry && !isFound && identify(path)?.status.isDirectory();
      if (isFolder) this.#dynamic.add(lane.name);
    }
    const isSame = this.#dynamic.size === before && !this.#haveChanged(this.#folders, Date.now());
    if (this.#dynamic.size === 0 || isSame) return;
    const { found, folders } = await resolveInputs([...this.#dynamic], cwd);
    this.#folders = folders;
    for (const { path, name } of found) {
      const uncompressed = path!.replace(/\.gz$/, "");
      // What was read as it was is not read again when it is compressed.
      if (uncompressed !== path && this.#names.has(uncompressed)) continue;
      this.#take(path!, name, true, allLines);
    }
  }

  #keepWatches(more: readonly string[]): void {
    const folders = new Set([...this.#folders, ...more, ...more.map(dirname)]);
    for (const { path, real } of this.#names.all) folders.add(dirname(path)).add(dirname(real));
    this.#watches?.keep(folders);
  }

  finish(): void {
    this.#queue.finish();
  }

  close(): void {
    this.#watches?.close();
    for (const socket of this.#sockets) socket.close();
  }
}
