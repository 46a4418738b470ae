// Values against the nodes of the program, by recursive descent. Each function takes the place of a value and gives
// the place past it, or 0 if the line is doubtful.
import {
  classBits,
  classHigh,
  eventNode,
  eventSize,
  eventSource,
  flagAboveMinimum,
  flagBelowMaximum,
  flagBooleanSlot,
  flagClass,
  flagDigestName,
  flagEntry,
  flagEnum,
  flagEnumSlot,
  flagLength,
  flagPlain,
  flagRange,
  flagSlot,
  flagTextSlot,
  flagValue,
  keyBit,
  keyDotted,
  keyLength,
  keyNeeds,
  keyNext,
  keyNode,
  keyText,
  maxDepth,
  maxFreeKeys,
  maxOpenKeys,
  maxRun,
  maxTexts,
  nodeClass,
  nodeFlags,
  nodeItems,
  nodeMaximum,
  nodeMaxItems,
  nodeMaxLength,
  nodeMinimum,
  nodeMinItems,
  nodeMinLength,
  nodeObject,
  nodeSet,
  nodeSlot,
  nodeTypes,
  objectAdditional,
  objectFirst,
  objectId,
  objectRequired,
  objectTable,
  objectUnknown,
  rootAny,
  rootEvents,
  rootEventTable,
  rootObject,
  rootPowers,
  rootScratch,
  rootSpecials,
  scratchDate,
  scratchKeys,
  scratchRun,
  scratchTexts,
  specialCycle,
  specialEvent,
  specialPayload,
  specialRun,
  specials,
  specialSource,
  specialTimestamp,
  tableSlots,
  textBytes,
  textIndex,
  textLength,
  typeArray,
  typeBoolean,
  typeInteger,
  typeNull,
  typeNumber,
  typeObject,
  typeString,
  unknownAsked,
  unknownDoubtful,
  unknownLabel,
} from "./layout";
import * as number from "./number";
import * as redaction from "./redaction";
import {
  endOfText,
  hashOf,
  hasEscape,
  hasForeign,
  hasHidden,
  hasWide,
  indexIn,
  isSame,
  textIn,
  traits,
} from "./text";
import { endOfTimestamp, time } from "./timestamp";

/** Asks the host about a key its object does not know: a pointer to what it knows now, 0 if that leaves doubt. */
// @ts-ignore: decorator
@external("host", "learn")
declare function learn(object: u32, from: usize, length: u32): usize;

let program: usize = 0;
let scratch: usize = 0;
let any: usize = 0;
let powers: usize = 0;
/** Hashes of the keys of open objects of unknown keys. */
let openKeys: u32 = 0;

// The line's columns, as far as they are known.
let event: i32 = -1;
let run: u32 = 0;
let source: u32 = 0;
let sourceAt: usize = 0;
let sourceLength: u32 = 0;
let cycle: f64 = 0;
/** Where the payload stands that came before the event's name; 0 if none. */
let payloadAt: usize = 0;
let payloadKey: usize = 0;

// Where slots go: the first one's value of this line, and how far the next slot's is.
let slotAt: usize = 0;
let slotStride: usize = 0;

// The texts of the chunk: where they are told, how many there are, and the number of the chunk.
let texts: usize = 0;
export let textCount: u32 = 0;
let chunk: u32 = 0;
/** The run of the line before: its length with both quotes, kept in scratch, and its id, if it is of this chunk. */
let runLength: u32 = 0;
let runId: u32 = 0;
let runChunk: u32 = 0;

export function useProgram(root: usize): void {
  program = root;
  scratch = load<u32>(root + rootScratch);
  any = load<u32>(root + rootAny);
  powers = load<u32>(root + rootPowers);
  redaction.useScratch(scratch);
}

export function startChunk(at: usize, stride: usize): void {
  texts = at;
  textCount = 0;
  chunk++;
  slotStride = stride;
}

// @ts-ignore: decorator
@inline
export function lineEvent(): i32 {
  return event;
}
// @ts-ignore: decorator
@inline
export function lineRun(): u32 {
  return run;
}
// @ts-ignore: decorator
@inline
export function lineSource(): u32 {
  return source;
}
// @ts-ignore: decorator
@inline
export function lineCycle(): f64 {
  return cycle;
}
// @ts-ignore: decorator
@inline
export function lineTime(): f64 {
  return time;
}

/** Past a line's event, if it is proven: at its newline, or at the end; 0 if it is doubtful. */
export function endOfEvent(from: usize, slots: usize): usize {
  event = -1;
  payloadAt = 0;
  openKeys = 0;
  slotAt = slots;
  redaction.startLine();
  let at = from;
  if (load<u8>(at) != 0x7b) {
    at = pastSpace(at);
    if (load<u8>(at) != 0x7b) return 0;
  }
  at = endOfObject(at, load<u32>(program + rootObject));
  if (at == 0) return 0;
  const table = load<u32>(program + rootEventTable) + <usize>(event * eventSize);
  if (payloadAt != 0) {
    redaction.setDepth(0);
    redaction.setQuiet(false);
    redaction.setStep(<u32>payloadKey, 7);
    if (endOfValue(payloadAt, load<u32>(table + eventNode)) == 0) return 0;
  }
  const expected = <usize>load<u32>(table + eventSource);
  if (expected != 0) {
    if (load<u32>(expected + textLength) != sourceLength) return 0;
    if (!isSame(expected + textBytes, sourceAt, sourceLength)) return 0;
  }
  if (!redaction.isUnredacted() && !redaction.isSettled()) return 0;
  return at;
}

/** Past white space, the newline excluded, as it ends the line. */
// @ts-ignore: decorator
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

function endOfValue(at: usize, node: usize): usize {
  const byte = load<u8>(at);
  if (byte == 0x22) return endOfString(at, node);
  const types = load<u32>(node + nodeTypes);
  if (byte == 0x7b) {
    const object = load<u32>(node + nodeObject);
    return types & typeObject ? endOfObject(at, object) : 0;
  }
  if (byte == 0x5b) return types & typeArray ? endOfArray(at, node) : 0;
  if (byte == 0x74) {
    if (!(types & typeBoolean) || load<u32>(at) != 0x65757274) return 0;
    if (load<u32>(node + nodeFlags) & flagBooleanSlot) setSlot(node, 1);
    return at + 4;
  }
  if (byte == 0x66) {
    if (!(types & typeBoolean) || load<u32>(at + 1) != 0x65736c61) return 0;
    if (load<u32>(node + nodeFlags) & flagBooleanSlot) setSlot(node, 0);
    return at + 5;
  }
  if (byte == 0x6e) return types & typeNull && load<u32>(at) == 0x6c6c756e ? at + 4 : 0;
  return endOfCheckedNumber(at, node);
}

// @ts-ignore: decorator
@inline
function setSlot(node: usize, value: f64): void {
  store<f64>(slotAt + <usize>load<u32>(node + nodeSlot) * slotStride, value);
}

function endOfCheckedNumber(at: usize, node: usize): usize {
  const types = load<u32>(node + nodeTypes);
  if (!(types & (typeNumber | typeInteger))) return 0;
  const flags = load<u32>(node + nodeFlags);
  const isNeeded = (flags & flagValue) != 0;
  const end = number.endOfNumber(at, powers, isNeeded);
  if (end == 0 || !isNeeded) return end;
  const value = number.value;
  if (!(types & typeNumber) && !number.isInteger) return 0;
  if (flags & flagRange) {
    const minimum = load<f64>(node + nodeMinimum);
    const maximum = load<f64>(node + nodeMaximum);
    if (!(value >= minimum && value <= maximum)) return 0;
    if (flags & flagAboveMinimum && value == minimum) return 0;
    if (flags & flagBelowMaximum && value == maximum) return 0;
  }
  if (flags & flagSlot) setSlot(node, value);
  return end;
}

function endOfString(at: usize, node: usize): usize {
  const from = at + 1;
  const end = endOfText(from);
  if (end == 0) return 0;
  const flags = load<u32>(node + nodeFlags);
  const length = <u32>(end - from);
  const its = traits;
  if (!(flags & flagPlain)) {
    if (its == 0) {
      if (length >= 18 ? redaction.endsInHex(end) : length == 8) {
        if (redaction.isMarker(from, length)) {
          const isDigest = flags & flagDigestName && length != 8;
          if (!isDigest) return redaction.noteMarker() && fillMarker(node, flags, from, length) ? end + 1 : 0;
        }
      }
    } else if ((its & (hasHidden | hasForeign)) == hasHidden) return 0;
  }
  if (!(load<u32>(node + nodeTypes) & typeString)) return 0;
  if (flags == 0) return end + 1;
  return isAllowed(node, flags, from, length, its) ? end + 1 : 0;
}

/** The slot of a field that holds a marker: what the judge makes of a text that is none of its own. */
function fillMarker(node: usize, flags: u32, from: usize, length: u32): bool {
  if (flags & flagEnumSlot) setSlot(node, <f64>indexIn(load<u32>(node + nodeSet), from, length));
  if (flags & flagTextSlot) setSlot(node, textHash(from, length));
  return true;
}

/** What a schema asks of a text beside being one. */
function isAllowed(node: usize, flags: u32, from: usize, length: u32, its: u32): bool {
  if (flags & flagLength) {
    const minimum = load<u32>(node + nodeMinLength);
    const maximum = load<u32>(node + nodeMaxLength);
    // Twelve bytes may spell one character: two escaped surrogates.
    const fewest = its == 0 ? length : (length + 11) / 12;
    if (fewest < minimum || length > maximum) return false;
  }
  if (flags & flagClass && !isOfClass(load<u32>(node + nodeClass), from, length, its)) return false;
  if (flags & (flagEnum | flagEnumSlot)) {
    if (its & hasEscape) return false;
    const index = indexIn(load<u32>(node + nodeSet), from, length);
    if (index < 0 && flags & flagEnum) return false;
    if (flags & flagEnumSlot) setSlot(node, <f64>index);
  }
  if (flags & flagTextSlot) {
    if (its != 0) return false;
    setSlot(node, textHash(from, length));
  }
  if (flags & flagEntry) return its == 0 && redaction.noteEntry(from, length);
  return true;
}

function isOfClass(characters: usize, from: usize, length: u32, its: u32): bool {
  if (its & hasEscape) return false;
  if (its & hasWide && load<u32>(characters + classHigh) == 0) return false;
  for (let i: u32 = 0; i < length; i++) {
    const byte: u32 = load<u8>(from + i);
    if (byte < 0x80) {
      if (((load<u8>(characters + classBits + (byte >> 3)) >> <u8>(byte & 7)) & 1) == 0) return false;
    } else if (byte == 0xc2 && load<u8>(from + i + 1) < 0xa0) return false;
  }
  return true;
}

/** The same hash as that of src/scan/slots.ts, of an ASCII text. */
function textHash(from: usize, length: u32): f64 {
  let low: u32 = 0x811c9dc5;
  let high: u32 = 0x9e3779b9;
  for (let i: u32 = 0; i < length; i++) {
    const unit: u32 = load<u8>(from + i);
    low = (low ^ unit) * 0x01000193;
    high = (high ^ unit) * 0x85ebca6b;
  }
  return <f64>(high >> 11) * 4294967296 + <f64>low;
}

function endOfArray(from: usize, node: usize): usize {
  if (redaction.depth + 2 > <u32>maxDepth) return 0;
  redaction.setDepth(redaction.depth + 1);
  const items = load<u32>(node + nodeItems);
  let at = from + 1;
  if (load<u8>(at) <= 0x20) at = pastSpace(at);
  let count: u32 = 0;
  if (load<u8>(at) == 0x5d) return leaveArray(at, node, count);
  // Left by return only: asc drops what follows a loop that is left by break.
  while (true) {
    redaction.setStep(count, -1);
    at = endOfValue(at, items);
    if (at == 0) return 0;
    count++;
    if (load<u8>(at) <= 0x20) at = pastSpace(at);
    const byte = load<u8>(at);
    if (byte == 0x5d) return leaveArray(at, node, count);
    if (byte != 0x2c) return 0;
    at++;
    if (load<u8>(at) <= 0x20) at = pastSpace(at);
  }
}

function leaveArray(at: usize, node: usize, count: u32): usize {
  redaction.setDepth(redaction.depth - 1);
  if (count < load<u32>(node + nodeMinItems) || count > load<u32>(node + nodeMaxItems)) return 0;
  return at + 1;
}

function endOfObject(from: usize, object: usize): usize {
  // The root has entered nothing yet; every other object lies in a value of its parent.
  const isRoot = object == <usize>load<u32>(program + rootObject);
  if (!isRoot) {
    if (redaction.depth + 2 > <u32>maxDepth) return 0;
    redaction.setDepth(redaction.depth + 1);
  }
  const base = openKeys;
  let seen: u64 = 0;
  let needed = load<u64>(object + objectRequired);
  let link = object + objectFirst;
  let at = from + 1;
  if (load<u8>(at) <= 0x20) at = pastSpace(at);
  if (load<u8>(at) == 0x7d) return needed == 0 ? leaveObject(at, isRoot, base) : 0;
  while (true) {
    if (load<u8>(at) != 0x22) return 0;
    let key = <usize>load<u32>(link);
    let length: u32 = 0;
    if (key != 0) {
      length = load<u32>(key + keyLength);
      if (!isSame(key + keyText, at, length + 2)) key = 0;
    }
    let child: usize;
    if (key == 0) {
      const end = endOfText(at + 1);
      if (end == 0 || traits & hasEscape) return 0;
      length = <u32>(end - at - 1);
      key = keyOf(object, at + 1, length);
      if (key == 0) {
        const unknown = load<u32>(object + objectUnknown);
        if (unknown == unknownDoubtful) return 0;
        if (unknown == unknownAsked) {
          key = learn(load<u32>(object + objectId), at + 1, length);
          if (key == 0) return 0;
        } else {
          if (unknown == unknownLabel && !isLabel(at + 1, length)) return 0;
          if (!isNewKey(base, at + 1, length)) return 0;
        }
      }
      if (key != 0) store<u32>(link, <u32>key);
    }
    if (key != 0) {
      const bit = (<u64>1) << (<u64>load<u32>(key + keyBit));
      if (seen & bit) return 0;
      seen |= bit;
      needed |= load<u64>(key + keyNeeds);
      if (load<u32>(key + keyDotted)) redaction.noteDottedKey();
      child = load<u32>(key + keyNode);
      link = key + keyNext;
    } else child = load<u32>(object + objectAdditional);
    redaction.setStep(<u32>at + 1, length);
    at += length + 2;
    if (load<u8>(at) != 0x3a) {
      at = pastSpace(at);
      if (load<u8>(at) != 0x3a) return 0;
    }
    at++;
    if (load<u8>(at) <= 0x20) at = pastSpace(at);
    at = child < <usize>specials ? endOfSpecial(at, child) : endOfValue(at, child);
    if (at == 0) return 0;
    if (load<u8>(at) <= 0x20) at = pastSpace(at);
    const byte = load<u8>(at);
    if (byte == 0x7d) return (seen & needed) == needed ? leaveObject(at, isRoot, base) : 0;
    if (byte != 0x2c) return 0;
    at++;
    if (load<u8>(at) <= 0x20) at = pastSpace(at);
  }
}

// @ts-ignore: decorator
@inline
function leaveObject(at: usize, isRoot: bool, base: u32): usize {
  openKeys = base;
  if (!isRoot) redaction.setDepth(redaction.depth - 1);
  return at + 1;
}

function keyOf(object: usize, from: usize, length: u32): usize {
  const table = <usize>load<u32>(object + objectTable);
  if (table == 0) return 0;
  let slot = hashOf(from, length) & (tableSlots - 1);
  while (true) {
    const key = <usize>load<u32>(table + (<usize>slot << 2));
    if (key == 0) return 0;
    if (load<u32>(key + keyLength) == length && isSame(key + keyText + 1, from, length)) return key;
    slot = (slot + 1) & (tableSlots - 1);
  }
}

/** Whether an object of unknown keys does not have this key yet; keys count as the same if their hashes are. */
function isNewKey(base: u32, from: usize, length: u32): bool {
  if (openKeys - base == <u32>maxFreeKeys || openKeys == <u32>maxOpenKeys) return false;
  const keys = scratch + scratchKeys;
  const hash = keyHash(from, length);
  for (let i = base; i < openKeys; i++) {
    if (load<u64>(keys + (<usize>i << 3)) == hash) return false;
  }
  store<u64>(keys + (<usize>openKeys << 3), hash);
  openKeys++;
  return true;
}

/** Covers all bytes, as keys of one object often differ in their middle only. */
function keyHash(from: usize, length: u32): u64 {
  let hash: u64 = 0x9e3779b97f4a7c15 ^ length;
  let at: u32 = 0;
  while (at + 8 <= length) {
    hash = (hash ^ load<u64>(from + at)) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
    at += 8;
  }
  const rest = length - at;
  if (rest > 0) {
    const last = load<u64>(from + at) & ((<u64>1 << (<u64>rest << 3)) - 1);
    hash = (hash ^ last) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
  }
  return hash;
}

/** Whether a key is a label name of Prometheus: [a-zA-Z_][a-zA-Z0-9_]*, and no leading __. */
function isLabel(from: usize, length: u32): bool {
  if (length == 0 || load<u16>(from) == 0x5f5f) return false;
  for (let i: u32 = 0; i < length; i++) {
    const byte: u32 = load<u8>(from + i);
    const isLetter = (byte | 0x20) - 0x61 <= 25 || byte == 0x5f;
    if (!isLetter && (i == 0 || byte - 0x30 > 9)) return false;
  }
  return true;
}

function endOfSpecial(at: usize, special: usize): usize {
  const node = <usize>load<u32>(program + rootSpecials + (special << 2));
  if (special == <usize>specialPayload) return endOfPayload(at);
  if (special == <usize>specialCycle) {
    if (load<u8>(at) == 0x22) return 0;
    const end = endOfValue(at, node);
    if (end != 0) cycle = number.value;
    return end;
  }
  if (load<u8>(at) != 0x22) return 0;
  if (special == <usize>specialTimestamp) return endOfTimestamp(at + 1, scratch + scratchDate);
  if (special == <usize>specialRun) return endOfRun(at, node);
  const end = endOfPlain(at, node);
  if (end == 0) return 0;
  const length = <u32>(end - at - 2);
  if (special == <usize>specialEvent) {
    const text = textIn(load<u32>(program + rootEvents), at + 1, length);
    if (text == 0) return 0;
    event = load<i32>(text + textIndex);
  } else if (special == <usize>specialSource) {
    sourceAt = at + 1;
    sourceLength = length;
    source = idOf(at + 1, length);
    if (source == u32.MAX_VALUE) return 0;
  }
  return end;
}

/** A text of the envelope: no escapes, and no marker. */
function endOfPlain(at: usize, node: usize): usize {
  const end = endOfText(at + 1);
  if (end == 0 || traits & hasEscape) return 0;
  const length = <u32>(end - at - 1);
  if (traits == 0 && redaction.isMarker(at + 1, length)) return 0;
  const flags = load<u32>(node + nodeFlags);
  if (flags != 0 && !isAllowed(node, flags, at + 1, length, traits)) return 0;
  return end + 1;
}

function endOfRun(at: usize, node: usize): usize {
  if (runLength != 0 && isSame(scratch + scratchRun, at, runLength)) {
    if (runChunk != chunk) {
      runId = idOf(at + 1, runLength - 2);
      if (runId == u32.MAX_VALUE) return 0;
      runChunk = chunk;
    }
    run = runId;
    return at + runLength;
  }
  const end = endOfPlain(at, node);
  if (end == 0) return 0;
  run = idOf(at + 1, <u32>(end - at - 2));
  if (run == u32.MAX_VALUE) return 0;
  const length = <u32>(end - at);
  if (length <= <u32>maxRun) {
    memory.copy(scratch + scratchRun, at, length);
    runLength = length;
    runId = run;
    runChunk = chunk;
  }
  return end;
}

function endOfPayload(at: usize): usize {
  if (event >= 0) {
    const table = load<u32>(program + rootEventTable) + <usize>(event * eventSize);
    return endOfValue(at, load<u32>(table + eventNode));
  }
  payloadAt = at;
  payloadKey = load<u32>(scratch);
  redaction.setQuiet(true);
  const end = endOfValue(at, any);
  redaction.setQuiet(false);
  return end;
}

/** The id of a text of this chunk; the same text may have several. All bits set if there are too many. */
function idOf(from: usize, length: u32): u32 {
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
