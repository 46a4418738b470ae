import { bucketOf } from "../metrics/bounds.ts";
import { ExactSum } from "./exact-sum.ts";
import { Sketch, type SketchData } from "./sketch.ts";

/** A distribution as it is saved. */
export interface DistributionData extends SketchData {
  readonly count: number;
  /** null if there is no value. */
  readonly min: number | null;
  readonly max: number | null;
  /** Whether all values are whole numbers. */
  readonly isWhole: boolean;
  /** Doubles that add up to the sum. */
  readonly sum: readonly (number | null)[];
  /** How many values lie at or below each bound and above the one before it; those above all at the end. */
  readonly buckets: readonly number[];
}

/** Numbers: how many, how large, how distributed. */
export class Distribution {
  #count = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  #isWhole = true;
  readonly #sum = new ExactSum();
  readonly #sketch = new Sketch();
  readonly #bounds: readonly number[];
  readonly #buckets: Float64Array;

  constructor(bounds: readonly number[]) {
    this.#bounds = bounds;
    this.#buckets = new Float64Array(bounds.length + 1);
  }

  get count(): number {
    return this.#count;
  }

  add(value: number): void {
    this.#count++;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    if (value !== Math.floor(value)) this.#isWhole = false;
    this.#sum.add(value);
    this.#sketch.add(value);
    this.#buckets[bucketOf(value, this.#bounds)]!++;
  }

  addData(data: DistributionData): void {
    this.#count += data.count;
    this.#min = Math.min(this.#min, data.min ?? this.#min);
    this.#max = Math.max(this.#max, data.max ?? this.#max);
    this.#isWhole &&= data.isWhole;
    this.#sum.addData(data.sum);
    this.#sketch.addData(data);
    for (const [i, count] of data.buckets.entries()) this.#buckets[i]! += count;
  }

  data(): DistributionData {
    return {
      count: this.#count,
      min: this.#count > 0 ? this.#min : null,
      max: this.#count > 0 ? this.#max : null,
      isWhole: this.#isWhole,
      sum: this.#sum.data(),
      ...this.#sketch.data(),
      buckets: [...this.#buckets],
    };
  }
}
