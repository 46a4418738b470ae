/** Doubles that do not overlap: their 53 bits each fill the 2,098 a double may have. */
const most = 64;

/**
 * A sum of doubles without any error: what it holds is the sum itself, as doubles that do not overlap (Shewchuk 1997,
 * as Python's math.fsum has it). So it is the same in whatever order, and however it was cut, it is added up.
 */
export class ExactSum {
  /** From the smallest to the largest; what they add up to is the sum. */
  readonly #parts = new Float64Array(most);
  #length = 0;
  /** Whether it has left the range of doubles; then it is no number any more. */
  #isOver = false;

  add(value: number): void {
    const parts = this.#parts;
    const length = this.#length;
    let kept = 0;
    let high = value;
    for (let i = 0; i < length; i++) {
      const part = parts[i]!;
      const sum = high + part;
      const low = Math.abs(high) < Math.abs(part) ? high - (sum - part) : part - (sum - high);
      if (low !== 0) parts[kept++] = low;
      high = sum;
    }
    if (high - high !== 0) {
      this.#isOver = true;
      kept = 0;
    } else if (high !== 0) parts[kept++] = high;
    this.#length = kept;
  }

  /** The double next to the sum; NaN if it is out of their range. */
  value(): number {
    return this.#isOver ? Number.NaN : rounded(this.#parts.subarray(0, this.#length));
  }

  /** Doubles that add up to the sum, the same ones for the same sum; null in place of one out of range. */
  data(): readonly (number | null)[] {
    if (this.#isOver) return [null];
    const rest = new ExactSum();
    rest.#parts.set(this.#parts);
    rest.#length = this.#length;
    const data: number[] = [];
    for (let part = rest.value(); part !== 0; part = rest.value()) {
      data.push(part);
      rest.add(-part);
    }
    return data;
  }

  addData(data: readonly (number | null)[]): void {
    for (const part of data) {
      if (part === null) this.#isOver = true;
      else this.add(part);
    }
  }
}

/** Adds parts up from the largest; only where the last one lies in the middle do those below it decide. */
function rounded(parts: Float64Array): number {
  let at = parts.length - 1;
  if (at < 0) return 0;
  let high = parts[at]!;
  let low = 0;
  while (at > 0) {
    const before = high;
    const part = parts[--at]!;
    high = before + part;
    low = part - (high - before);
    if (low !== 0) break;
  }
  if (at > 0 && low < 0 === parts[at - 1]! < 0) {
    const twice = low * 2;
    const next = high + twice;
    if (twice === next - high) return next;
  }
  return high;
}
