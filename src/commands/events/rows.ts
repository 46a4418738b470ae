import { isAscii } from "node:buffer";
import type { Finding } from "../../contract/finding.ts";
import { readRecord, type EventRecord } from "../../core/record.ts";
import { createLaneClock } from "../../core/stream/lane-clock.ts";
import type { Timed } from "../../core/stream/hold.ts";
import type { Lane, Piece } from "../../io/follow/lane.ts";
import type { LineCheck } from "./check.ts";

/** A line on its way to the output. */
export interface Row extends Timed {
  readonly lane: Lane;
  /** Counted from 1, from where its input is begun. */
  readonly line: number;
  readonly record: EventRecord;
  /** The line as it came, with its end; empty unless lines are shown like that. */
  readonly bytes: Uint8Array;
  readonly findings: readonly Finding[];
  /** Whether it was chosen; the others are here for what they end. */
  readonly isChosen: boolean;
  /** Whether nothing is shown after it. */
  readonly isLast: boolean;
}

export interface RowOptions {
  readonly matches: (record: EventRecord) => boolean;
  readonly ends: (record: EventRecord) => boolean;
  readonly check: LineCheck | undefined;
  readonly see: (record: EventRecord) => void;
  /** Whether lines are shown as the bytes they came as: rows keep them, and a blank line is one too. */
  readonly isRaw: boolean;
}

export type LinePiece = Exclude<Piece, { readonly kind: "long" }>;

const newline = 0x0a;
const carriageReturn = 0x0d;
const noBytes = new Uint8Array(0);
const nothing: readonly Finding[] = [];

/** Makes rows of pieces. */
export function createRows(options: RowOptions): (piece: Piece) => Row[] {
  const { matches, ends, check, see, isRaw } = options;
  const clock = createLaneClock();
  /** Lines of each lane so far. */
  const counts: number[] = [];
  return (piece) => {
    const { lane } = piece;
    const before = counts[lane.id] ?? 0;
    if (piece.kind === "long") {
      counts[lane.id] = before + 1;
      return [];
    }
    const bytes = isRaw ? Buffer.from(piece.bytes) : asBuffer(piece.bytes);
    const findingsOf = check?.(piece);
    // Lines are cut from one text where bytes and units are the same.
    const whole = isAscii(bytes) ? bytes.toString("latin1") : undefined;
    const rows: Row[] = [];
    let line = 0;
    for (let at = 0; at < bytes.length; line++) {
      const newlineAt = bytes.indexOf(newline, at);
      const end = newlineAt < 0 ? bytes.length : newlineAt;
      const text =
        whole === undefined ? textOf(bytes, at, end) : whole.slice(at, endOf(bytes, at, end));
      const next = newlineAt < 0 ? end : end + 1;
      const findings = findingsOf?.(line) ?? nothing;
      if (isRaw || text !== "" || findings.length > 0) {
        const record = readRecord(text);
        see(record);
        // What is no event can't be chosen, and must not be hidden from a check.
        const isChosen = matches(record) || (findings.length > 0 && record.value === undefined);
        const isLast = ends(record);
        if (isChosen || isLast) {
          const time = clock(lane.id, record.time);
          const its = isRaw ? bytes.subarray(at, next) : noBytes;
          const number = before + line + 1;
          rows.push({
            lane,
            line: number,
            record,
            bytes: its,
            findings,
            isChosen,
            isLast,
            time,
            isLate: false,
          });
        }
      }
      at = next;
    }
    counts[lane.id] = before + line;
    return rows;
  };
}

/** Makes one row of all lines of a piece, where nothing needs to be known of them. */
export function wholeRow({ lane, bytes }: LinePiece): Row {
  return {
    lane,
    line: 0,
    record: readRecord(""),
    bytes: Buffer.from(bytes),
    findings: nothing,
    isChosen: true,
    isLast: false,
    time: Number.NaN,
    isLate: false,
  };
}

/** A line as a text, without its end and a byte order mark. */
export const lineText = (line: Uint8Array): string => textOf(asBuffer(line), 0, line.length);

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const endOf = (bytes: Buffer, from: number, to: number): number =>
  to > from && bytes[to - 1] === carriageReturn ? to - 1 : to;

function textOf(bytes: Buffer, from: number, to: number): string {
  const end = endOf(bytes, from, to);
  const start =
    bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf ? 3 : 0;
  return bytes.toString("utf8", from + start, end);
}
