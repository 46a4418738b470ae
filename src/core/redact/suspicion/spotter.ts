import { ends, width } from "./automaton.ts";

/** What a spotter goes by. */
export interface SpotterTables {
  /** The column of every byte, with `inRun` added where it may stand in a run. */
  readonly classes: Uint8Array;
  /** The table of the automaton. */
  readonly next: Uint16Array;
}

/** The mark of a byte that may stand in a run of base64, hexadecimal or a token. */
export const inRun = 128;
const shortestRun = 20;

/** Goes over bytes and stops where a word ends, or a run of 20 bytes or more. */
export interface Spotter {
  /** Starts; the bytes stay as they are until `next` has told that nothing follows. */
  begin(bytes: Uint8Array, from: number, to: number): void;
  /** Goes on to the next stop; false at the end. */
  next(): boolean;
  /** The offset of the byte it stopped at; at the end, that. */
  readonly at: number;
  /** The state of the word that ended there; 0 if none did. */
  readonly word: number;
  /** Where the run that ended before it begins; -1 if none did. The last run may end at the end. */
  readonly run: number;
}

export type CreateSpotter = (tables: SpotterTables) => Spotter;

/** The plain one; src/scan/spotter.ts has one that is faster and stops at the same places. */
export const createPlainSpotter: CreateSpotter = ({ classes, next }) => {
  let bytes = new Uint8Array(0);
  let end = 0;
  let state = 0;
  let start = 0;
  let resumed = 0;
  const spotter = {
    at: 0,
    word: 0,
    run: -1,
    begin(its: Uint8Array, from: number, to: number) {
      bytes = its as Uint8Array<ArrayBuffer>;
      end = to;
      state = 0;
      start = from;
      resumed = from;
    },
    next() {
      spotter.word = 0;
      spotter.run = -1;
      for (let at = resumed; at < end; at++) {
        const kind = classes[bytes[at]!]!;
        state = next[state * width + (kind & (width - 1))]!;
        if (state >= ends) {
          state -= ends;
          spotter.word = state;
        }
        if (kind < inRun) {
          if (at - start >= shortestRun) spotter.run = start;
          start = at + 1;
        }
        if (spotter.word === 0 && spotter.run < 0) continue;
        spotter.at = at;
        resumed = at + 1;
        return true;
      }
      spotter.at = end;
      resumed = end;
      if (end - start < shortestRun) return false;
      spotter.run = start;
      start = end;
      return true;
    },
  };
  return spotter;
};
