import type { Finding } from "../contract/finding.ts";
import type { Excerpt } from "./excerpt.ts";

/** A piece of an input: whole lines, but for the last one of an input, which may lack its newline. */
export interface Chunk {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The number of the first line, counted from 1. */
  readonly firstLine: number;
  /** Where the chunk starts in the (uncompressed) input, bytes. */
  readonly firstByte: number;
  /** Whether the input ends here. */
  readonly last: boolean;
}

/** What the scanner says of a line. */
export const verdicts = {
  /** Valid; nothing to report. */
  proven: 0,
  /** Judged; it may have findings. */
  doubtful: 1,
  /** Nothing but white space. */
  blank: 2,
  /** Not an event: its bytes are not a JSON object. */
  unreadable: 3,
} as const;

/** No event of the catalog, in the column `event`. */
export const noEvent = 0xffff;
/** No text, in the columns `run` and `source`. */
export const noText = 0xffff_ffff;

/** A chunk as columns: struct of arrays, one entry a line. Valid until the next chunk is scanned. */
export interface Batch extends Chunk {
  readonly lines: number;
  /** Byte offsets in the chunk; the end excludes \n and \r. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly verdict: Uint8Array;
  /** Index in the catalog, or `noEvent`. */
  readonly event: Uint16Array;
  /** Indices in `texts`, or `noText`. */
  readonly run: Uint32Array;
  readonly source: Uint32Array;
  /** The number of the cycle, 1 or more, NaN if it has none. */
  readonly cycle: Float64Array;
  /** Epoch milliseconds with fraction, NaN if unreadable. */
  readonly time: Float64Array;
  /** The k-th slot of the line's event: a number, an index of its values, or a hash of a text; NaN if absent. */
  readonly slots: readonly Float64Array[];
  /** 64-bit hash of the line's bytes in two halves. */
  readonly hashLow: Uint32Array;
  readonly hashHigh: Uint32Array;
  /** The texts of this batch, by id. */
  readonly texts: readonly string[];
  /** Findings of its lines in order of line and column, with the severity of their code. */
  readonly findings: readonly Finding[];
  /** The name of a line's event, also of an unknown one; "" if it has none. */
  eventName(line: number): string;
  /** Where a value of a line stands. */
  locate(line: number, path: readonly string[]): Position;
  /** The text of a line around a byte of the input, its values masked. */
  excerpt(line: number, byteOffset: number): Excerpt;
}

/** A place in a line. */
export interface Position {
  /** UTF-16 code units, counted from 1. */
  readonly column: number;
  /** Bytes from the start of the input. */
  readonly byteOffset: number;
}

/** Receives the parsed payload of each event of a known name that needs more than columns. */
export type OnPayload = (event: number, payload: Readonly<Record<string, unknown>>) => void;

/** Turns chunks into batches; its memory is bounded by the chunk. */
export type Scanner = (chunk: Chunk) => Batch;
