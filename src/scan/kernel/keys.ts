// The keys of objects: those they know, and those of objects that know none.
import {
  keyLength,
  keyText,
  maxFreeKeys,
  maxOpenKeys,
  objectTable,
  scratchKeys,
  tableSlots,
} from "./layout";
import { scratch } from "./memory";
import { hashOf, isSame } from "./text";

/** Hashes of the keys of open objects of unknown keys. */
export let openKeys: u32 = 0;

export function forgetKeys(base: u32): void {
  openKeys = base;
}

/** Asks the host about a key its object does not know: a pointer to what it knows now, 0 if that leaves doubt. */
@external("host", "learn")
export declare function learn(object: u32, from: usize, length: u32): usize;

export function keyOf(object: usize, from: usize, length: u32): usize {
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
export function isNewKey(base: u32, from: usize, length: u32): bool {
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
export function isLabel(from: usize, length: u32): bool {
  if (length == 0 || load<u16>(from) == 0x5f5f) return false;
  for (let i: u32 = 0; i < length; i++) {
    const byte: u32 = load<u8>(from + i);
    const isLetter = (byte | 0x20) - 0x61 <= 25 || byte == 0x5f;
    if (!isLetter && (i == 0 || byte - 0x30 > 9)) return false;
  }
  return true;
}
