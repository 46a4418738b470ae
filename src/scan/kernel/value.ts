// Values against the nodes of the program, by recursive descent. Each function takes the place of a value and gives
// the place past it, or 0 if the line is doubtful.
import {
  flagBooleanSlot,
  keyBit,
  keyDotted,
  keyLength,
  keyNeeds,
  keyNext,
  keyNode,
  keyText,
  maxDepth,
  nodeFlags,
  nodeItems,
  nodeMaxItems,
  nodeMinItems,
  nodeObject,
  nodeTypes,
  objectAdditional,
  objectFirst,
  objectId,
  objectRequired,
  objectUnknown,
  specials,
  typeArray,
  typeBoolean,
  typeNull,
  typeObject,
  unknownAsked,
  unknownDoubtful,
  unknownLabel,
} from "./layout";
import { endOfSpecial } from "./envelope";
import { openKeys, keyOf, isNewKey, isLabel, forgetKeys, learn } from "./keys";
import * as redaction from "./redaction";
import { setSlot, endOfCheckedNumber, endOfString } from "./scalar";
import { endOfText, hasEscape, isSame, traits, pastSpace } from "./text";

export function endOfValue(at: usize, node: usize): usize {
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

export function endOfObject(from: usize, object: usize): usize {
  if (redaction.depth + 2 > <u32>maxDepth) return 0;
  redaction.setDepth(redaction.depth + 1);
  const base = openKeys;
  let seen: u64 = 0;
  let needed = load<u64>(object + objectRequired);
  let link = object + objectFirst;
  let at = from + 1;
  if (load<u8>(at) <= 0x20) at = pastSpace(at);
  if (load<u8>(at) == 0x7d) return needed == 0 ? leaveObject(at, base) : 0;
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
    if (byte == 0x7d) return (seen & needed) == needed ? leaveObject(at, base) : 0;
    if (byte != 0x2c) return 0;
    at++;
    if (load<u8>(at) <= 0x20) at = pastSpace(at);
  }
}

@inline
function leaveObject(at: usize, base: u32): usize {
  forgetKeys(base);
  redaction.setDepth(redaction.depth - 1);
  return at + 1;
}
