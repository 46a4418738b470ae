/** Finds given texts in a text, however many, in one pass: a rolling hash of eight characters, checked where it hits. */
export interface Needles {
  /** The first needle at or after an offset; undefined if there is none. */
  next(text: string, from: number): Needle | undefined;
}

export interface Needle {
  readonly at: number;
  readonly text: string;
}

/** What a needle has at least. */
export const shortestNeedle = 8;

const base = 31;
/** `base ** shortestNeedle`, to take the oldest character out of a hash again. */
const oldest = Array.from({ length: shortestNeedle }).reduce<number>(
  (power) => Math.imul(power, base),
  1,
);
/** Marks of hashes that some needle has: few enough of them set that most places are passed over without a look-up. */
const fewestBits = 16;
const mostBits = 23;
const bitsFor = (needles: number): number =>
  Math.min(mostBits, Math.max(fewestBits, Math.ceil(Math.log2(needles + 1)) + 5));

/** @param needles texts of eight characters or more */
export function createNeedles(needles: Iterable<string>): Needles | undefined {
  const byHash = new Map<number, string[]>();
  for (const needle of needles) {
    const hash = hashOf(needle);
    const others = byHash.get(hash);
    if (others) others.push(needle);
    else byHash.set(hash, [needle]);
  }
  if (byHash.size === 0) return undefined;
  const shift = 32 - bitsFor(byHash.size);
  // One bit each, so that the marks of many needles stay in the cache.
  const seen = new Uint32Array(1 << (32 - shift - 5));
  for (const hash of byHash.keys()) seen[hash >>> (shift + 5)]! |= 1 << (hash >>> shift);
  // The longest first: one value may begin another.
  for (const list of byHash.values()) list.sort((a, b) => b.length - a.length);
  return {
    next(text, from) {
      if (text.length - from < shortestNeedle) return undefined;
      let hash = 0;
      for (let at = from; at < text.length; at++) {
        hash = (Math.imul(hash, base) + text.charCodeAt(at)) | 0;
        const start = at - shortestNeedle;
        if (start >= from) hash = (hash - Math.imul(text.charCodeAt(start), oldest)) | 0;
        if (start < from - 1 || (seen[hash >>> (shift + 5)]! & (1 << (hash >>> shift))) === 0)
          continue;
        const found = byHash.get(hash)?.find((needle) => text.startsWith(needle, start + 1));
        if (found !== undefined) return { at: start + 1, text: found };
      }
      return undefined;
    },
  };
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < shortestNeedle; i++) hash = (Math.imul(hash, base) + text.charCodeAt(i)) | 0;
  return hash;
}
