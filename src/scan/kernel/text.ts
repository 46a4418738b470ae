// Texts: where they end, what is in them, and comparing them.
import { textBytes, textIndex, textLength, setMask, setSlots } from "./layout";

/** What the text scanned last holds: escapes, bytes beyond ASCII, something no marker has, something a marker might hide in. */
export const hasEscape: u32 = 1;
export const hasWide: u32 = 2;
export const hasForeign: u32 = 4;
export const hasHidden: u32 = 8;
export let traits: u32 = 0;

/** Bytes that end a text or take a closer look: quotes, backslashes, control characters, and all beyond ASCII. */
@inline
function specialsIn(block: v128): v128 {
  return v128.or(
    v128.or(i8x16.eq(block, i8x16.splat(0x22)), i8x16.eq(block, i8x16.splat(0x5c))),
    // Signed: less than a space is both a control character and a byte of 0x80 or more.
    i8x16.lt_s(block, i8x16.splat(0x20)),
  );
}

/**
 * The closing quote of a text, from past its opening one; 0 if it is not valid JSON or not valid UTF-8
 * (RFC 8259, section 7; RFC 3629).
 */
@inline
export function endOfText(from: usize): usize {
  const mask = i8x16.bitmask(specialsIn(v128.load(from)));
  if (mask != 0) {
    const at = from + ctz(mask);
    if (load<u8>(at) == 0x22) {
      traits = 0;
      return at;
    }
    return endOfRest(at);
  }
  return endOfRest(from + 16);
}

function endOfRest(from: usize): usize {
  let at = from;
  let found: u32 = 0;
  while (true) {
    const first = specialsIn(v128.load(at));
    const second = specialsIn(v128.load(at, 16));
    if (!v128.any_true(v128.or(first, second))) {
      at += 32;
      continue;
    }
    at += ctz(i8x16.bitmask(first) | (i8x16.bitmask(second) << 16));
    const byte = load<u8>(at);
    if (byte == 0x22) {
      traits = found;
      return at;
    }
    if (byte == 0x5c) {
      const escaped = load<u8>(at + 1);
      if (escaped == 0x75) {
        const code = hexOf(at + 2);
        if (code < 0) return 0;
        // A marker is made of letters, digits, and a few signs; anything else shows that there is none.
        found |= hasEscape | (code > 0x20 && code < 0x7f ? hasHidden : hasForeign);
        at += 6;
      } else {
        if (!isSimpleEscape(escaped)) return 0;
        found |= hasEscape | hasForeign;
        at += 2;
      }
    } else if (byte >= 0x80) {
      at = endOfWide(at);
      if (at == 0) return 0;
      found |= hasWide | hasForeign;
    } else return 0;
  }
}

@inline
function isSimpleEscape(byte: u8): bool {
  return (
    byte == 0x6e ||
    byte == 0x22 ||
    byte == 0x5c ||
    byte == 0x74 ||
    byte == 0x72 ||
    byte == 0x2f ||
    byte == 0x62 ||
    byte == 0x66
  );
}

/** The value of four hex digits; -1 if they are none. */
function hexOf(from: usize): i32 {
  let code: i32 = 0;
  for (let i: usize = 0; i < 4; i++) {
    const byte: i32 = load<u8>(from + i);
    let digit = byte - 0x30;
    if (<u32>digit > 9) {
      digit = (byte | 0x20) - 0x61;
      if (<u32>digit > 5) return -1;
      digit += 10;
    }
    code = (code << 4) | digit;
  }
  return code;
}

@inline
function isTail(byte: u8): bool {
  return (byte & 0xc0) == 0x80;
}

/** Past a run of characters beyond ASCII; 0 if they are not valid UTF-8 (RFC 3629, section 4). */
function endOfWide(from: usize): usize {
  let at = from;
  while (true) {
    const first = load<u8>(at);
    if (first < 0x80) return at;
    const second = load<u8>(at + 1);
    if (first < 0xe0) {
      if (first < 0xc2 || !isTail(second)) return 0;
      at += 2;
    } else if (first < 0xf0) {
      if (!isTail(second) || !isTail(load<u8>(at + 2))) return 0;
      if (first == 0xe0 && second < 0xa0) return 0;
      if (first == 0xed && second > 0x9f) return 0;
      at += 3;
    } else {
      if (first > 0xf4 || !isTail(second)) return 0;
      if (!isTail(load<u8>(at + 2)) || !isTail(load<u8>(at + 3))) return 0;
      if (first == 0xf0 && second < 0x90) return 0;
      if (first == 0xf4 && second > 0x8f) return 0;
      at += 4;
    }
  }
}

/** Whether two ranges hold the same bytes; reads up to 16 bytes past them. */
@inline
export function isSame(a: usize, b: usize, length: u32): bool {
  let at: u32 = 0;
  while (at + 16 <= length) {
    const equal = i8x16.eq(v128.load(a + at), v128.load(b + at));
    if (!i8x16.all_true(equal)) return false;
    at += 16;
  }
  const rest = length - at;
  const wanted: u32 = (1 << rest) - 1;
  const equal = <u32>i8x16.bitmask(i8x16.eq(v128.load(a + at), v128.load(b + at)));
  return (equal & wanted) == wanted;
}

/** A hash of a short text by its ends and its length; src/scan/program/image.ts has the same. */
@inline
export function hashOf(from: usize, length: u32): u32 {
  let a: u32 = length;
  let b: u32 = 0;
  if (length >= 4) {
    a ^= load<u32>(from);
    b = load<u32>(from + length - 4) ^ rotl<u32>(load<u32>(from + (length >> 1) - 2), 13);
  } else if (length > 0) {
    a ^= (<u32>load<u8>(from) << 8) | (<u32>load<u8>(from + length - 1) << 16);
    b = load<u8>(from + (length >> 1));
  }
  const mixed = (a ^ rotl<u32>(b, 7)) * 0x9e3779b1;
  return mixed ^ (mixed >> 15);
}

/** A text of a set, 0 if it has none such. */
export function textIn(set: usize, from: usize, length: u32): usize {
  const mask = load<u32>(set + setMask);
  let slot = hashOf(from, length) & mask;
  while (true) {
    const text = <usize>load<u32>(set + setSlots + (slot << 2));
    if (text == 0) return 0;
    if (load<u32>(text + textLength) == length && isSame(text + textBytes, from, length)) return text;
    slot = (slot + 1) & mask;
  }
}

/** The index of a text in a set, -1 if it has none such. */
@inline
export function indexIn(set: usize, from: usize, length: u32): i32 {
  const text = textIn(set, from, length);
  return text == 0 ? -1 : load<i32>(text + textIndex);
}

/** Past white space, the newline excluded, as it ends the line. */
@inline
export function pastSpace(from: usize): usize {
  let at = from;
  let byte = load<u8>(at);
  while (byte == 0x20 || byte == 0x09 || byte == 0x0d) {
    at++;
    byte = load<u8>(at);
  }
  return at;
}
