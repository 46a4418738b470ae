/** What one pass over the bytes of a line tells before it is parsed. */
export interface Survey {
  /** Colons outside of texts: in valid JSON, the keys of all objects. */
  keys: number;
  depth: number;
  /** Whether a number has so many digits that it may not be exact. */
  longNumber: boolean;
  /** Whether all bytes are ASCII; in a line that is not JSON it may be said of others. */
  ascii: boolean;
}

const quote = 0x22;
const backslash = 0x5c;

/** Surveys the bytes of a line without recursion, so any nesting and any garbage is safe. */
export function survey(bytes: Uint8Array, start: number, end: number, into: Survey): void {
  let keys = 0;
  let level = 0;
  let deepest = 0;
  let digits = 0;
  let all = 0;
  into.longNumber = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === quote) {
      for (at++; at < end; at++) {
        const inner = bytes[at]!;
        if (inner === quote) break;
        all |= inner;
        // An escaped quote ends no text.
        if (inner === backslash) at++;
      }
      digits = 0;
    } else if (byte >= 0x30 && byte <= 0x39) {
      if (++digits >= 16) into.longNumber = true;
    } else if (byte === 0x3a) {
      keys++;
      digits = 0;
    } else if (byte === 0x7b || byte === 0x5b) {
      if (++level > deepest) deepest = level;
    } else if (byte === 0x7d || byte === 0x5d) {
      level--;
      digits = 0;
    } else {
      all |= byte;
      digits = 0;
    }
  }
  into.keys = keys;
  into.depth = deepest;
  into.ascii = all < 0x80;
}
