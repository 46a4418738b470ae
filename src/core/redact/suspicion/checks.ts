import type { Names } from "../names/names.ts";
import { programs } from "../text/programs.ts";

/** Whether a word of the automaton, at the place where it ends, could be part of a secret. */

/** Kinds of words: where one ends, its own check decides. */
export const kind = {
  certain: 1,
  name: 2,
  program: 4,
  url: 8,
  parameter: 16,
  scheme: 32,
  percent: 64,
} as const;

/** @param kinds of the words that end at `at`; `from` and `to` bound what may be looked at */
export function holds(
  kinds: number,
  bytes: Uint8Array,
  at: number,
  from: number,
  to: number,
  names: Names,
): boolean {
  if ((kinds & kind.certain) !== 0) return true;
  if ((kinds & kind.name) !== 0 && isNameAt(bytes, at, from, to, names)) return true;
  if ((kinds & kind.url) !== 0 && hasUserInfo(bytes, at + 1, to)) return true;
  if ((kinds & kind.program) !== 0 && isProgramAt(bytes, at, from, to)) return true;
  if ((kinds & kind.scheme) !== 0 && isCredentialAfter(bytes, at + 1, to)) return true;
  if ((kinds & kind.percent) !== 0 && isPercentAt(bytes, at, to)) return true;
  return (kinds & kind.parameter) !== 0 && isParameterAt(bytes, at, from);
}

const isHex = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

/** What is percent-encoded may hide anything. */
const isPercentAt = (bytes: Uint8Array, at: number, to: number): boolean =>
  at + 2 < to && isHex(bytes[at + 1]!) && isHex(bytes[at + 2]!);

const isWordPart = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) ||
  (byte >= 0x41 && byte <= 0x5a) ||
  (byte >= 0x30 && byte <= 0x39) ||
  byte === 0x5f ||
  byte === 0x2d ||
  byte === 0x2e;

const isNamePart = (byte: number): boolean => isWordPart(byte) || byte === 0x24 || byte >= 0x80;

const [quote, backslash, letterU] = [0x22, 0x5c, 0x75];
const longestName = 80;

/** The name around a byte says secret; a name with letters beyond ASCII, or a very long one, is left to the rules. */
function isNameAt(
  bytes: Uint8Array,
  at: number,
  first: number,
  last: number,
  names: Names,
): boolean {
  let from = at;
  while (from > first && isNamePart(bytes[from - 1]!)) from--;
  let to = at + 1;
  while (to < last && isNamePart(bytes[to]!)) to++;
  if (to - from > longestName) return true;
  let name = "";
  for (let i = from; i < to; i++) {
    if (bytes[i]! >= 0x80) return true;
    name += String.fromCharCode(bytes[i]!);
  }
  // A letter that is written as an escape goes on with the name.
  if (to + 1 < last && bytes[to] === backslash && bytes[to + 1] === letterU) return true;
  const says = (part: string): boolean => isTelling(part, names, bytes, from, to, last);
  // The letter of an escape belongs to no name: \npassword. Nor does the end of a colour: \u001b[1mpassword
  if (from > first && bytes[from - 1] === backslash) {
    if (bytes[from] === letterU || says(name.slice(1))) return true;
  }
  const uncoloured = name.replace(/^\d{1,3}m/, "");
  if (says(name) || (uncoloured !== name && says(uncoloured))) return true;
  return isSpaced(bytes, from, first, name, names);
}

/** Whether a name is one of a secret, or of a service that something is assigned to. */
function isTelling(
  part: string,
  names: Names,
  bytes: Uint8Array,
  start: number,
  end: number,
  last: number,
): boolean {
  const name = part.replace(/^[.$-]+/, "").replace(/[.-]+$/, "");
  if (name === "") return false;
  if (names.strengthOf(name) !== undefined) return true;
  return names.isVendor(name) && (isAssigned(bytes, end, last) || isLabelled(bytes, start));
}

const farthest = 40;

const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(Math.max(0, from), to));

/** Whether an operator or a value follows, after what may close a name: quotes, brackets, white space, a type. */
function isAssigned(bytes: Uint8Array, from: number, to: number): boolean {
  const after = textOf(bytes, from, Math.min(to, from + farthest));
  return /^[^,({};=:>]*[=:>]/.test(after) || /^[\s\\"'`,nrt-]*value/.test(after);
}

/** Whether a name is the value of `"name":`, whatever stands beside it. */
const isLabelled = (bytes: Uint8Array, from: number): boolean =>
  /(?:name|key|label|id|field|variable|selector|type)[\\"']*\s*[:=]\s*[\\"']*$/i.test(
    textOf(bytes, from - farthest, from),
  );

/** `api key`, `seed phrase`: a name in two words, of which the second one alone says nothing. */
function isSpaced(
  bytes: Uint8Array,
  from: number,
  first: number,
  name: string,
  names: Names,
): boolean {
  const between = from > first ? bytes[from - 1]! : quote;
  if (between === quote || between === backslash) return false;
  const end = from - 1;
  let front = "";
  let i = end - 1;
  for (; i >= first && end - i <= 16 && isNamePart(bytes[i]!); i--) {
    front = String.fromCharCode(bytes[i]!) + front;
  }
  if (front === "") return false;
  // After an escape, its letter or its digits; after a colour, the end of that.
  const isEscaped = i >= first && bytes[i] === backslash;
  const fronts = isEscaped ? [front.slice(1), front.slice(5)] : [front.replace(/^\d{1,3}m/, "")];
  return [front, ...fronts].some((word) => names.strengthOf(`${word}_${name}`) !== undefined);
}

/** As in text/urls.ts: what is longer is no user info. */
const longestUrl = 2048;

/** An `@` before the URL ends. */
function hasUserInfo(bytes: Uint8Array, from: number, to: number): boolean {
  const end = Math.min(to, from + longestUrl);
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 0x40) return true;
    if (byte <= 0x20 || byte === 0x27 || byte === 0x3c || byte === 0x3e || byte === 0x60) {
      return false;
    }
    // Another URL has a look of its own.
    if (byte === quote || (byte === 0x3a && bytes[at + 1] === 0x2f && bytes[at + 2] === 0x2f)) {
      return false;
    }
  }
  return false;
}

/** The first words of the programs that are known, and what passes a password on. */
export const programWords: ReadonlySet<string> = new Set([
  ...Object.keys(programs).map((name) => name.split(" ")[0]!),
  "sudo",
]);

/** The byte ends a program's name that stands alone. */
function isProgramAt(bytes: Uint8Array, at: number, first: number, last: number): boolean {
  const after = at + 1 < last ? bytes[at + 1]! : 0x20;
  if (isWordPart(after) || after === 0x3a || after === 0x2f || after === 0x3d || after === 0x40) {
    return false;
  }
  let from = at;
  while (from > first && isWordPart(bytes[from - 1]!)) from--;
  const name = textOf(bytes, from, at + 1);
  if (from > first && bytes[from - 1] === backslash) {
    if (bytes[from] === letterU || programWords.has(name.slice(1))) return true;
  }
  return programWords.has(name.replace(/^(?:[.-]+|\d{1,3}m)/, ""));
}

const longestCredential = 64;

/** What follows a scheme is longer than a word or holds a digit. */
function isCredentialAfter(bytes: Uint8Array, from: number, to: number): boolean {
  const after = from < to ? bytes[from]! : 0;
  if (after !== 0x20 && after !== 0x09 && after !== backslash && after < 0x80) return false;
  const end = Math.min(to, from + longestCredential);
  let length = 0;
  for (let at = from + 1; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) return true;
    if (byte !== 0x20 && byte !== quote && byte !== 0x27 && byte !== backslash) length++;
    else if (length > 1) break;
  }
  return length >= 8;
}

/** A parameter begins after one of `?&#;`, at most 64 bytes before its `=`. */
function isParameterAt(bytes: Uint8Array, at: number, first: number): boolean {
  for (let i = at - 1; i >= first && at - i <= 64; i--) {
    const byte = bytes[i]!;
    if (byte === 0x3f || byte === 0x26 || byte === 0x23 || byte === 0x3b) return true;
    if (!isNamePart(byte) && byte !== 0x25 && byte !== 0x7e) return false;
  }
  return false;
}
