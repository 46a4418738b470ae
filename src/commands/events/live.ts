import { Hold } from "../../core/stream/hold.ts";
import { isAlive } from "../../io/alive.ts";
import type { Follower } from "../../io/follow/follow.ts";
import type { Piece } from "../../io/follow/lane.ts";
import type { Sink } from "../../io/io.ts";
import type { Row } from "./rows.ts";
import type { Show } from "./show.ts";

export interface LiveOptions {
  readonly show: Show;
  readonly rowsOf: (piece: Piece) => readonly Row[];
  /** Looks for signs that a run is stuck, to tell of them. */
  readonly look: (() => void) | undefined;
  readonly pids: readonly number[];
  /** ms. */
  readonly idleTimeout: number | undefined;
  readonly stdout: Sink;
  readonly signal: AbortSignal;
}

/** Why following has ended. */
export type Ending = "over" | "last-event" | "idle" | "process" | "reader" | "signal";

/** How long lines of several inputs wait for each other, ms. */
const hold = 30;
/** Lines that are held; they are let go when there are more. */
const mostHeld = 50_000;
/** How often processes are looked at, ms. */
const processEvery = 200;
/** How often the reader and open spans are, ms; each time the process wakes costs more than what it does then. */
const wakeEvery = 1000;

/** Shows what comes until something ends it. */
export async function followLive(follower: Follower, options: LiveOptions): Promise<Ending> {
  const { show, rowsOf, look, pids, idleTimeout, stdout, signal } = options;
  const held = new Hold<Row>();
  let heard = performance.now();
  const isDue = timers({ process: processEvery, reader: wakeEvery * 0.9, hints: wakeEvery * 0.9 });

  /** Takes up all that has come; false once the last event was shown. */
  async function drain(): Promise<boolean> {
    for (let piece = follower.next(); piece && !signal.aborted; piece = follower.next()) {
      heard = performance.now();
      const rows = rowsOf(piece);
      if (!follower.hasLanes && held.size === 0) {
        if (!(await show.rows(rows))) return false;
        continue;
      }
      for (const row of rows) held.add(row, heard);
      if (held.size > mostHeld && !(await show.rows(held.release(heard)))) return false;
    }
    const until: number = follower.isOver ? Number.POSITIVE_INFINITY : performance.now() - hold;
    return (await show.rows(held.release(until))) && (await show.settle());
  }

  async function finish(ending: Ending): Promise<Ending> {
    follower.finish();
    const isMore = (await drain()) && (await show.rows(held.release(Number.POSITIVE_INFINITY)));
    await show.settle();
    return isMore ? ending : "last-event";
  }

  for (;;) {
    if (!(await drain())) {
      await show.settle();
      return "last-event";
    }
    if (signal.aborted) return "signal";
    if (follower.isOver && held.size === 0) return finish("over");
    if (isDue("reader") && !stdout.hasReader()) return "reader";
    if (pids.length > 0 && isDue("process") && !pids.some(isAlive)) {
      // What they wrote last may have come since.
      follower.look();
      return (await drain()) ? finish("process") : finish("last-event");
    }
    if (look && isDue("hints")) {
      look();
      await show.settle();
    }
    const now = performance.now();
    const silence = now - heard;
    if (idleTimeout !== undefined && silence >= idleTimeout && held.size === 0) {
      return finish("idle");
    }
    const waits = [
      pids.length > 0 ? processEvery : wakeEvery,
      ...(idleTimeout === undefined ? [] : [Math.max(0, idleTimeout - silence)]),
      ...(held.size === 0 ? [] : [Math.max(0, held.due(hold)! - now)]),
    ];
    await follower.wait(Math.min(...waits));
  }
}

/** Whether it is time for something that is done now and then. */
function timers<N extends string>(every: Readonly<Record<N, number>>): (name: N) => boolean {
  const last = new Map<N, number>();
  return (name) => {
    const now = performance.now();
    const before = last.get(name);
    if (before === undefined) last.set(name, now);
    if (before === undefined || now - before < every[name]) return false;
    last.set(name, now);
    return true;
  };
}
