import type { Model } from "./model.ts";
import type { Moves } from "./moves.ts";

/** Plays events at the pace they came, times a speed that may change meanwhile. */
export interface Player {
  readonly isPlaying: boolean;
  speed: number;
  /** @param now ms */
  toggle(now: number): void;
  stop(): void;
  /** The position after what is due by now. */
  advance(position: number, now: number): number;
}

/** Fast enough to be at once. */
export const fastest = 1e9;
export const slowest = 1 / 64;
/** The longest time between two frames that counts, ms: a page in the background does not jump ahead. */
const longestFrame = 250;

export function createPlayer({ times, data }: Model, moves: () => Moves): Player {
  const maxGap = data.maxGap ?? Number.POSITIVE_INFINITY;
  let isPlaying = false;
  let since = 0;
  /** ms of the log since the event at the position. */
  let passed = 0;
  return {
    get isPlaying() {
      return isPlaying;
    },
    speed: Math.min(data.speed ?? fastest, fastest),
    toggle(now) {
      isPlaying = !isPlaying;
      since = now;
      passed = 0;
    },
    stop() {
      isPlaying = false;
    },
    advance(position, now) {
      passed += Math.min(now - since, longestFrame) * this.speed;
      since = now;
      for (let at = position; ;) {
        const next = moves().next(at, 1);
        if (next < 0) {
          isPlaying = false;
          return at;
        }
        // Time that goes back is no wait.
        const gap = Math.min(Math.max(0, times[next]! - times[at]!), maxGap);
        if (gap > passed) return at;
        passed -= gap;
        at = next;
      }
    },
  };
}
