import type { Readable } from "node:stream";
import { blocksOf } from "../blocks.ts";
import { piecesOf } from "../pieces.ts";
import { isSystemError, reasonOf } from "../reason.ts";
import type { Lane, Piece } from "./lane.ts";
import type { Start } from "./start.ts";
import { trimmed } from "./trim.ts";

/** An input that is read once, from its start to its end: standard input, a named pipe, a compressed file. */
export interface Stream {
  readonly lane: Lane;
  /** The next piece if there is one now. */
  take(): Piece | undefined;
  /** The next piece, waited for; undefined at the end. */
  pull(): Promise<Piece | undefined>;
  readonly isOver: boolean;
}

export interface StreamOptions {
  /** Absolute; undefined for standard input. */
  readonly path: string | undefined;
  /** Which of its lines are wanted. */
  readonly start: Start;
  /** Whether it is opened again at its end: writers of a named pipe come and go. */
  readonly isEndless: boolean;
  readonly stdin: Readable;
  readonly maxLine: number;
  readonly signal: AbortSignal;
  /** Called when there is something to take, and at the end. */
  readonly onReady: () => void;
  /** Called if it can't be read to its end. */
  readonly onFailure: (reason: string) => void;
}

export function openStream(lane: Lane, options: StreamOptions): Stream {
  const { path, start, isEndless, stdin, maxLine, signal, onReady, onFailure } = options;
  const open = () => piecesOf(blocksOf(path, stdin, signal), maxLine);
  let pieces = trimmed(open(), start);
  let ready: Piece | undefined;
  let isOver = false;
  /** The piece that is being waited for. */
  let coming: Promise<void> | undefined;

  async function next(): Promise<void> {
    try {
      const { value, done } = await pieces.next();
      if (done === true) {
        isOver = !isEndless || signal.aborted;
        pieces = open();
      } else if (value.kind === "long") ready = { kind: "long", lane, bytes: value.bytes };
      else ready = { kind: value.last ? "rest" : "lines", lane, bytes: value.bytes };
    } catch (error) {
      if (!isSystemError(error)) throw error;
      isOver = true;
      onFailure(reasonOf(error));
    }
    coming = undefined;
    onReady();
  }

  // A piece is valid until the next one is asked for, so none is asked for before this one was taken.
  const ask = (): Promise<void> => (coming ??= isOver ? Promise.resolve() : next());

  function take(): Piece | undefined {
    const piece = ready;
    ready = undefined;
    return piece;
  }

  return {
    lane,
    take() {
      if (ready) return take();
      if (!isOver) void ask();
      return undefined;
    },
    async pull() {
      for (;;) {
        const piece = take();
        if (piece || isOver) return piece;
        await ask();
      }
    },
    get isOver() {
      return isOver && !ready;
    },
  };
}
