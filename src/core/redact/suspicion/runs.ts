/** Long runs of characters, such as of base64, seen as bytes. */

const isHex = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) ||
  (byte >= 0x61 && byte <= 0x66) ||
  (byte >= 0x41 && byte <= 0x46);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

const shortest = 20;

/**
 * Whether a run could be a token without a known beginning, or hold text in base64 or hexadecimal. Digests, which are the
 * longest runs of most logs, are neither.
 */
export function isRunOfInterest(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from >= longEnough && isMixed(bytes, from, to)) return true;
  let start = from;
  for (let at = from; at <= to; at++) {
    const byte = at < to ? bytes[at]! : 0x2e;
    // A path and a dotted name are runs of their parts.
    if (byte !== 0x2e && byte !== 0x2f && byte !== 0x2b && byte !== 0x3d && byte !== 0x2d) continue;
    if (at - start >= shortest && isToken(bytes, start, at, to - from > at - start)) return true;
    start = at + 1;
  }
  return isEncodedText(bytes, from, to);
}

/** A run that may be a token with dashes and underscores in it, and the part without any it then has. */
const longEnough = 24;
const mixedPiece = 8;

/** Whether eight characters without a mark between them have both cases and a digit, as no name and no number has. */
function isMixed(bytes: Uint8Array, from: number, to: number): boolean {
  let piece = 0;
  let [upper, lower, digits] = [false, false, false];
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (isDigit(byte)) digits = true;
    else if (byte >= 0x61 && byte <= 0x7a) lower = true;
    else if (byte >= 0x41 && byte <= 0x5a) upper = true;
    else {
      piece = 0;
      upper = lower = digits = false;
      continue;
    }
    piece++;
    if (piece >= mixedPiece && upper && lower && digits) return true;
  }
  return false;
}

/** What a generated text has at least without an underscore; words joined by them are a name. */
const shortestPiece = 16;
/** Digits of a number that is more than one of the groups of a UUID. */
const longNumber = 31;

/**
 * A part with letters and digits that is no name in snake case, and no hexadecimal number unless more is joined to it;
 * a number alone may spell a text.
 */
function isToken(bytes: Uint8Array, from: number, to: number, isJoined: boolean): boolean {
  let digits = false;
  let letters = false;
  let hex = true;
  let piece = 0;
  let longest = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    piece = byte === 0x5f ? 0 : piece + 1;
    if (piece > longest) longest = piece;
    if (isDigit(byte)) digits = true;
    else if (isLetter(byte)) letters = true;
    hex &&= isHex(byte);
  }
  if (hex) return (isJoined && to - from >= longNumber) || isHexText(bytes, from, to);
  return digits && letters && longest >= shortestPiece;
}

const value = (byte: number): number => (isDigit(byte) ? byte - 0x30 : (byte | 0x20) - 0x57);

/** Bytes that are looked at: most numbers spell none of them. */
const spelt = 8;

/** Digits whose first pairs spell printable characters. */
function isHexText(bytes: Uint8Array, from: number, to: number): boolean {
  const check = createTextCheck();
  for (let at = from; at + 1 < to && at < from + spelt * 2; at += 2) {
    if (!check(value(bytes[at]!) * 16 + value(bytes[at + 1]!))) return false;
  }
  return true;
}

/** Takes bytes one by one; false once they are no text in UTF-8 (RFC 3629, all but its rarer impossible sequences). */
function createTextCheck(): (code: number) => boolean {
  let following = 0;
  return (code) => {
    if (following > 0) {
      following--;
      return (code & 0xc0) === 0x80;
    }
    if (code < 0x80) return isText(code);
    following = code < 0xe0 ? 1 : code < 0xf0 ? 2 : 3;
    return code >= 0xc2 && code <= 0xf4;
  };
}

const isText = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) || code === 0x0a || code === 0x09 || code === 0x0d;

/** Whether one of the parts between `=` and `.` begins with four printable groups of base64. */
function isEncodedText(bytes: Uint8Array, from: number, to: number): boolean {
  let start = from;
  for (let at = from; at <= to; at++) {
    const byte = at < to ? bytes[at]! : 0x2e;
    if (byte !== 0x2e && byte !== 0x3d) continue;
    if (at - start >= shortest && isBase64Text(bytes, start)) return true;
    start = at + 1;
  }
  return false;
}

const sample = 16;

function isBase64Text(bytes: Uint8Array, from: number): boolean {
  let bits = 0;
  let held = 0;
  const check = createTextCheck();
  for (let at = from; at < from + sample; at++) {
    bits = (bits << 6) | sextet(bytes[at]!);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    if (!check((bits >> held) & 0xff)) return false;
  }
  return true;
}

function sextet(byte: number): number {
  if (byte >= 0x41 && byte <= 0x5a) return byte - 0x41;
  if (byte >= 0x61 && byte <= 0x7a) return byte - 0x47;
  if (isDigit(byte)) return byte + 4;
  return byte === 0x2b || byte === 0x2d ? 62 : 63;
}
