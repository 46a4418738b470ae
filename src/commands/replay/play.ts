import { setTimeout as sleep } from "node:timers/promises";
import { createSchedule } from "../../core/timeline/schedule.ts";
import type { Io } from "../../io/io.ts";
import { counted } from "../../report/numbers.ts";
import type { Row } from "../events/rows.ts";
import type { Show } from "../events/show.ts";
import type { Voice } from "../events/voice.ts";
import { createPlayProgress } from "./progress.ts";

export interface PlayOptions {
  readonly rows: AsyncGenerator<readonly Row[]>;
  readonly show: Show;
  readonly voice: Voice;
  readonly speed: number;
  /** ms; Infinity for no limit. */
  readonly maxGap: number;
  /** What becomes of an event before it is shown. */
  readonly change: ((row: Row) => Row) | undefined;
  /** Whether playback ends at an event. */
  readonly breaks: (row: Row) => boolean;
  readonly io: Io;
}

/** Why playback has ended. */
export type PlayEnding = "over" | "break" | "signal";

/** A timer can't wait longer, ms. */
const longest = 2 ** 31 - 1;

/** Shows events when they are due. */
export async function play(options: PlayOptions): Promise<PlayEnding> {
  const { rows, show, voice, speed, maxGap, breaks, change = (row) => row, io } = options;
  const schedule = createSchedule({ speed, maxGap });
  const progress = createPlayProgress(io, speed);
  const isTimed = speed !== Number.POSITIVE_INFINITY;
  let begin = Number.NaN;
  let ending: PlayEnding = "over";

  async function showRow(row: Row): Promise<void> {
    const { at } = schedule.next(row.record.time);
    if (isTimed) {
      if (Number.isNaN(begin)) begin = performance.now();
      if (begin + at > performance.now()) {
        await show.settle();
        await waitUntil(begin + at, io.signal, () => progress.show(row));
      }
    }
    await show.rows([change(row)]);
  }

  for await (const some of rows) {
    if (isTimed) {
      for (const row of some) {
        await showRow(row);
        if (io.signal.aborted) return "signal";
        if (breaks(row)) ending = "break";
        if (ending === "break") break;
      }
    } else {
      for (const { record } of some) schedule.next(record.time);
      const at = some.findIndex(breaks);
      if (at >= 0) ending = "break";
      const played = at < 0 ? some : some.slice(0, at + 1);
      await show.rows(options.change ? played.map(change) : played);
      if (io.signal.aborted) return "signal";
    }
    if (ending === "break") break;
  }
  await progress.clear();
  if (schedule.backward > 0) {
    voice.remark(`${counted(schedule.backward, "event")} went back in time; played in their order`);
  }
  await show.settle();
  return ending;
}

/** Waits for a moment of the process's clock, or for the signal. */
async function waitUntil(
  moment: number,
  signal: AbortSignal,
  onWait: () => Promise<void>,
): Promise<void> {
  for (;;) {
    const left = moment - performance.now();
    if (left <= 0 || signal.aborted) return;
    await onWait();
    await sleep(Math.min(left, longest), undefined, { signal }).catch(() => undefined);
  }
}
