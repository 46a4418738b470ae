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
  known: Known | undefined,
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
      const raw = known && latin1Of(bytes);
      let kept = 0;
      let at = 0;
      let counted = 0;
      let knownAt = known ? known.find(raw!, 0) : -1;
      while (at < bytes.length) {
        const suspect = suspicion.find(bytes, at, bytes.length);
        if (known && knownAt >= 0 && knownAt < at) knownAt = known.find(raw!, at);
        if (suspect < 0 && knownAt < 0) break;
        const place = suspect < 0 || (knownAt >= 0 && knownAt < suspect) ? knownAt : suspect;
        const from = bytes.lastIndexOf(newline, place) + 1;
        const end = bytes.indexOf(newline, place);
        const to = end < 0 ? bytes.length : end;
        lines += countNewlines(bytes, counted, from);
        counted = from;
        const { text, encode } = textOf(bytes.subarray(from, to));
        const redacted = redactLine(text, redaction);
        if (redacted) {
          parts.push(
            bytes.subarray(kept, from),
            encode(told({ line: lines + 1, byteOffset: read + from, redacted })),
          );
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

const chunk = 8192;

function latin1Of(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return text;
}
