import { countLines } from "../../scan/lines.ts";
import type { Piece } from "../pieces.ts";
import type { LastLines, Start } from "./start.ts";

const newline = 0x0a;

/** The pieces of a stream from the line on that is asked for; for the last lines it is read to its end first. */
export function trimmed(pieces: AsyncGenerator<Piece>, start: Start): AsyncGenerator<Piece> {
  if ("last" in start) return lastLines(pieces, start);
  return start.from <= 1 ? pieces : fromLine(pieces, start.from);
}

async function* fromLine(pieces: AsyncIterable<Piece>, line: number): AsyncGenerator<Piece> {
  let missing = line - 1;
  for await (const piece of pieces) {
    if (missing === 0) yield piece;
    else if (piece.kind === "long") missing--;
    else {
      const lines = countLines(piece.bytes);
      if (lines > missing) yield { ...piece, bytes: afterLines(piece.bytes, missing) };
      missing = Math.max(0, missing - lines);
    }
  }
}

async function* lastLines(
  pieces: AsyncIterable<Piece>,
  { last: lines, counts }: LastLines,
): AsyncGenerator<Piece> {
  const kept: { readonly piece: Piece; readonly lines: number }[] = [];
  let count = 0;
  for await (const piece of pieces) {
    const mine = ownPiece(piece, counts);
    const its = mine.kind === "long" ? 1 : countLines(mine.bytes);
    if (its === 0) continue;
    kept.push({ piece: mine, lines: its });
    count += its;
    while (kept[0] && count - kept[0].lines >= lines) count -= kept.shift()!.lines;
  }
  for (const { piece, lines: its } of kept) {
    const surplus = Math.max(0, count - lines);
    count -= Math.min(surplus, its);
    if (surplus === 0) yield piece;
    else if (surplus < its && piece.kind === "lines") {
      yield { ...piece, bytes: afterLines(piece.bytes, surplus) };
    }
  }
}

/** A copy of a piece, which is valid until the next one, with those of its lines that are counted. */
function ownPiece(piece: Piece, counts: LastLines["counts"]): Piece {
  if (piece.kind === "long") return piece;
  if (!counts) return { ...piece, bytes: Uint8Array.from(piece.bytes) };
  const chosen: Uint8Array[] = [];
  for (let at = 0; at < piece.bytes.length;) {
    const newlineAt = piece.bytes.indexOf(newline, at);
    const end = newlineAt < 0 ? piece.bytes.length : newlineAt;
    if (counts(piece.bytes.subarray(at, end))) chosen.push(piece.bytes.subarray(at, end + 1));
    at = end + 1;
  }
  return { ...piece, bytes: Buffer.concat(chosen) };
}

/** What is left of whole lines after some of them. */
function afterLines(bytes: Uint8Array, lines: number): Uint8Array {
  let at = 0;
  for (let line = 0; line < lines; line++) at = bytes.indexOf(newline, at) + 1;
  return bytes.subarray(at);
}
