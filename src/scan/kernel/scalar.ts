// Numbers and texts against their nodes.
import {
  classBits,
  classHigh,
  flagAboveMinimum,
  flagBelowMaximum,
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
  nodeClass,
  nodeFlags,
  nodeMaximum,
  nodeMaxLength,
  nodeMinimum,
  nodeMinLength,
  nodeSet,
  nodeSlot,
  nodeTypes,
  typeInteger,
  typeNumber,
  typeString,
} from "./layout";
import { powers } from "./memory";
import * as number from "./number";
import * as redaction from "./redaction";
import { endOfText, hasEscape, hasForeign, hasHidden, hasWide, indexIn, traits } from "./text";

// Where slots go: the first one's value of this line, and how far the next slot's is.
let slotAt: usize = 0;
let slotStride: usize = 0;

export function useSlots(at: usize, stride: usize): void {
  slotAt = at;
  slotStride = stride;
}

@inline
export function setSlot(node: usize, value: f64): void {
  store<f64>(slotAt + <usize>load<u32>(node + nodeSlot) * slotStride, value);
}

export function endOfCheckedNumber(at: usize, node: usize): usize {
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

export function endOfString(at: usize, node: usize): usize {
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
          if (!isDigest) {
            if (!redaction.noteMarker()) return 0;
            fillMarker(node, flags, from, length);
            return end + 1;
          }
        }
      }
    } else if ((its & (hasHidden | hasForeign)) == hasHidden) return 0;
  }
  if (!(load<u32>(node + nodeTypes) & typeString)) return 0;
  if (flags == 0) return end + 1;
  return isAllowed(node, flags, from, length, its) ? end + 1 : 0;
}

/** The slot of a field that holds a marker: what the judge makes of a text that is none of its own. */
function fillMarker(node: usize, flags: u32, from: usize, length: u32): void {
  if (flags & flagEnumSlot) setSlot(node, <f64>indexIn(load<u32>(node + nodeSet), from, length));
  if (flags & flagTextSlot) setSlot(node, textHash(from, length));
}

/** What a schema asks of a text beside being one. */
export function isAllowed(node: usize, flags: u32, from: usize, length: u32, its: u32): bool {
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
