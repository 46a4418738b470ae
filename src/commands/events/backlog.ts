import { Heap } from "../../core/stream/heap.ts";
import type { Backlog } from "../../io/follow/follow.ts";
import type { Piece } from "../../io/follow/lane.ts";
import type { Row } from "./rows.ts";

/** Bytes read of all inputs together before anything is shown, and of one at least and at most. */
const together = 8 << 20;
const least = 1 << 12;
const most = 1 << 16;
/** Rows of several inputs that are handed on at a time. */
const batch = 512;

interface Cursor {
  readonly backlog: Backlog;
  rows: readonly Row[];
  at: number;
}

/**
 * What is there at the start, in order of time; of one input as it is.
 * @param rowsOf takes up a piece; its rows must stay valid while other pieces are read if there are several inputs
 */
export async function* merged(
  backlogs: readonly Backlog[],
  rowsOf: (piece: Piece) => readonly Row[],
): AsyncGenerator<readonly Row[]> {
  const size = Math.max(least, Math.min(most, Math.floor(together / backlogs.length)));
  if (backlogs.length === 1) {
    const only = backlogs[0]!;
    for (let piece = await only.pull(size); piece; piece = await only.pull(size)) {
      yield rowsOf(piece);
    }
    return;
  }
  const timeOf = ({ rows, at }: Cursor): number => rows[at]!.time;
  const heap = new Heap<Cursor>(
    (a, b) =>
      timeOf(a) < timeOf(b) || (timeOf(a) === timeOf(b) && a.backlog.lane.id < b.backlog.lane.id),
  );
  for (const backlog of backlogs) {
    const cursor: Cursor = { backlog, rows: [], at: 0 };
    if (await filled(cursor, size, rowsOf)) heap.push(cursor);
  }
  let ready: Row[] = [];
  for (let cursor = heap.pop(); cursor; cursor = heap.pop()) {
    ready.push(cursor.rows[cursor.at++]!);
    if (ready.length === batch) {
      yield ready;
      ready = [];
    }
    if (cursor.at < cursor.rows.length || (await filled(cursor, size, rowsOf))) heap.push(cursor);
  }
  yield ready;
}

/** Reads on until there is a row; false at the end. */
async function filled(
  cursor: Cursor,
  size: number,
  rowsOf: (piece: Piece) => readonly Row[],
): Promise<boolean> {
  do {
    const piece = await cursor.backlog.pull(size);
    if (!piece) return false;
    cursor.rows = rowsOf(piece);
    cursor.at = 0;
  } while (cursor.rows.length === 0);
  return true;
}
