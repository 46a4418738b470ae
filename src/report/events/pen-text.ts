import { safe } from "../safe.ts";

const quote = 0x22;
const backslash = 0x5c;
const escapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Copies printable ASCII, up to a unit that needs an escape; returns where it stopped. */
export function copyPrintable(
  text: string,
  from: number,
  to: number,
  bytes: Uint8Array,
  offset: number,
  isQuoted: boolean,
): number {
  const shift = offset - from;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e) return i;
    if (isQuoted && (unit === quote || unit === backslash)) return i;
    bytes[i + shift] = unit;
  }
  return to;
}

/** Whether a mark that goes with the character before it stands at a place; it takes no column. */
export const startsWithMark = (text: string, at: number): boolean =>
  text.charCodeAt(at) >= 0x300 && /^\p{M}/u.test(text.slice(at, at + 2));

export const escapeOf = (character: string): string => escapes[character] ?? safe(character);

/** Where characters other than ASCII end. */
export function endOfWide(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && text.charCodeAt(end) >= 0x80) end++;
  return end;
}
