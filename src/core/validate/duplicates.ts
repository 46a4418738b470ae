/** Lines of a file that are remembered to find copies of them; a copy further away than that may be missed. */
const size = 65_536;
const ways = 4;

/** Finds lines that stood in the same file before, in constant memory. */
export interface DuplicateLines {
  /** Forgets everything: another file begins. */
  reset(): void;
  /** The earlier line with this hash, 0 if there is none; remembers this one. */
  see(low: number, high: number, line: number): number;
}

export function createDuplicateLines(): DuplicateLines {
  const lows = new Uint32Array(size);
  const highs = new Uint32Array(size);
  // Counted over all files, so that a new file needs no clearing: entries below `base` are of files before.
  const lines = new Float64Array(size);
  let base = 0;
  let seen = 0;
  return {
    reset() {
      base = seen;
    },
    see(low, high, line) {
      const set = (low & (size / ways - 1)) * ways;
      let oldest = set;
      for (let at = set; at < set + ways; at++) {
        if (lines[at]! > base && lows[at] === low && highs[at] === high) return lines[at]! - base;
        if (lines[at]! < lines[oldest]!) oldest = at;
      }
      lows[oldest] = low;
      highs[oldest] = high;
      lines[oldest] = base + line;
      seen = Math.max(seen, base + line);
      return 0;
    },
  };
}
