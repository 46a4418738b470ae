const viewOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The text of a line of a batch, whose bytes may be shared with workers. */
export function lineTextOf(bytes: Uint8Array, start: number, end: number): string {
  const from = bytes[start] === 0xef && bytes[start + 1] === 0xbb ? start + 3 : start;
  return viewOf(bytes).toString("utf8", from, end);
}

/** The bytes of a line as units of a text. */
export const lineUnitsOf = (bytes: Uint8Array, start: number, end: number): string =>
  viewOf(bytes).toString("latin1", start, end);
