/** The text around a byte of a line, its values masked, with the place of that byte. */
export interface Excerpt {
  readonly text: string;
  /** Where the byte is in `text`, UTF-16 code units counted from 0. */
  readonly caret: number;
}

const before = 2000;
const after = 400;
/** How far into a line it is looked: telling texts from the rest needs all that stands before. */
const furthest = 1 << 20;

// A text with the colon behind it, what holds an object together, and everything else.
const token = /("(?:[^"\\]|\\.)*"?)(\s*:)?|[\s{}[\],:']+|[^\s{}[\],:'"]+/g;

/**
 * Shows a line around a byte without its values: texts become ‹string›, numbers ‹number›, booleans ‹boolean›, and
 * whatever else stands there ‹text›. Keys stay, where a key can stand. Works on broken JSON and reads a bounded part
 * of the line.
 */
export function excerptAt(bytes: Uint8Array, start: number, end: number, at: number): Excerpt {
  if (at - start > furthest) return { text: "…", caret: 0 };
  const from = Math.max(start, at - before);
  const to = Math.min(end, at + after);
  const text = new TextDecoder().decode(bytes.subarray(from, to));
  const offset = new TextDecoder().decode(bytes.subarray(from, Math.min(at, to))).length;
  // Cut inside a text, quotes would swap roles, so what stands before the first safe place is dropped.
  const safe = from === start ? 0 : safeStart(bytes, start, from, text);
  return mask(text, safe, offset, from > start, to < end);
}

/** The index in `text` past the text (in quotes) that the cut at `from` falls into. */
function safeStart(bytes: Uint8Array, start: number, from: number, text: string): number {
  let inside = false;
  let at = start;
  for (; at < from; at++) {
    if (bytes[at] === 0x5c && inside) at++;
    else if (bytes[at] === 0x22) inside = !inside;
  }
  if (!inside) return 0;
  // The cut may fall between a backslash and what it escapes.
  const escaped = at - from;
  const close = /^(?:[^"\\]|\\.)*"/.exec(text.slice(escaped));
  return close ? escaped + close[0].length : text.length;
}

function mask(
  text: string,
  safe: number,
  offset: number,
  cutBefore: boolean,
  cutAfter: boolean,
): Excerpt {
  let masked = cutBefore ? "…" : "";
  let caret = masked.length;
  // What stands before the next token, to tell where a key can stand; unknown behind a cut.
  let previous = cutBefore ? "" : ",";
  for (const match of text.slice(safe).matchAll(token)) {
    const [whole, quoted, colon] = match;
    const at = safe + match.index;
    const piece = maskOf(whole, quoted, colon, /[{,]\s*$/.test(previous));
    if (offset >= at && offset < at + whole.length) {
      caret = masked.length + Math.min(offset - at, piece.length - 1);
    }
    if (!(piece === "‹text›" && masked.endsWith(piece))) masked += piece;
    if (whole.trim() !== "") previous = whole;
  }
  if (offset >= text.length) caret = masked.length;
  return trimmed(masked + (cutAfter ? "…" : ""), caret);
}

const number = /^-?[0-9][0-9.eE+-]*$/;

function maskOf(
  whole: string,
  quoted: string | undefined,
  colon: string | undefined,
  mayBeKey: boolean,
): string {
  if (quoted !== undefined) {
    if (colon === undefined) return "‹string›";
    return mayBeKey ? whole : `‹string›${colon}`;
  }
  if (/^[\s{}[\],:']/.test(whole) || whole === "null") return whole;
  if (whole === "true" || whole === "false") return "‹boolean›";
  return number.test(whole) ? "‹number›" : "‹text›";
}

/** At most 100 characters, with the caret among them. */
function trimmed(text: string, caret: number): Excerpt {
  const width = 100;
  if (text.length <= width) return { text, caret };
  const from = Math.max(0, Math.min(caret - 40, text.length - width));
  const cut = text.slice(from, from + width);
  return { text: from > 0 ? `…${cut.slice(1)}` : cut, caret: caret - from };
}
