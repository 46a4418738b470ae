import { Problem } from "../../contract/problem.ts";
import { openFollower } from "../../io/follow/follower.ts";
import type { Follower } from "../../io/follow/follow.ts";
import { defaultInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { createStyle } from "../../report/style.ts";
import { setUpContract, type ContractSetup } from "../contract-setup.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { merged } from "../events/backlog.ts";
import { openLineCheck, type LineCheck } from "../events/check.ts";
import { choiceOf, type Choice } from "../events/choose.ts";
import { createIntake } from "../events/intake.ts";
import { followLive, type Ending } from "../events/live.ts";
import type { TailOptions } from "./options.ts";
import { createRows, wholeRow } from "../events/rows.ts";
import { openShow, type Show } from "../events/show.ts";
import { spanOf } from "../events/span.ts";
import { createStuckWatch } from "./stuck.ts";
import { createVoice, type Voice } from "../events/voice.ts";
import { zoneOf } from "../events/zone.ts";

/**
 * Shows the last events of logs, and with `follow` those that come; returns the exit code.
 * @throws Problem for an option that can't be read, ClosedPipe once the reader of the output has gone
 */
export async function tail(
  named: readonly string[],
  options: TailOptions,
  io: Io,
): Promise<number> {
  const idleTimeout = spanOf("--idle-timeout", options.idleTimeout);
  if (options.pids.length > 0 && !options.follow) {
    throw new Problem("--pid needs --follow", "without it tail ends by itself");
  }
  const setup = await setUpContract(options, io);
  const now = Date.now();
  const choice = await choiceOf(options, setup.catalog, { now, zone: zoneOf(options.local) });
  const check = options.check ? await openLineCheck(setup, io) : undefined;
  const style = await createStyle(options.color, io.stdout.columns);
  const voice = createVoice(io.stderr, style, options.quiet);
  for (const hint of choice.hints) voice.remark(hint);
  const inputs = named.length > 0 ? named : await defaultInputs(io);
  const { start, streamStart } = choice;
  const { follow, poll, maxLineBytes: maxLine } = options;
  const { cwd, stdin, signal } = io;
  const tell = voice.notice;
  const following = { cwd, stdin, signal, follow, poll, maxLine, start, streamStart, tell };
  // The reader is known before it may have read enough.
  if (follow) io.stdout.hasReader();
  const follower = await openFollower(inputs, following);
  try {
    const { hasLanes: hasRuns } = follower;
    const show = openShow(options, { catalog: setup.catalog, hasRuns, style, voice, io });
    const seen = { options, setup, choice, check, voice, show, follower, io };
    const session = { ...seen, idleTimeout, begin: now };
    const { ending, hasLeftOut } = await showAll(session);
    for (const bad of follower.bad) voice.cannotRead(bad);
    await voice.flush();
    if (ending === "signal") return exitBySignal(signal.reason);
    const hasFailed = show.hasFailed || (options.check && hasLeftOut);
    return Math.max(
      hasFailed ? exitCodes.findings : exitCodes.clean,
      follower.bad.length > 0 ? exitCodes.unreadable : exitCodes.clean,
      ending === "idle" ? exitCodes.idle : exitCodes.clean,
    );
  } finally {
    follower.close();
  }
}

interface Session {
  readonly options: TailOptions;
  readonly setup: ContractSetup;
  readonly choice: Choice;
  readonly check: LineCheck | undefined;
  readonly voice: Voice;
  readonly show: Show;
  readonly follower: Follower;
  readonly io: Io;
  /** How long nothing may come, ms. */
  readonly idleTimeout: number | undefined;
  /** When the command was started, epoch ms. */
  readonly begin: number;
}

/** How showing has ended. */
interface Shown {
  readonly ending: Ending;
  /** Whether a line was over the limit. */
  readonly hasLeftOut: boolean;
}

/** Shows what is there, then what comes. */
async function showAll(session: Session): Promise<Shown> {
  const { options, setup, choice, check, voice, show, follower, io, idleTimeout, begin } = session;
  const { output, follow, hints, pids } = options;
  const isWatching = hints && follow && output === "pretty";
  const stuck = isWatching ? createStuckWatch(setup.catalog, voice.remark, begin) : undefined;
  let isLive = false;
  const isRaw = output === "raw";
  const { matches, ends, isAll } = choice;
  const rows = createRows({ matches, ends, check, isRaw, see: (one) => stuck?.see(one, isLive) });
  const isBlind = isRaw && isAll && !check;
  const intake = createIntake(
    (piece) =>
      isBlind && !follower.hasLanes && piece.kind !== "long" ? [wholeRow(piece)] : rows(piece),
    voice.notice,
  );
  const ended = (ending: Ending): Shown => ({ ending, hasLeftOut: intake.hasLeftOut });
  for await (const some of merged(follower.backlogs, intake.rowsOf)) {
    if (io.signal.aborted) return ended("signal");
    if (!(await show.rows(some))) {
      await show.settle();
      return ended("last-event");
    }
  }
  await show.settle();
  isLive = true;
  const { stdout, signal } = io;
  const { rowsOf } = intake;
  const live = { show, rowsOf, look: stuck?.look, pids, idleTimeout, stdout, signal };
  return ended(await followLive(follower, live));
}
