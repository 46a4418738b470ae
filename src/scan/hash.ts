/** A 64-bit hash in two halves; reused to spare an allocation a line. */
export interface Hash {
  low: number;
  high: number;
}

const laneFactor = 0xcc9e2d51;
const lanes = new Int32Array(8);

/**
 * Hashes a range of bytes: eight 32-bit lanes of a multiply-xor chain over 32 bytes at a time, as SIMD registers do
 * it, then what is left, then the lanes into two halves (in the manner of MurmurHash3's mix). Not cryptographic: it
 * tells whether two lines of one file are the same. The kernel has the same (kernel/kernel.ts).
 */
export function hashBytes(bytes: DataView, start: number, end: number, into: Hash): void {
  lanes.fill(0x9e3779b9, 0, 4).fill(0x85ebca6b, 4, 8);
  let at = start;
  for (; at + 32 <= end; at += 32) {
    for (let lane = 0; lane < 8; lane++) {
      const mixed = Math.imul(lanes[lane]! ^ bytes.getInt32(at + lane * 4, true), laneFactor);
      lanes[lane] = mixed ^ (mixed >>> 15);
    }
  }
  let low = end - start;
  for (; at + 4 <= end; at += 4) {
    low = Math.imul(low ^ bytes.getInt32(at, true), laneFactor);
    low ^= low >>> 15;
  }
  for (; at < end; at++) low = Math.imul(low ^ bytes.getUint8(at), laneFactor);
  low = step(step(low, laneOf(0)), laneOf(1));
  into.low = low >>> 0;
  into.high = step(step(low, laneOf(2)), laneOf(3)) >>> 0;
}

const laneOf = (lane: number): number => Math.imul(lanes[lane]!, 0x85ebca6b) ^ lanes[lane + 4]!;

function step(half: number, word: number): number {
  const next = Math.imul(half ^ word, 0x85ebca6b);
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}
