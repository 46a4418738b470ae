import { openFollower } from "../../io/follow/follower.ts";
import type { Follower } from "../../io/follow/follow.ts";
import type { Piece } from "../../io/follow/lane.ts";
import { defaultInputs } from "../../io/inputs.ts";
import type { Scanner } from "../../scan/batch.ts";
import { createFrugalScanner } from "../../scan/scanner.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import type { Fold } from "./gather.ts";
import type { Read, Reading } from "./read.ts";

/** How often the screen is drawn, ms. */
const every = 1000;
/** Bytes of what is there that are read at a time. */
const atOnce = 1 << 20;
/** Where a screen is drawn over: from its top, what was there before is taken away line by line. */
const home = "\u001b[H";
const clearScreen = "\u001b[2J";
const clearLine = "\u001b[K";
const clearBelow = "\u001b[J";

/** Shows what happens while inputs grow, until Ctrl-C or the end of all of them. */
export async function watch(
  named: readonly string[],
  reading: Reading,
  write: (read: Read) => Promise<string>,
): Promise<number> {
  const { io, options, setup, folding } = reading;
  const { stdin, stdout, signal, cwd } = io;
  const start = { from: 1 };
  const follower = await openFollower(named.length > 0 ? named : await defaultInputs(io), {
    cwd,
    stdin,
    signal,
    start,
    streamStart: start,
    follow: true,
    poll: undefined,
    maxLine: options.maxLineBytes,
    tell: () => undefined,
  });
  stdout.hasReader();
  const stats = folding.create();
  const take = taker(stats, createFrugalScanner(setup.catalog, setup.validators));
  const draw = async (): Promise<void> => {
    const text = await write({ snapshot: stats.snapshot(), unreadable: follower.bad });
    await stdout.write(stdout.isTTY ? screen(text) : text);
  };
  try {
    if (stdout.isTTY) await stdout.write(clearScreen);
    await readBacklogs(follower, take, signal);
    let hasCome = true;
    for (;;) {
      if (hasCome) await draw();
      if (signal.aborted) return exitBySignal(signal.reason);
      if (follower.isOver || !stdout.hasReader()) break;
      hasCome = await untilDue(follower, take, signal);
    }
    follower.finish();
    return follower.bad.length > 0 ? exitCodes.unreadable : exitCodes.clean;
  } finally {
    follower.close();
  }
}

const screen = (text: string): string =>
  `${home}${text.replaceAll("\n", `${clearLine}\n`)}${clearBelow}`;

async function readBacklogs(
  { backlogs }: Follower,
  take: (piece: Piece) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const backlog of backlogs) {
    for (let piece = await backlog.pull(atOnce); piece; piece = await backlog.pull(atOnce)) {
      take(piece);
      if (signal.aborted) return;
    }
  }
}

/** Takes what comes until it is time to draw; returns whether there was anything. */
async function untilDue(
  follower: Follower,
  take: (piece: Piece) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const due = performance.now() + every;
  let hasCome = false;
  while (!signal.aborted) {
    for (let piece = follower.next(); piece; piece = follower.next()) {
      take(piece);
      hasCome = true;
    }
    const left = due - performance.now();
    if (left <= 0 || follower.isOver) break;
    await follower.wait(left);
  }
  return hasCome;
}

/** Folds pieces of inputs that come by turns; lines are counted by input. */
export function taker(stats: Fold, scan: Scanner): (piece: Piece) => void {
  const lines = new Map<number, number>();
  return (piece) => {
    const { id, name } = piece.lane;
    const before = lines.get(id) ?? 0;
    if (!lines.has(id)) stats.input();
    if (piece.kind === "long") {
      stats.skipped(1, piece.bytes);
      lines.set(id, before + 1);
      return;
    }
    const batch = scan({
      file: name,
      bytes: piece.bytes,
      firstLine: before + 1,
      // Byte offsets are told of findings only, of which nothing is shown.
      firstByte: before === 0 ? 0 : 1,
      last: piece.kind === "rest",
    });
    stats.batch(batch);
    lines.set(id, before + batch.lines);
  };
}
