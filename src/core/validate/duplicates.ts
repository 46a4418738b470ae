/** Lines of a file that are remembered to find copies of them; a copy further away than that may be missed. */
const size = 65_536;
const ways = 4;
const sets = size / ways;

/** Finds lines that stood in the same file before, in constant memory. */
export interface DuplicateLines {
  /** Forgets everything: another file begins. */
  reset(): void;
  /** The earlier line with this hash, 0 if there is none; remembers this one. Lines come in ascending order. */
  see(low: number, high: number, line: number): number;
}

export function createDuplicateLines(): DuplicateLines {
  // A set is the lower halves of 4 hashes, their upper halves, and 4 lines: 64 bytes in a row, as every cache miss
  // costs as much as a rule.
  const lines = new Float64Array(size * 2);
  const halves = new Uint32Array(lines.buffer);
  /** The oldest entry of each set. */
  const oldest = new Uint8Array(sets);
  // Counted over all files, so that a new file needs no clearing: entries below `base` are of files before.
  let base = 0;
  let seen = 0;
  return {
    reset() {
      base = seen;
    },
    see(low, high, line) {
      const set = low & (sets - 1);
      for (let way = 0; way < ways; way++) {
        const at = set * 16 + way;
        const differs = (halves[at]! ^ low) | (halves[at + 4]! ^ high);
        if (differs === 0 && lines[set * 8 + 4 + way]! > base) {
          return lines[set * 8 + 4 + way]! - base;
        }
      }
      const way = oldest[set]!;
      oldest[set] = (way + 1) % ways;
      halves[set * 16 + way] = low;
      halves[set * 16 + way + 4] = high;
      seen = base + line;
      lines[set * 8 + 4 + way] = seen;
      return 0;
    },
  };
}
