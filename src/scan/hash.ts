/** A 64-bit hash in two halves; reused to spare an allocation a line. */
export interface Hash {
  low: number;
  high: number;
}

/**
 * Hashes a range of bytes, four at a time, by two multiply-xor chains with different constants (in the manner of
 * MurmurHash3's mix). Not cryptographic: it tells whether two lines of one file are the same.
 */
export function hashBytes(bytes: Uint8Array, start: number, end: number, into: Hash): void {
  let low = 0x9e3779b9 ^ (end - start);
  let high = 0x85ebca6b;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    low = Math.imul(low ^ word, 0xcc9e2d51);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0x1b873593);
    high ^= high >>> 13;
  }
  for (; at < end; at++) {
    low = Math.imul(low ^ bytes[at]!, 0xcc9e2d51);
    high = Math.imul(high ^ bytes[at]!, 0x1b873593);
  }
  into.low = finish(low);
  into.high = finish(high ^ low);
}

function finish(half: number): number {
  let mixed = half;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
