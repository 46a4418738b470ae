import { Problem } from "../../contract/problem.ts";
import { createCycles } from "../../core/timeline/cycles.ts";
import { createLanes } from "../../core/timeline/lanes.ts";
import type { Io } from "../../io/io.ts";
import { explanation } from "../../report/replay/explain.ts";
import { lanesPicture, mapPicture } from "../../report/replay/pictures.ts";
import { safeJson } from "../../report/safe.ts";
import { createStyle } from "../../report/style.ts";
import { setUpContract } from "../contract-setup.ts";
import { openLineCheck } from "../events/check.ts";
import { choiceOf } from "../events/choose.ts";
import { openShow } from "../events/show.ts";
import { spanOf } from "../events/span.ts";
import { createVoice } from "../events/voice.ts";
import { zoneOf } from "../events/zone.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { followLive } from "../events/live.ts";
import { breakOn } from "./break-on.ts";
import { diffInputs } from "./diff-inputs.ts";
import { writeHtml } from "./html.ts";
import { load } from "./load.ts";
import type { ReplayOptions } from "./options.ts";
import { play } from "./play.ts";
import { isForPlayer, startPlayer } from "./player/start.ts";
import { createRange } from "./range.ts";
import { createRetime } from "./retime.ts";
import { placeOf, stateAt } from "./state-at.ts";

/**
 * Replays runs: in time, as a state, or as a picture; returns the exit code.
 * @throws Problem for an option that can't be read, ClosedPipe once the reader of the output has gone
 */
export async function replay(
  named: readonly string[],
  options: ReplayOptions,
  io: Io,
): Promise<number> {
  const { mode, speed, retime, newRun, from, to, html } = options;
  // A page shows every line, as a terminal does.
  const output = html === undefined ? options.output : "pretty";
  const isRetimed = retime !== undefined || newRun !== undefined;
  checkTogether(options);
  if (mode === "diff") return diffInputs(named, options, io);
  const clock = { now: Date.now(), zone: zoneOf(options.local) };
  const maxGap = spanOf("--max-gap", options.maxGap) ?? Number.POSITIVE_INFINITY;
  const place = placeOf(options.at, clock);
  const setup = await setUpContract(options, io);
  const { catalog } = setup;
  const choice = await choiceOf(options, catalog, clock);
  const isBreak = await breakOn(options.breakOn, catalog);
  const style = await createStyle(options.color, io.stdout.columns);
  const voice = createVoice(io.stderr, style, false);
  for (const hint of choice.hints) voice.remark(hint);
  const isIn = createRange(from, to, clock);
  if (html === undefined && isForPlayer(options, io)) {
    const context = { setup, choice, isIn, breaks: isBreak, maxGap, style, voice };
    return startPlayer(named, options, context, io);
  }
  const isPlain = mode === "play" && output === "raw" && speed === Number.POSITIVE_INFINITY;
  const { matches, ends, isAll } = choice;
  const isBlind = isPlain && isAll && !isRetimed && !isIn && options.breakOn.length === 0;
  const isFlagged = mode === "play" && output === "pretty";
  const check = isFlagged ? await openLineCheck(setup, io) : undefined;
  const loading = { matches, ends, isIn, check, isBlind };
  const shown: ReplayOptions = { ...options, output: isRetimed ? "raw" : output };
  const loaded = await load(named, shown, loading, voice, io);
  const { follower, rowsOf } = loaded;
  const { stdout, signal } = io;
  const exit = async (): Promise<number> => {
    for (const bad of follower.bad) voice.cannotRead(bad);
    await voice.flush();
    if (signal.aborted) return exitBySignal(signal.reason);
    return follower.bad.length > 0 ? exitCodes.unreadable : exitCodes.clean;
  };
  try {
    if (mode === "state") {
      const placed = await stateAt(loaded.rows(), place);
      if (placed) {
        const { state, ...where } = placed;
        await stdout.write(safeJson({ ...where, ...state }, 2));
      } else {
        await voice.flush();
        throw new Problem(`--at ${options.at ?? "the end"}: there is no event`);
      }
      return await exit();
    }
    if (html !== undefined) {
      const page = { catalog, isLocal: options.local, speed, maxGap };
      await writeHtml(html, loaded.rows(), page, io);
      return await exit();
    }
    if (mode === "explain") {
      const cycles = createCycles(catalog);
      for await (const rows of loaded.rows()) for (const { record } of rows) cycles.see(record);
      await stdout.write(explanation(cycles.finish(), style));
      return await exit();
    }
    if (mode === "map" || mode === "lanes") {
      const lanes = createLanes(catalog);
      for await (const rows of loaded.rows()) for (const { record } of rows) lanes.see(record);
      const runs = lanes.finish();
      const picture =
        mode === "map" ? mapPicture(runs, style) : lanesPicture(runs, clock.zone, style);
      await stdout.write(picture);
      return await exit();
    }
    const gap =
      maxGap === Number.POSITIVE_INFINITY
        ? undefined
        : { over: maxGap, text: (span: string) => `gap ${span}` };
    const { hasLanes: hasRuns } = follower;
    const show = openShow(shown, { catalog, hasRuns, style, voice, io, ...(gap && { gap }) });
    const change = isRetimed ? createRetime({ retime, newRun, speed, maxGap }, clock) : undefined;
    const ending = await play({
      rows: loaded.rows(),
      show,
      voice,
      speed,
      maxGap,
      breaks: ({ record }) => isBreak(record),
      change,
      io,
    });
    if (ending === "over" && options.follow) {
      await followLive(follower, {
        show,
        rowsOf,
        look: undefined,
        pids: [],
        idleTimeout: undefined,
        stdout,
        signal,
      });
    }
    return await exit();
  } finally {
    follower.close();
  }
}

/** @throws Problem for an option that means nothing without another one */
function checkTogether({ mode, at, timing, format }: ReplayOptions): void {
  if (at !== undefined && mode !== "state") {
    throw new Problem("--at needs --state", "telemetry replay run.jsonl --state --at cycle=4");
  }
  if ((timing || format === "json") && mode !== "diff") {
    throw new Problem(
      `--${timing ? "timing" : "format json"} needs --diff`,
      "telemetry replay --diff A.jsonl B.jsonl",
    );
  }
}
