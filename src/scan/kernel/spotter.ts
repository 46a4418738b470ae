// Finds where words and long runs end in a chunk (src/core/redact/suspicion/). A program of its own beside kernel.ts: the
// tables of the automaton and the chunk lie where the host says.

/** What has ended at the byte that was returned, as bits. */
const wordEnded: u32 = 1;
const runEnded: u32 = 2;

/** As in automaton.ts: the mark of a state that ends a word, columns of a row. */
const ends: u32 = 1 << 15;
const width: u32 = 64;
/** As in suspicion.ts: the mark of a byte that may stand in a run, and the shortest that counts. */
const inRun: u32 = 128;
const shortestRun: i32 = 20;

let state: u32 = 0;
let run: i32 = 0;
let ended: u32 = 0;
let ended_from: i32 = 0;

/** Starts over; the run begins at an offset of the chunk. */
export function begin(from: i32): void {
  state = 0;
  run = from;
}

/** Goes on in another chunk, which begins so many bytes after this one. */
export function move(by: i32): void {
  run -= by;
}

export function whatEnded(): u32 {
  return ended;
}

/** The state, without its mark. */
export function stateNow(): u32 {
  return state;
}

/** Where the run that ended began; before the chunk if it is negative. */
export function runEndedFrom(): i32 {
  return ended_from;
}

/** Where the run that goes on began. */
export function runNow(): i32 {
  return run;
}

/** The next byte at which something ends; `to` if there is none. */
export function spot(classes: usize, next: usize, chunk: usize, from: i32, to: i32): i32 {
  let row: u32 = state;
  let start: i32 = run;
  let at: i32 = from;
  while (at < to) {
    const kind: u32 = load<u8>(classes + load<u8>(chunk + at));
    row = load<u16>(next + ((row * width + (kind & (width - 1))) << 1));
    if (row >= ends || kind < inRun) {
      let found: u32 = 0;
      if (row >= ends) {
        row -= ends;
        found = wordEnded;
      }
      if (kind < inRun) {
        if (at - start >= shortestRun) {
          found |= runEnded;
          ended_from = start;
        }
        start = at + 1;
      }
      if (found != 0) {
        state = row;
        run = start;
        ended = found;
        return at;
      }
    }
    at++;
  }
  state = row;
  run = start;
  ended = 0;
  return to;
}
