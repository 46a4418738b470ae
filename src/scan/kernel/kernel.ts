// The kernel's way in: a chunk of whole lines becomes columns (src/scan/batch.ts). What it proves is certain to have no
// finding; everything else is left to the judge.
import { guard } from "./layout";
import { cycle, endOfEvent, event, run, source } from "./envelope";
import { startTexts, textCount } from "./ids";
import { useProgram } from "./memory";
import { useSlots } from "./scalar";
import { pastSpace } from "./text";
import { time } from "./timestamp";

export { useProgram };

/** The number of texts of the chunk scanned last. */
export function countTexts(): u32 {
  return textCount;
}

/**
 * Scans a chunk; the bytes past its end are set to 0.
 * @param columns where the columns begin: cycle, time, slots (f64), start, end, run, source, two halves of the hash
 *   (u32), event (u16), verdict (u8), each for `capacity` lines
 * @param texts where the places of the chunk's texts go, 8 bytes each
 * @returns the number of lines; -1 if there are more than `capacity`
 */
export function scan(
  from: usize,
  length: u32,
  columns: usize,
  capacity: u32,
  slots: u32,
  texts: usize,
): i32 {
  const end = from + length;
  memory.fill(end, 0, guard);
  const wide = <usize>capacity << 3;
  const narrow = <usize>capacity << 2;
  const cycles = columns;
  const times = columns + wide;
  const slotColumns = columns + wide * 2;
  const starts = slotColumns + wide * slots;
  const ends = starts + narrow;
  const runs = ends + narrow;
  const sources = runs + narrow;
  const lows = sources + narrow;
  const highs = lows + narrow;
  const events = highs + narrow;
  const verdicts = events + (<usize>capacity << 1);
  startTexts(texts);
  let line: u32 = 0;
  let at = from;
  while (at < end) {
    if (line == capacity) return -1;
    const slotAt = slotColumns + (<usize>line << 3);
    for (let slot: u32 = 0; slot < slots; slot++) store<f64>(slotAt + <usize>slot * wide, NaN);
    const start = at;
    useSlots(slotAt, wide);
    const past = endOfEvent(at);
    let isProven = false;
    if (past != 0) {
      at = load<u8>(past) == 0x0a ? past : pastSpace(past);
      // A carriage return before the newline is a finding.
      isProven = (at == end || load<u8>(at) == 0x0a) && load<u8>(at - 1) != 0x0d;
    }
    const narrowAt = <usize>line << 2;
    if (isProven) {
      store<f64>(cycles + (<usize>line << 3), cycle);
      store<f64>(times + (<usize>line << 3), time);
      store<u32>(runs + narrowAt, run);
      store<u32>(sources + narrowAt, source);
      store<u16>(events + (<usize>line << 1), <u16>event);
      store<u8>(verdicts + line, 0);
    } else {
      at = endOfLine(start, end);
      store<u8>(verdicts + line, 1);
    }
    hash(start, at);
    store<u32>(lows + narrowAt, hashLow);
    store<u32>(highs + narrowAt, hashHigh);
    store<u32>(starts + narrowAt, <u32>(start - from));
    store<u32>(ends + narrowAt, <u32>(at - from));
    line++;
    at++;
  }
  return line;
}

/** The first newline, or the end. */
function endOfLine(from: usize, end: usize): usize {
  let at = from;
  while (at < end) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(0x0a)));
    if (mask != 0) return min<usize>(at + ctz(mask), end);
    at += 16;
  }
  return end;
}

let hashLow: u32 = 0;
let hashHigh: u32 = 0;

/** The same hash as that of src/scan/hash.ts. */
function hash(from: usize, end: usize): void {
  let a = i32x4.splat(0x9e3779b9);
  let b = i32x4.splat(0x85ebca6b);
  const factor = i32x4.splat(0xcc9e2d51);
  let at = from;
  while (at + 32 <= end) {
    a = i32x4.mul(v128.xor(a, v128.load(at)), factor);
    b = i32x4.mul(v128.xor(b, v128.load(at, 16)), factor);
    a = v128.xor(a, i32x4.shr_u(a, 15));
    b = v128.xor(b, i32x4.shr_u(b, 15));
    at += 32;
  }
  let low: u32 = <u32>(end - from);
  while (at + 4 <= end) {
    low = (low ^ load<u32>(at)) * 0xcc9e2d51;
    low ^= low >> 15;
    at += 4;
  }
  while (at < end) {
    low = (low ^ load<u8>(at)) * 0xcc9e2d51;
    at++;
  }
  const lanes = v128.xor(i32x4.mul(a, i32x4.splat(0x85ebca6b)), b);
  low = step(step(low, i32x4.extract_lane(lanes, 0)), i32x4.extract_lane(lanes, 1));
  hashHigh = step(step(low, i32x4.extract_lane(lanes, 2)), i32x4.extract_lane(lanes, 3));
  hashLow = low;
}

@inline
function step(half: u32, word: u32): u32 {
  const next = (half ^ word) * 0x85ebca6b;
  return rotl<u32>(next, 13) * 5 + 0xe6546b64;
}
