/** Which cycles there were: ranges, as cycles follow each other. */
export class CycleSet {
  /** First and last of each range, in order; no two of them touch. */
  #ranges: number[] = [];
  /** Where the last one that was added lies. */
  #at = 0;

  add(cycle: number): void {
    const ranges = this.#ranges;
    const at = this.#at;
    if (cycle >= ranges[at]! && cycle <= ranges[at + 1]!) return;
    if (cycle === ranges[at + 1]! + 1 && !(ranges[at + 2]! <= cycle + 1)) ranges[at + 1] = cycle;
    else this.addRange(cycle, cycle);
  }

  addRange(first: number, last: number): void {
    const ranges = this.#ranges;
    // The first range that ends beside or behind it, and the first that begins behind it.
    const from = search(ranges, 1, first - 1);
    let to = from;
    let low = first;
    let high = last;
    while (to < ranges.length && ranges[to]! <= last + 1) {
      low = Math.min(low, ranges[to]!);
      high = Math.max(high, ranges[to + 1]!);
      to += 2;
    }
    ranges.splice(from, to - from, low, high);
    this.#at = from;
  }

  ranges(): readonly number[] {
    return [...this.#ranges];
  }
}

/** The start of the first range whose first (offset 0) or last (1) number is at least `limit`. */
function search(ranges: readonly number[], offset: number, limit: number): number {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[2 * middle + offset]! < limit) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

/** How many cycles lie in ranges. */
export function cyclesIn(ranges: readonly number[]): number {
  let count = 0;
  for (let i = 0; i < ranges.length; i += 2) count += ranges[i + 1]! - ranges[i]! + 1;
  return count;
}
