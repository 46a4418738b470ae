import { setImmediate as turn } from "node:timers/promises";
import type { Follower } from "../../io/follow/follow.ts";
import { openFollower } from "../../io/follow/follower.ts";
import type { Piece } from "../../io/follow/lane.ts";
import { openServer, type HttpServer } from "../../io/http/server.ts";
import type { Io } from "../../io/io.ts";
import { createStyle } from "../../report/style.ts";
import { createFrugalScanner } from "../../scan/scanner.ts";
import { createVoice } from "../events/voice.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { taker } from "../stats/watch.ts";
import { listenProblem, parseAddress, usualAddress } from "./address.ts";
import { createAnswers } from "./answers.ts";
import type { MetricsOptions } from "./options.ts";
import type { Sidecar } from "./setup.ts";
import { openTextfile } from "./textfile.ts";

/** Bytes of what is there that are read at a time. */
const atOnce = 1 << 18;
/** How long is read before requests get their turn, ms. */
const share = 4;
/** How long is waited at most for something to come, ms. */
const longest = 1000;

/** Follows the inputs, and serves or writes what they come to, until a signal. */
export async function serve(
  named: readonly string[],
  options: MetricsOptions,
  sidecar: Sidecar,
  io: Io,
): Promise<number> {
  const { textfile, fromNow, poll, quiet, color, maxLineBytes: maxLine } = options;
  const { cwd, stdin, signal, stdout, stderr } = io;
  const voice = createVoice(stderr, await createStyle(color, stdout.columns), quiet);
  const lost = new Set<string>();
  const address = options.listen ?? (textfile === undefined ? usualAddress : undefined);
  let isReady = false;
  const server =
    address === undefined ? undefined : await listen(address, sidecar, () => isReady, lost);
  const text = (): string => sidecar.text("text", lost.size);
  const file =
    textfile === undefined
      ? undefined
      : await openTextfile(textfile, named, text, { options, voice, cwd });
  const follower = await openFollower(named, {
    cwd,
    stdin,
    signal,
    start: fromNow ? { last: 0 } : { from: 1 },
    streamStart: { from: 1 },
    follow: true,
    poll,
    maxLine,
    tell(notice) {
      if (notice.kind === "unreadable") lost.add(notice.file);
      voice.notice(notice);
    },
  });
  const { setup, fold } = sidecar;
  const take = taker(fold, createFrugalScanner(setup.catalog, setup.validators));
  const session: Session = { follower, take, signal };
  try {
    if (server) await stderr.write(`serving ${server.url}/metrics of ${named.join(", ")}\n`);
    await readBacklogs(session);
    isReady = !signal.aborted;
    await file?.write();
    while (!signal.aborted) {
      const isMore = await drain(session);
      await file?.writeIfDue();
      await voice.flush();
      if (!isMore && follower.isOver) {
        if (!server) break;
        await aborted(signal);
      } else await follower.wait(isMore ? 0 : Math.min(longest, file?.left() ?? longest));
    }
    // What was written last may have come since.
    follower.look();
    await drain(session);
    follower.finish();
    await drain(session);
    if (isReady) await file?.write();
    await voice.flush();
    return signal.aborted ? exitBySignal(signal.reason) : exitCodes.clean;
  } finally {
    follower.close();
    await server?.close();
  }
}

/** @throws Problem if it can't listen there */
async function listen(
  text: string,
  sidecar: Sidecar,
  isReady: () => boolean,
  lost: ReadonlySet<string>,
): Promise<HttpServer> {
  const address = parseAddress(text);
  const answers = createAnswers({ isReady, text: (format) => sidecar.text(format, lost.size) });
  try {
    return await openServer(address, answers);
  } catch (error) {
    throw listenProblem(text, error);
  }
}

interface Session {
  readonly follower: Follower;
  readonly take: (piece: Piece) => void;
  readonly signal: AbortSignal;
}

async function readBacklogs({ follower, take, signal }: Session): Promise<void> {
  const rest = breather();
  for (const backlog of follower.backlogs) {
    for (let piece = await backlog.pull(atOnce); piece; piece = await backlog.pull(atOnce)) {
      take(piece);
      await rest();
      if (signal.aborted) return;
    }
  }
}

/** Takes what has come; returns whether there is more, which is left for later so that all else has its turn. */
async function drain({ follower, take }: Session): Promise<boolean> {
  const rest = breather();
  const until = performance.now() + longest;
  for (let piece = follower.next(); piece; piece = follower.next()) {
    take(piece);
    await rest();
    if (performance.now() > until) return true;
  }
  return false;
}

/** Lets requests have their turn now and then. */
function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < share) return;
    await turn();
    since = performance.now();
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((settle) => {
    if (signal.aborted) settle();
    else signal.addEventListener("abort", () => settle(), { once: true });
  });
