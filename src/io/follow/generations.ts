import { closeSync, constants, openSync, readdirSync, type BigIntStats } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { Fingerprint } from "./fingerprint.ts";
import { birthOf, identify, identifyOpen } from "./identity.ts";
import { readAt } from "./read-at.ts";

/** A file beside a log that was the log for a while. */
export interface Generation {
  readonly path: string;
  readonly key: string;
  readonly fd: number;
}

/** The clock that dates files ticks; one made within a tick after another may seem to be older, ms. */
const clockTick = 10;

const compressed = /\.(?:gz|bz2|xz|zst|zip|lz4)$/;

/**
 * Names a log is rotated to: `run.jsonl.1`, `run.jsonl-20261125`, `run.1.jsonl`, `run-2026-11-25.jsonl`.
 * What is compressed is no longer what was read.
 */
function rotatedNames(path: string): (name: string) => boolean {
  const name = basename(path);
  const ending = extname(name);
  const stem = stemOf(path);
  return (other) => {
    if (other === name || compressed.test(other)) return false;
    if (other.startsWith(name)) return /^[._~-]/.test(other.slice(name.length));
    if (ending === "" || !other.startsWith(stem) || !other.endsWith(ending)) return false;
    const between = other.slice(stem.length, -ending.length);
    return /^[._~-][\d.:_TZ-]+$/.test(between);
  };
}

const stemOf = (path: string): string => basename(path, extname(path));

interface Beside {
  readonly generation: Generation;
  readonly birth: number;
  /** The timestamp of its first event. */
  readonly begin: string;
}

/** Opens the files beside a log that its rotation may have made. */
function openBeside(
  path: string,
  isRotated: (name: string) => boolean,
  isMeant: (status: BigIntStats) => boolean,
  isKnown: (key: string) => boolean,
): Beside[] {
  const folder = dirname(path);
  const found: Beside[] = [];
  for (const name of namesIn(folder).filter(isRotated)) {
    const place = join(folder, name);
    const at = identify(place);
    if (!at?.status.isFile() || !isMeant(at.status) || isKnown(at.key)) continue;
    const fd = tryOpen(place);
    if (fd === undefined) continue;
    // The name may lead to another file by now.
    const { key } = identifyOpen(fd);
    if (isKnown(key) || found.some(({ generation }) => generation.key === key)) closeSync(fd);
    else {
      const birth = birthOf(at.status) ?? 0;
      found.push({ generation: { path: place, key, fd }, birth, begin: beginningOf(fd) });
    }
  }
  return found;
}

/**
 * Generations of a log that came and went between two looks: what was renamed away since, and is not known. Oldest
 * first; where the clock can't tell, by the timestamp of their first event.
 */
export function missedGenerations(
  path: string,
  since: number,
  isKnown: (key: string) => boolean,
  print: Fingerprint,
): Generation[] {
  const isCopy = (fd: number): boolean => print.head.length > 0 && print.startsAs(fd);
  const isSince = (status: BigIntStats): boolean => {
    const birth = birthOf(status);
    return birth !== undefined && birth >= since - clockTick;
  };
  // Nothing but its name tells what it is: those of rotation count, or have the date.
  const isRotated = rotatedNames(path);
  const isCounted = (name: string) => isRotated(name) && /\d/.test(name.slice(stemOf(path).length));
  const found = openBeside(path, isCounted, isSince, isKnown);
  const missed = found.filter(({ generation }) => !isCopy(generation.fd));
  for (const one of found) if (!missed.includes(one)) closeSync(one.generation.fd);
  return missed
    .toSorted((a, b) => a.birth - b.birth || (a.begin < b.begin ? -1 : 1))
    .map(({ generation }) => generation);
}

/** What a name leads to, open, and what had the name before it. */
export interface Current {
  readonly fd: number;
  readonly key: string;
  readonly status: BigIntStats;
  readonly missed: readonly Generation[];
}

/** How often a name is looked at again that goes on to another file all the while. */
const mostTries = 20;

/**
 * Opens what a path leads to. If it has gone on to another file while the generations before were looked for, it can't
 * be told which came first, so all is looked at again.
 * @param missedBefore opens the generations that came before the file of a key
 * @throws the system's error if the path can't be opened
 */
export function openCurrent(path: string, missedBefore: (key: string) => Generation[]): Current {
  for (let tries = 1; ; tries++) {
    const fd = openLog(path);
    const { key, status } = identifyOpen(fd);
    const missed = missedBefore(key);
    const isSettled = missed.length === 0 || identify(path)?.key === key;
    if (isSettled || tries === mostTries) return { fd, key, status, missed };
    for (const one of [fd, ...missed.map((generation) => generation.fd)]) closeSync(one);
  }
}

/**
 * The copy that was made of a log before it was cut (logrotate's copytruncate): it has all that was read, and what
 * was written after that.
 */
export function copyOf(
  path: string,
  since: number,
  isOpen: (key: string) => boolean,
  print: Fingerprint,
  seen: number,
): Generation | undefined {
  if (seen === 0) return undefined;
  // It may be written over the copy before.
  const isSince = ({ mtimeMs }: BigIntStats) => Number(mtimeMs) >= since - clockTick;
  const found = openBeside(path, rotatedNames(path), isSince, isOpen);
  const copy = found.find(({ generation: { fd } }) => print.fits(fd, seen));
  for (const one of found) if (one !== copy) closeSync(one.generation.fd);
  return copy?.generation;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function tryOpen(path: string): number | undefined {
  try {
    return openLog(path);
  } catch {
    return undefined;
  }
}

/** Opens a file to read; what has become a pipe meanwhile is not waited for. */
export const openLog = (path: string): number =>
  openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);

/** The timestamp of the first event, as it is written; "" if there is none. */
function beginningOf(fd: number): string {
  const bytes = Buffer.alloc(1024);
  const text = bytes.toString("latin1", 0, readAt(fd, bytes, bytes.length, 0));
  return /"timestamp"\s*:\s*"([^"]{1,40})"/.exec(text)?.[1] ?? "";
}
