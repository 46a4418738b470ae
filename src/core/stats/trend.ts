import { ExactSum } from "./exact-sum.ts";
import type { SeriesData } from "./snapshot.ts";

/** Cycles up to here have a bin of their own. */
const apart = 64;
/** Bins for each doubling beyond. */
const perOctave = 16;

/** The bin of a cycle: itself for the first 64, then one for each few percent more. */
export const cycleBin = (cycle: number): number =>
  cycle <= apart ? cycle : apart + Math.floor(perOctave * Math.log2(cycle / apart));

/** The first cycle of a bin. */
export const cycleOfBin = (bin: number): number =>
  bin <= apart ? bin : Math.ceil(apart * 2 ** ((bin - apart) / perOctave) - 1e-9);

interface Point {
  count: number;
  readonly sum: ExactSum;
}

/** A value over the cycles of all runs. */
export class Trend {
  readonly #points = new Map<number, Point>();

  add(cycle: number, value: number): void {
    const point = this.#pointOf(cycleBin(cycle));
    point.count++;
    point.sum.add(value);
  }

  addData(data: SeriesData["trend"]): void {
    for (const [bin, count, sum] of data) {
      const point = this.#pointOf(bin);
      point.count += count;
      point.sum.addData(sum);
    }
  }

  data(): SeriesData["trend"] {
    return [...this.#points]
      .toSorted(([a], [b]) => a - b)
      .map(([bin, { count, sum }]) => [bin, count, sum.data()] as const);
  }

  #pointOf(bin: number): Point {
    const known = this.#points.get(bin);
    if (known) return known;
    const point = { count: 0, sum: new ExactSum() };
    this.#points.set(bin, point);
    return point;
  }
}
