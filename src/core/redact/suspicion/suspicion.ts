import { createAutomaton } from "./automaton.ts";
import type { Names } from "../names/names.ts";
import { isRunOfInterest } from "./runs.ts";
import { createPlainSpotter, inRun, type CreateSpotter } from "./spotter.ts";
import { programs } from "../text/programs.ts";

/**
 * Looks over bytes for what could be part of a secret, as raw JSON or as a plain text; what it passes over needs no rule.
 * It must never miss what a rule would take, and may stop for nothing: then the rules decide.
 */
export interface Suspicion {
  /** The offset of something suspicious from `from` on; -1 if there is nothing up to `to`. */
  find(bytes: Uint8Array, from: number, to: number): number;
}

/** Kinds of words: where one ends, its own check decides. */
const kind = { certain: 1, name: 2, program: 4, url: 8, parameter: 16, scheme: 32 } as const;

/** Raw spellings of what decoding would make visible: escaped ASCII, an escaped slash, percent-encoded letters. */
const encoded = [
  ..."234567".split("").map((digit) => `\\u00${digit}`),
  "\\/",
  ..."4567".split("").map((digit) => `%${digit}`),
  "%3",
  "\\u0000",
  "\u0000",
  "\\u00ad",
  "\\u200",
  "\\u206",
  "\\ufeff",
  "\u200b",
  "\u200c",
  "\u200d",
  "\u200e",
  "\u200f",
  "\u2060",
  "\u2061",
  "\u2062",
  "\u2063",
  "\u2064",
  "\ufeff",
  "\u00ad",
];

const certain = [
  "authorization",
  "cookie",
  "-stdin",
  "--stdin",
  "<<<",
  "private key",
  "begin pgp",
  "identified ",
  "securestring",
  "networkcredential",
  "chpasswd",
];
const schemes =
  "bearer basic token apikey api-key negotiate ntlm dpop splunk genie-key geniekey sso-key pat session jwt".split(
    " ",
  );
const parameters =
  "sig= signature= hmac= key= api= code= sid= session= sessionid= session_id= ticket= assertion= samlresponse= saml_response= st= access= otp= pass= pw= pwd= auth= jwt= accessid= accesskeyid= credential=".split(
    " ",
  );

/** Suspects everything: for rules that no word gives away. */
export const suspectAll: Suspicion = { find: (_bytes, from, to) => (from < to ? from : -1) };

/**
 * @param keywords those of the value rules in force, in lower case
 * @param createSpotter what goes over the bytes
 */
export function createSuspicion(
  keywords: readonly string[],
  names: Names,
  createSpotter: CreateSpotter = createPlainSpotter,
): Suspicion {
  const encoder = new TextEncoder();
  const word = (bits: number) => (text: string) => ({
    bytes: [...encoder.encode(text)],
    kind: bits,
  });
  const { next, columns, kinds } = createAutomaton([
    ...[...encoded, ...certain, ...keywords].map(word(kind.certain)),
    ...names.parts.map(word(kind.name)),
    ...[...firstWords].map(word(kind.program)),
    word(kind.url)("://"),
    ...parameters.map(word(kind.parameter)),
    ...schemes.map(word(kind.scheme)),
  ]);
  const classes = columns.slice();
  for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-.") {
    classes[character.charCodeAt(0)]! += inRun;
  }
  const spotter = createSpotter({ classes, next });
  return {
    find(bytes, from, to) {
      spotter.begin(bytes, from, to);
      while (spotter.next()) {
        const { at, word: state, run } = spotter;
        if (state > 0 && holds(kinds[state]!, bytes, at, from, to, names)) return at;
        if (run >= 0 && isRunOfInterest(bytes, run, at)) return run;
      }
      return -1;
    },
  };
}

function holds(
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
  return (kinds & kind.parameter) !== 0 && isParameterAt(bytes, at, from);
}

const isNamePart = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) ||
  (byte >= 0x41 && byte <= 0x5a) ||
  (byte >= 0x30 && byte <= 0x39) ||
  byte === 0x5f ||
  byte === 0x2d ||
  byte === 0x2e ||
  byte === 0x24 ||
  byte >= 0x80;

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
  const says = (part: string): boolean => isTelling(part, names, bytes, to, last);
  // The letter of an escape belongs to no name: \npassword. Nor do the digits of a percent-encoding.
  const isEscaped = from > first && bytes[from - 1] === 0x5c;
  if (isEscaped && (bytes[from] === 0x75 || says(name.slice(1)))) return true;
  const isPercent = from > first && bytes[from - 1] === 0x25;
  return says(name) || (isPercent && says(name.slice(2))) || isSpaced(bytes, from, first, names);
}

/** Whether a name is one of a secret, or of a service that something is assigned to. */
function isTelling(
  part: string,
  names: Names,
  bytes: Uint8Array,
  end: number,
  last: number,
): boolean {
  const name = part.replace(/^[.$-]+/, "").replace(/[.-]+$/, "");
  if (name === "") return false;
  if (names.strengthOf(name) !== undefined) return true;
  return (
    names.isVendor(name) &&
    isAssigned(bytes, end - (part.length - part.replace(/[.-]+$/, "").length), last)
  );
}

const farthest = 40;

/** Whether an operator follows, after what may close a name: quotes, brackets, white space, a type. */
function isAssigned(bytes: Uint8Array, from: number, to: number): boolean {
  const end = Math.min(to, from + farthest);
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 0x3d || byte === 0x3a || byte === 0x3e) return true;
    if (byte === 0x2c || byte === 0x28 || byte === 0x7b || byte === 0x7d || byte === 0x3b)
      return false;
  }
  return false;
}

/** `api key`: a name in two words, of which the second one alone says nothing. */
const isSpaced = (bytes: Uint8Array, from: number, first: number, names: Names): boolean =>
  from - 2 > first && bytes[from - 1] === 0x20 && isSpacedName(bytes, from - 1, first, names);

function isSpacedName(bytes: Uint8Array, end: number, first: number, names: Names): boolean {
  let name = "";
  for (let i = end - 1; i >= first && end - i <= 12 && isNamePart(bytes[i]!); i--) {
    name = String.fromCharCode(bytes[i]!) + name;
  }
  return names.strengthOf(`${name}_key`) !== undefined;
}

/** An `@` before the URL ends. */
function hasUserInfo(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === 0x40) return true;
    if (
      byte <= 0x20 ||
      byte === 0x22 ||
      byte === 0x27 ||
      byte === 0x3c ||
      byte === 0x3e ||
      byte === 0x60
    )
      return false;
  }
  return false;
}

/** The byte ends a word that stands alone. */
function isProgramAt(bytes: Uint8Array, at: number, first: number, last: number): boolean {
  const after = at + 1 < last ? bytes[at + 1]! : 0x20;
  if (after !== 0x20 && after !== 0x22 && after !== 0x27 && after !== 0x5c) return false;
  let from = at;
  while (from > first && isNamePart(bytes[from - 1]!)) from--;
  let name = "";
  for (let i = from; i <= at; i++) name += String.fromCharCode(bytes[i]!);
  const isEscaped = from > first && bytes[from - 1] === 0x5c;
  const isOne = firstWords.has(name) || (isEscaped && firstWords.has(name.slice(1)));
  return isOne && (plain.has(name) || plain.has(name.slice(1)) || hasFlag(bytes, at + 1, last));
}

const firstWordOf = (name: string): string => name.split(" ")[0]!;
const firstWords: ReadonlySet<string> = new Set(Object.keys(programs).map(firstWordOf));
/** Programs that take secrets as plain words. */
const plain: ReadonlySet<string> = new Set(
  Object.entries(programs).flatMap(([name, { plain: words }]) =>
    words ? [firstWordOf(name)] : [],
  ),
);

/** Whether a word that begins with a dash or a slash follows. */
function hasFlag(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === 0x0a) return false;
    if (byte !== 0x2d && byte !== 0x2f) continue;
    const before = bytes[at - 1]!;
    if (before === 0x20 || before === 0x22 || before === 0x27 || before === 0x74 || before === 0x6e)
      return true;
  }
  return false;
}

/** What follows a scheme is longer than a word or holds a digit. */
function isCredentialAfter(bytes: Uint8Array, from: number, to: number): boolean {
  const after = from < to ? bytes[from]! : 0;
  if (after !== 0x20 && after !== 0x09 && after !== 0x5c) return false;
  let length = 0;
  for (let at = from + 1; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) return true;
    if (byte !== 0x20 && byte !== 0x22 && byte !== 0x27 && byte !== 0x5c) length++;
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
