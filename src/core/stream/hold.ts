import { Heap } from "./heap.ts";

/** What is put in order. */
export interface Timed {
  /** Epoch ms, from the lane's clock. */
  readonly time: number;
  /** Set for one that comes after later ones were let go. */
  isLate: boolean;
}

interface Held<T> {
  readonly item: T;
  readonly number: number;
  /** When it came, ms. */
  readonly arrival: number;
  isGone: boolean;
}

const isBefore = <T extends Timed>(a: Held<T>, b: Held<T>): boolean =>
  a.item.time < b.item.time || (a.item.time === b.item.time && a.number < b.number);

/**
 * Holds what comes from several lanes for a moment, so that it leaves in order of time. What comes too late for that
 * leaves at once, and is marked.
 */
export class Hold<T extends Timed> {
  readonly #heap = new Heap<Held<T>>(isBefore);
  readonly #arrivals: Held<T>[] = [];
  #first = 0;
  #count = 0;
  /** The latest time that was let go. */
  #passed = Number.NEGATIVE_INFINITY;

  get size(): number {
    return this.#heap.size;
  }

  add(item: T, arrival: number): void {
    const held = { item, number: this.#count++, arrival, isGone: false };
    this.#heap.push(held);
    this.#arrivals.push(held);
  }

  /** When the next item has been held long enough, ms; undefined if there is none. */
  due(hold: number): number | undefined {
    for (let held = this.#arrivals[this.#first]; held; held = this.#arrivals[++this.#first]) {
      if (!held.isGone) {
        this.#forget();
        return held.arrival + hold;
      }
    }
    this.#arrivals.length = 0;
    this.#first = 0;
    return undefined;
  }

  /** Drops those that have left; seldom, as what is left is moved. */
  #forget(): void {
    if (this.#first < 1024 || this.#first * 2 < this.#arrivals.length) return;
    this.#arrivals.splice(0, this.#first);
    this.#first = 0;
  }

  /** Lets go what came up to a time, and all that is before it in order. */
  release(until: number): T[] {
    let last: Held<T> | undefined;
    for (let at = this.#first; at < this.#arrivals.length; at++) {
      const held = this.#arrivals[at]!;
      if (held.arrival > until) break;
      if (!held.isGone && (!last || isBefore(last, held))) last = held;
    }
    if (!last) return [];
    const released: T[] = [];
    for (let next = this.#heap.peek(); next; next = this.#heap.peek()) {
      if (isBefore(last, next)) break;
      this.#heap.pop();
      next.isGone = true;
      next.item.isLate = next.item.time < this.#passed;
      if (!next.item.isLate) this.#passed = next.item.time;
      released.push(next.item);
    }
    return released;
  }
}
