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

// A key is a text before a colon; everything else that is a value is masked.
const token =
  /("(?:[^"\\]|\\.)*"?)(\s*:)?|(-?[0-9][0-9.eE+-]*)|\b(true|false)\b|[A-Za-z_\u0080-\uffff]+/g;

/**
 * Shows a line around a byte without its values: texts become ‹string›, numbers ‹number›, booleans ‹boolean›, and bare
 * words ‹text›. Keys stay. Works on broken JSON and reads a bounded part of the line.
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
  for (let at = start; at < from; at++) {
    if (bytes[at] === 0x5c && inside) at++;
    else if (bytes[at] === 0x22) inside = !inside;
  }
  if (!inside) return 0;
  const close = /^(?:[^"\\]|\\.)*"/.exec(text);
  return close ? close[0].length : text.length;
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
  let at = safe;
  const put = (piece: string, until: number) => {
    if (offset >= at && offset < until)
      caret = masked.length + Math.min(offset - at, piece.length - 1);
    masked += piece;
    at = until;
  };
  for (const match of text.slice(safe).matchAll(token)) {
    const index = safe + match.index;
    if (index > at) put(text.slice(at, index), index);
    const [whole, quoted, colon, number, boolean] = match;
    put(maskOf(whole, quoted, colon, number, boolean), index + whole.length);
  }
  if (at < text.length) put(text.slice(at), text.length);
  if (offset >= text.length) caret = masked.length;
  return trimmed(masked + (cutAfter ? "…" : ""), Math.max(caret, 0));
}

function maskOf(
  whole: string,
  quoted: string | undefined,
  colon: string | undefined,
  number: string | undefined,
  boolean: string | undefined,
): string {
  if (quoted !== undefined) return colon === undefined ? "‹string›" : whole;
  if (number !== undefined) return "‹number›";
  if (boolean !== undefined) return "‹boolean›";
  return whole === "null" ? whole : "‹text›";
}

/** At most 100 characters, with the caret among them. */
function trimmed(text: string, caret: number): Excerpt {
  const width = 100;
  if (text.length <= width) return { text, caret };
  const from = Math.max(0, Math.min(caret - 40, text.length - width));
  const cut = text.slice(from, from + width);
  return { text: from > 0 ? `…${cut.slice(1)}` : cut, caret: caret - from };
}
