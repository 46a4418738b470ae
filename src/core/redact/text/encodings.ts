/** Texts inside texts: percent-encoding, base64, base64url and hexadecimal. */

/** A decoded text with the place of every character in the text it came from. */
export interface Inner {
  readonly text: string;
  at(index: number): number;
}

const percent = /(?:%[0-9A-Fa-f]{2})+/g;

/** A text with its percent-encoding (RFC 3986, section 2.1) decoded; undefined if it has none. */
export function percentDecoded(text: string): Inner | undefined {
  if (!text.includes("%")) return undefined;
  const parts: string[] = [];
  const starts: number[] = [];
  let last = 0;
  let isDecoded = false;
  for (const match of text.matchAll(percent)) {
    push(text.slice(last, match.index), last, 1, parts, starts);
    const inner = decodeRun(match[0]);
    // Several bytes may make one character: each stands for its share of the run.
    isDecoded ||= inner !== undefined;
    if (inner === undefined) push(match[0], match.index, 1, parts, starts);
    else push(inner, match.index, match[0].length / inner.length, parts, starts);
    last = match.index + match[0].length;
  }
  // What is no UTF-8 stays, and would be decoded for ever.
  if (!isDecoded) return undefined;
  push(text.slice(last), last, 1, parts, starts);
  starts.push(text.length);
  return { text: parts.join(""), at: (index) => starts[index]! };
}

function push(text: string, from: number, width: number, parts: string[], starts: number[]): void {
  parts.push(text);
  for (let i = 0; i < text.length; i++) starts.push(from + Math.floor(i * width));
}

function decodeRun(run: string): string | undefined {
  try {
    return decodeURIComponent(run);
  } catch {
    return undefined;
  }
}

const base64 = /[A-Za-z0-9+/_-]{20,}={0,2}/g;
const hex = /(?<![0-9a-fA-F])(?:[0-9a-fA-F]{2}){10,}/g;

/** A run of characters that decodes to text. */
interface Blob {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The runs of base64 (RFC 4648, sections 4 and 5) and of hexadecimal that decode to printable text. */
export function blobsOf(text: string): Blob[] {
  const blobs: Blob[] = [];
  for (const match of text.matchAll(base64)) {
    const inner = base64Decoded(match[0]);
    if (inner !== undefined)
      blobs.push({ from: match.index, to: match.index + match[0].length, text: inner });
  }
  for (const match of text.matchAll(hex)) {
    const inner = hexDecoded(match[0]);
    if (inner !== undefined)
      blobs.push({ from: match.index, to: match.index + match[0].length, text: inner });
  }
  return blobs;
}

/** Enough to see that most runs are no text, before all of them is decoded. */
const sample = 24;

function base64Decoded(run: string): string | undefined {
  const body = run.replace(/=+$/, "");
  const length = body.length % 4 === 1 ? body.length - 1 : body.length;
  const plain = body.slice(0, length).replaceAll("-", "+").replaceAll("_", "/");
  return isPrintable(atob(plain.slice(0, sample))) ? asText(atob(plain)) : undefined;
}

const fromHex = (digits: string): string =>
  digits.replaceAll(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)));

function hexDecoded(run: string): string | undefined {
  return isPrintable(fromHex(run.slice(0, sample))) ? asText(fromHex(run)) : undefined;
}

/** Controls but for line breaks and tabs, and for bytes that go on with a character of UTF-8. */
const unprintable = /(?![\t\n\r\x80-\x9f])\p{Cc}/u;

const isPrintable = (bytes: string): boolean => !unprintable.test(bytes);

/** Bytes, one a character, as UTF-8; undefined if they are no text. */
function asText(bytes: string): string | undefined {
  if (!isPrintable(bytes)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    );
  } catch {
    return undefined;
  }
}

// Characters that show nothing, and the colours of a terminal (ECMA-48, control sequences).
const invisible = /[\0\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|\u001b\[[0-9;]{0,20}m/g;

/** A text without what shows nothing and can split a name or a secret in two; undefined if it has none. */
export function visible(text: string): Inner | undefined {
  const places: number[] = [];
  const parts: string[] = [];
  let last = 0;
  for (const { index, 0: hidden } of text.matchAll(invisible)) {
    parts.push(text.slice(last, index));
    for (let at = last; at < index; at++) places.push(at);
    last = index + hidden.length;
  }
  if (last === 0) return undefined;
  parts.push(text.slice(last));
  for (let at = last; at <= text.length; at++) places.push(at);
  return { text: parts.join(""), at: (index) => places[index]! };
}
