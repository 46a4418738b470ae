/** Events that were lost, in all and since the last time it was told. */
export interface Drops {
  readonly total: number;
  readonly count: number;
  /** Epoch ms; of those not told yet. */
  readonly first: number;
  readonly last: number;
  readonly reasons: ReadonlySet<string>;
}

export interface DropCount extends Drops {
  readonly isUntold: boolean;
  /** @param now epoch ms */
  add(reason: string, now: number, events?: number): void;
  /** They have been told. */
  tell(): void;
}

export function createDrops(): DropCount {
  let [total, count, first, last] = [0, 0, 0, 0];
  const reasons = new Set<string>();
  return {
    get total() {
      return total;
    },
    get count() {
      return count;
    },
    get first() {
      return first;
    },
    get last() {
      return last;
    },
    reasons,
    get isUntold() {
      return count > 0;
    },
    add(reason, now, events = 1) {
      if (count === 0) first = now;
      last = now;
      total += events;
      count += events;
      reasons.add(reason);
    },
    tell() {
      count = 0;
      reasons.clear();
    },
  };
}
