/** One value met while walking the text of a line. */
export interface Visit {
  /** Keys and array indices from the root; valid during the call. */
  readonly path: readonly string[];
  /** Byte offset of the key's opening quote, or of the value in an array or at the root. */
  readonly key: number;
  readonly start: number;
  /** Past the value; for objects and arrays, past the opening bracket. */
  readonly end: number;
  /** Whether an object around it already had this key. */
  readonly repeated: boolean;
}

interface Level {
  readonly keys: Set<string> | undefined;
  index: number;
}

export const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

export const isClosing = (byte: number | undefined): boolean => byte === 0x7d || byte === 0x5d;

/**
 * Walks the values of a line of valid JSON in order, without recursion. Only for lines that have something to
 * report: it decodes every key.
 */
export function walkValues(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (value: Visit) => void,
): void {
  const levels: Level[] = [];
  const path: string[] = [];
  let at = start;
  const skipSpace = () => {
    while (isSpace(bytes[at]) || bytes[at] === 0x2c) at++;
  };
  while (at < end) {
    skipSpace();
    if (at >= end) return;
    const level = levels.at(-1);
    if (isClosing(bytes[at])) {
      at++;
      levels.pop();
      path.pop();
      continue;
    }
    const key = at;
    let repeated = false;
    if (level?.keys) {
      const past = endOfText(bytes, at, end);
      const name = textOf(bytes, at, past);
      repeated = level.keys.has(name);
      level.keys.add(name);
      path[levels.length - 1] = name;
      at = past;
      while (isSpace(bytes[at]) || bytes[at] === 0x3a) at++;
    } else if (level) {
      path[levels.length - 1] = String(level.index++);
    }
    const first = bytes[at];
    const opens = first === 0x7b || first === 0x5b;
    const past = opens ? at + 1 : endOfScalar(bytes, at, end);
    path.length = levels.length;
    visit({ path, key, start: at, end: past, repeated });
    at = past;
    if (opens) levels.push({ keys: first === 0x7b ? new Set() : undefined, index: 0 });
  }
}

/** The index past the text (in quotes) that starts at `start`. */
export function endOfText(bytes: Uint8Array, start: number, end: number): number {
  let at = start + 1;
  while (at < end && bytes[at] !== 0x22) at += bytes[at] === 0x5c ? 2 : 1;
  return Math.min(at + 1, end);
}

function endOfScalar(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] === 0x22) return endOfText(bytes, start, end);
  let at = start;
  while (at < end && bytes[at] !== 0x2c && !isClosing(bytes[at]) && !isSpace(bytes[at])) at++;
  return Math.max(at, start + 1);
}

/** The index past the value that starts at `start`, whatever is in it. */
export function endOfValue(bytes: Uint8Array, start: number, end: number): number {
  let level = 0;
  for (let at = start; at < end;) {
    const byte = bytes[at]!;
    if (byte === 0x7b || byte === 0x5b) {
      level++;
      at++;
    } else if (isClosing(byte)) {
      level--;
      at++;
    } else if (byte === 0x22) at = endOfText(bytes, at, end);
    else if (level > 0) at++;
    else return endOfScalar(bytes, at, end);
    if (level === 0) return at;
  }
  return end;
}

const decoder = new TextDecoder();

/** The text (in quotes) between two indices. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return JSON.parse(decoder.decode(bytes.subarray(start, end))) as string;
}
