// Numbers for the texts of a chunk: its runs and sources.
import {
  maxTexts,
  scratchTexts,
} from "./layout";
import { scratch } from "./memory";
import { hashOf, isSame } from "./text";

// The texts of the chunk: where they are told, how many there are, and the number of the chunk.
let texts: usize = 0;
export let textCount: u32 = 0;
export let chunk: u32 = 0;

/** Begins a chunk, whose texts are told from `at` on. */
export function startTexts(at: usize): void {
  texts = at;
  textCount = 0;
  chunk++;
}

/** The id of a text of this chunk; the same text may have several. All bits set if there are too many. */
export function idOf(from: usize, length: u32): u32 {
  const seen = scratch + scratchTexts + (<usize>(hashOf(from, length) & 255) << 4);
  if (
    load<u32>(seen) == chunk &&
    load<u32>(seen, 8) == length &&
    isSame(load<u32>(seen, 4), from, length)
  ) {
    return load<u32>(seen, 12);
  }
  if (textCount == <u32>maxTexts) return u32.MAX_VALUE;
  const id = textCount++;
  store<u32>(texts + (<usize>id << 3), <u32>from);
  store<u32>(texts + (<usize>id << 3), length, 4);
  store<u32>(seen, chunk);
  store<u32>(seen, <u32>from, 4);
  store<u32>(seen, length, 8);
  store<u32>(seen, id, 12);
  return id;
}
