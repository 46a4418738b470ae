// What redacted_fields lists, and the markers that stand in the line (CONTRACT, Redaction): only the plain shapes.
import {
  markerSize,
  maxEntries,
  maxMarkers,
  scratchEntries,
  scratchMarkers,
  scratchPath,
} from "./layout";
import { scratch } from "./memory";
import { isSame } from "./text";

/** The depth before the line's object is entered; one more is that of its members. */
const outside: u32 = u32.MAX_VALUE;
/** How deep the value is that is being read, 0 for the members of the line's object: the index of its step in the path. */
export let depth: u32 = outside;
/** Markers and entries of the line; more than fit make it doubtful. */
let markers: u32 = 0;
let entries: u32 = 0;
/** Whether markers are passed over, as their part of the line is read twice. */
let isQuiet: bool = false;
/** Whether a key of payload holds a dot, so that a dotted entry could mean it. */
let hasDottedKey: bool = false;

export function startLine(): void {
  depth = outside;
  markers = 0;
  entries = 0;
  isQuiet = false;
  hasDottedKey = false;
}

export function setQuiet(quiet: bool): void {
  isQuiet = quiet;
}

export function setDepth(to: u32): void {
  depth = to;
}

export function noteDottedKey(): void {
  hasDottedKey = true;
}

/** Notes the key (or, with a length of -1, the index) of the value that comes next. */
@inline
export function setStep(key: u32, length: i32): void {
  const step = scratch + scratchPath + (<usize>depth << 3);
  store<u32>(step, key);
  store<i32>(step, length, 4);
}

/** Whether a text without escapes is a marker: REDACTED, or <algorithm>:[<key id>:]<16 to 128 lower-case hex digits>. */
export function isMarker(from: usize, length: u32): bool {
  if (length == 8) return isLiteral(from, length);
  return isHashMarker(from, length);
}

@inline
export function isLiteral(from: usize, length: u32): bool {
  return length == 8 && load<u64>(from) == 0x4445544341444552;
}

/** Whether the last 16 bytes of a text are lower-case hex digits, as those of every hash marker are. */
@inline
export function endsInHex(end: usize): bool {
  const block = v128.load(end - 16);
  const digits = i8x16.le_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(9));
  const letters = i8x16.le_u(i8x16.sub(block, i8x16.splat(0x61)), i8x16.splat(5));
  return i8x16.all_true(v128.or(digits, letters));
}

@inline
function isDigit(byte: u32): bool {
  return byte - 0x30 <= 9;
}

@inline
function isSmall(byte: u32): bool {
  return byte - 0x61 <= 25;
}

@inline
function isHexDigit(byte: u32): bool {
  return isDigit(byte) || byte - 0x61 <= 5;
}

@inline
function isAlgorithm(byte: u32): bool {
  return isSmall(byte) || isDigit(byte) || byte == 0x5f || byte == 0x2d;
}

function isHashMarker(from: usize, length: u32): bool {
  if (length < 18 || length > 230) return false;
  let at = from + length;
  while (at > from && isHexDigit(load<u8>(at - 1))) at--;
  const digits = from + length - at;
  if (digits < 16 || digits > 128) return false;
  if (at == from || load<u8>(at - 1) != 0x3a) return false;
  const end = at - 1;
  at = from;
  const first: u32 = load<u8>(at);
  if (!isSmall(first) && !isDigit(first)) return false;
  while (at < end && isAlgorithm(load<u8>(at))) at++;
  if (at - from > 32) return false;
  if (at == end) return true;
  if (load<u8>(at) != 0x3a) return false;
  const key = at + 1;
  at = key;
  while (at < end) {
    const byte: u32 = load<u8>(at);
    if (!isSmall(byte | 0x20) && !isDigit(byte) && byte != 0x5f && byte != 0x2e && byte != 0x2d) {
      return false;
    }
    at++;
  }
  return end > key && end - key <= 64;
}

/** Writes the pointer to the current value down as that of a marker; false if it can't be written plainly. */
export function noteMarker(): bool {
  if (isQuiet) return true;
  if (markers == maxMarkers) return false;
  const place = scratch + scratchMarkers + markers * markerSize;
  let at = place + 4;
  const end = place + markerSize - 16;
  for (let level: u32 = 0; level <= depth; level++) {
    const step = scratch + scratchPath + (<usize>level << 3);
    const key = load<u32>(step);
    const length = load<i32>(step, 4);
    store<u8>(at++, 0x2f);
    if (length < 0) {
      at = writeIndex(at, key);
    } else {
      if (at + length >= end) return false;
      for (let i: i32 = 0; i < length; i++) {
        const byte = load<u8>(key + i);
        // A pointer would escape these, or a dotted path be cut at them.
        if (byte == 0x2f || byte == 0x7e || byte == 0x2e) return false;
        store<u8>(at++, byte);
      }
    }
    if (at >= end) return false;
  }
  store<u32>(place, <u32>(at - place - 4));
  markers++;
  return true;
}

function writeIndex(to: usize, index: u32): usize {
  let digits: usize = 1;
  for (let rest = index; rest > 9; rest /= 10) digits++;
  let rest = index;
  for (let i = digits; i > 0; i--) {
    store<u8>(to + i - 1, <u8>(0x30 + (rest % 10)));
    rest /= 10;
  }
  return to + digits;
}

/** Notes an entry of redacted_fields; false if there are too many. */
export function noteEntry(from: usize, length: u32): bool {
  if (isQuiet) return true;
  if (entries == maxEntries) return false;
  const place = scratch + scratchEntries + (<usize>entries << 3);
  store<u32>(place, <u32>from);
  store<u32>(place, length, 4);
  entries++;
  return true;
}

/** Whether the line has neither a marker nor an entry. */
@inline
export function isUnredacted(): bool {
  return (markers | entries) == 0;
}

/** Whether every entry leads to a marker, and every marker lies at or below the place of an entry. */
export function isSettled(): bool {
  let covered: u32 = 0;
  for (let i: u32 = 0; i < entries; i++) {
    const place = scratch + scratchEntries + (<usize>i << 3);
    const hits = covers(load<u32>(place), load<u32>(place, 4));
    if (hits == 0) return false;
    covered |= hits;
  }
  return covered == <u32>((1 << markers) - 1);
}

/** The markers at or below the place of an entry, as bits. */
function covers(entry: usize, length: u32): u32 {
  if (length == 0 || length > 200) return 0;
  const isPointer = load<u8>(entry) == 0x2f;
  let hits: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const byte = load<u8>(entry + i);
    if (byte == 0x7e) return 0;
    if (!isPointer && byte == 0x2f) return 0;
    if (!isPointer && byte == 0x2e && hasDottedKey) return 0;
  }
  for (let i: u32 = 0; i < markers; i++) {
    const place = scratch + scratchMarkers + i * markerSize;
    const size = load<u32>(place);
    const pointer = place + 4;
    const isHit = isPointer
      ? isAtOrBelow(pointer, size, entry, length)
      : size > 9 &&
        load<u64>(pointer) == 0x64616f6c7961702f &&
        load<u8>(pointer + 8) == 0x2f &&
        isAtOrBelow(pointer + 9, size - 9, entry, length);
    if (isHit) hits |= 1 << i;
  }
  return hits;
}

/** Whether a pointer is a place or lies below it; the place may be written with dots. */
function isAtOrBelow(pointer: usize, size: u32, place: usize, length: u32): bool {
  if (size < length || (size > length && load<u8>(pointer + length) != 0x2f)) return false;
  if (load<u8>(place) == 0x2f) return isSame(pointer, place, length);
  for (let i: u32 = 0; i < length; i++) {
    const byte = load<u8>(place + i);
    if (load<u8>(pointer + i) != (byte == 0x2e ? 0x2f : byte)) return false;
  }
  return true;
}
