import {
  redactLine,
  type RedactedLine,
  type Redaction,
  type Unclassified,
  type Withheld,
} from "./line.ts";
import type { Known } from "./known.ts";
import type { Suspicion } from "./suspicion/suspicion.ts";

/** What is told of a line that does not stay as it is. */
export interface Change {
  /** 1 for the first line of the input. */
  readonly line: number;
  /** Of the line's start, bytes from the start of the input. */
  readonly byteOffset: number;
  /** The line before it, redacted; undefined if it is not at hand. */
  readonly previous?: () => string | undefined;
  readonly redacted: RedactedLine | Withheld | Unclassified;
}

/** Redacts the bytes of one input, piece by piece. */
export interface Redactor {
  /**
   * Redacts whole lines; the last piece may lack its newline.
   * @param told of every line that changes, in order; returns the text to put in its place
   */
  piece(bytes: Uint8Array, told: (change: Change) => string): Uint8Array[];
  /** Counts a line that was left out; returns where it stood. */
  skip(bytes: number): Pick<Change, "line" | "byteOffset">;
  /** Lines so far. */
  readonly lines: number;
}

const newline = 0x0a;

/**
 * @param suspicion tells the lines that need the rules; all of them where lines that are no JSON are withheld
 * @param textOf the text of a line
 */
export function createRedactor(
  redaction: Redaction,
  suspicion: Suspicion,
  known: Known,
  textOf: (bytes: Uint8Array) => Coded,
): Redactor {
  let lines = 0;
  let read = 0;
  return {
    get lines() {
      return lines;
    },
    skip(bytes) {
      const byteOffset = read;
      read += bytes;
      return { line: ++lines, byteOffset };
    },
    piece(bytes, told) {
      const parts: Uint8Array[] = [];
      let kept = 0;
      let last: string | undefined;
      let at = 0;
      let counted = 0;
      let suspect = -1;
      let raw: string | undefined;
      let size = 0;
      let knownAt = -1;
      while (at < bytes.length) {
        if (suspect < at && suspect !== none)
          suspect = orNone(suspicion.find(bytes, at, bytes.length));
        // What is found in a line may be looked for from the next one on.
        if (known.size > size || (knownAt < at && knownAt !== none && known.size > 0)) {
          size = known.size;
          raw ??= latin1Of(bytes);
          knownAt = orNone(known.find(raw, at));
        } else if (known.size === 0) knownAt = none;
        const place = Math.min(suspect, knownAt);
        if (place === none) break;
        const from = bytes.lastIndexOf(newline, place) + 1;
        const end = bytes.indexOf(newline, place);
        const to = end < 0 ? bytes.length : end;
        lines += countNewlines(bytes, counted, from);
        counted = from;
        const { text, encode } = textOf(bytes.subarray(from, to));
        const redacted = redactLine(text, redaction);
        if (redacted) {
          const before = kept > 0 && kept + 1 === from ? last : undefined;
          const previous = (): string | undefined =>
            before ?? (from > 0 ? textOf(lineBefore(bytes, from)).text : undefined);
          last = told({ line: lines + 1, byteOffset: read + from, previous, redacted });
          parts.push(bytes.subarray(kept, from), encode(last));
          kept = to;
        }
        at = to + 1;
      }
      lines += countNewlines(bytes, counted, bytes.length);
      if (bytes.at(-1) !== newline) lines++;
      read += bytes.length;
      parts.push(bytes.subarray(kept));
      return parts;
    },
  };
}

/** The line that ends before an offset at which another one begins. */
const lineBefore = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.subarray(bytes.lastIndexOf(newline, at - 2) + 1, at - 1);

/** Beyond every offset: nothing was found. */
const none = Number.POSITIVE_INFINITY;
const orNone = (at: number): number => (at < 0 ? none : at);

/** A line as text, and how to write a text in its encoding. */
export interface Coded {
  readonly text: string;
  readonly encode: (text: string) => Uint8Array;
}

function countNewlines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (
    let at = bytes.indexOf(newline, from);
    at >= 0 && at < to;
    at = bytes.indexOf(newline, at + 1)
  )
    count++;
  return count;
}

/** Latin-1 is one to one with bytes. */
const latin1Of = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
