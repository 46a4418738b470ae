import { isUtf8 } from "node:buffer";

/** The first byte of a range that is not part of valid UTF-8 (RFC 3629); -1 if all of it is. */
export function invalidUtf8At(bytes: Uint8Array, start: number, end: number): number {
  if (isUtf8(bytes.subarray(start, end))) return -1;
  let low = start;
  let high = end;
  // Halving finds the longest valid prefix; a cut inside a character is at most 3 bytes off.
  while (high - low > 8) {
    const middle = backToBoundary(bytes, (low + high) >> 1, low);
    if (middle === low) break;
    if (isUtf8(bytes.subarray(low, middle))) low = middle;
    else high = middle;
  }
  for (let length = Math.min(4, end - low); low < end; length = Math.min(4, end - low)) {
    let size = 1;
    while (size <= length && !isUtf8(bytes.subarray(low, low + size))) size++;
    if (size > length) return low;
    low += size;
  }
  return low;
}

/** The start of the character `at` lies in. */
function backToBoundary(bytes: Uint8Array, at: number, low: number): number {
  let boundary = at;
  while (boundary > low && boundary > at - 4 && (bytes[boundary]! & 0xc0) === 0x80) boundary--;
  return boundary;
}
