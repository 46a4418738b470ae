/**
 * Takes bytes out of a line for as long as what is wrong with it stays wrong, so that a failure shows little more than
 * its cause.
 */
export function shrink(line: Uint8Array, isWrong: (line: Uint8Array) => boolean): Uint8Array {
  let smallest = line;
  for (let size = line.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at + size <= smallest.length;) {
      const shorter = Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + size)]);
      if (isWrong(shorter)) smallest = shorter;
      else at += size;
    }
  }
  return smallest;
}
