/** Pauses between attempts to connect, ms: the first, and the longest one. */
const first = 100;
const longest = 10_000;

/** How long to wait before each next attempt: twice as long each time, and at random, so that many senders do not come back at once. */
export interface Backoff {
  /** ms. */
  next(): number;
  /** An attempt has succeeded. */
  reset(): void;
}

export function createBackoff(): Backoff {
  let pause = first;
  return {
    next() {
      const now = pause;
      pause = Math.min(pause * 2, longest);
      return now / 2 + (Math.random() * now) / 2;
    },
    reset() {
      pause = first;
    },
  };
}
