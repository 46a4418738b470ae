import { DDSketch } from "@datadog/sketches-js";

/** How far a quantile may lie from the exact one, as a share of it. */
export const accuracy = 0.01;

const { mapping } = new DDSketch({ relativeAccuracy: accuracy });
/** What is nearer to zero counts as zero. */
const least = mapping.minPossible;

/** Counts by key of the mapping, from the key of the first one on. */
interface Store {
  counts: Float64Array;
  first: number;
}

/** What a sketch holds: counts of values below, at and above zero; key and count in turn, by key. */
export interface SketchData {
  readonly negative: readonly number[];
  readonly zero: number;
  readonly positive: readonly number[];
}

/** Room for so many keys more than are needed. */
const spare = 256;

/**
 * Quantiles of numbers within a relative error (DDSketch, VLDB 2019). The mapping of values to keys is the library's. Its
 * stores are not used (2.1.1): DenseStore loses counts in a merge where keys cross zero (_extendRange takes key 0 for
 * none), and throws where values lie 10^300 apart.
 */
export class Sketch {
  #positive: Store = { counts: new Float64Array(0), first: 0 };
  #negative: Store = { counts: new Float64Array(0), first: 0 };
  #zero = 0;

  add(value: number): void {
    if (value > least) put(this.#positive, mapping.key(value), 1);
    else if (value < -least) put(this.#negative, mapping.key(-value), 1);
    else this.#zero++;
  }

  addData({ negative, zero, positive }: SketchData): void {
    for (let i = 0; i < positive.length; i += 2)
      put(this.#positive, positive[i]!, positive[i + 1]!);
    for (let i = 0; i < negative.length; i += 2)
      put(this.#negative, negative[i]!, negative[i + 1]!);
    this.#zero += zero;
  }

  data(): SketchData {
    return { negative: pairs(this.#negative), zero: this.#zero, positive: pairs(this.#positive) };
  }
}

function put(store: Store, key: number, count: number): void {
  const at = key - store.first;
  if (at >= 0 && at < store.counts.length) store.counts[at]! += count;
  else {
    grow(store, key);
    store.counts[key - store.first]! += count;
  }
}

function grow(store: Store, key: number): void {
  const { counts, first } = store;
  const isEmpty = counts.length === 0;
  const from = Math.min(key - spare, isEmpty ? key : first);
  const to = Math.max(key + spare, isEmpty ? key : first + counts.length);
  store.counts = new Float64Array(to - from);
  store.counts.set(counts, isEmpty ? 0 : first - from);
  store.first = from;
}

function pairs({ counts, first }: Store): number[] {
  const found: number[] = [];
  for (let at = 0; at < counts.length; at++) {
    if (counts[at]! > 0) found.push(first + at, counts[at]!);
  }
  return found;
}

/** The value at a share of all values, 0 to 1, by nearest rank. */
export type Quantile = (share: number) => number;

/** The index of the value that at least so large a share of all values is not above: the nearest rank. */
export const rankOf = (share: number, total: number): number =>
  Math.max(0, Math.ceil(share * total - 1e-9) - 1);

/** Where the error is less than a half, so that rounding gives back a whole number. */
const exactBelow = 0.5 / accuracy;

/**
 * @param min the least value, and
 * @param max the largest one, which are known exactly
 * @param isWhole whether all values are whole numbers
 */
export function quantilesOf(data: SketchData, min: number, max: number, isWhole = false): Quantile {
  const values = valuesOf(data);
  const total = values.reduce((sum, [, count]) => sum + count, 0);
  return (share) => {
    if (share <= 0) return min;
    if (share >= 1) return max;
    const rank = rankOf(share, total);
    let below = 0;
    for (const [value, count] of values) {
      below += count;
      if (below <= rank) continue;
      const near = isWhole && Math.abs(value) < exactBelow ? Math.round(value) : value;
      return Math.min(max, Math.max(min, near));
    }
    return max;
  };
}

/** Values in growing order, each with how often it is there; within the error. */
export function valuesOf({
  negative,
  zero,
  positive,
}: SketchData): [value: number, count: number][] {
  const values: [number, number][] = [];
  for (let i = negative.length - 2; i >= 0; i -= 2) {
    values.push([-mapping.value(negative[i]!), negative[i + 1]!]);
  }
  if (zero > 0) values.push([0, zero]);
  for (let i = 0; i < positive.length; i += 2) {
    values.push([mapping.value(positive[i]!), positive[i + 1]!]);
  }
  return values;
}
