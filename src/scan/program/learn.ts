import { digestName } from "../../contract/redaction.ts";
import { suggest } from "../../contract/suggest.ts";
import { maxKeys } from "../kernel/layout.ts";
import type { Image } from "./image.ts";
import { addKey } from "./place.ts";
import type { AskingObject, Program } from "./program.ts";

/** Longest key that is learned, and most keys that are remembered as not to be learned. */
const maxLength = 200;
const maxRefused = 1000;

/**
 * Answers the kernel's question about a key that an object does not know. Real logs carry the same unknown fields on
 * every line; one that resembles no known field is harmless, and one that does is harmless beside that field. Either
 * way the object knows it from now on.
 * @returns the address of the key, 0 if it leaves doubt
 */
export function learn(program: Program, image: Image, object: AskingObject, name: string): number {
  const { address, known, additional, bits, refused } = object;
  if (name.length > maxLength || refused.has(name)) return 0;
  const suggestion = suggest(name, known);
  const needed = suggestion === undefined ? undefined : bits.get(suggestion);
  const isRefused = bits.size === maxKeys || (suggestion !== undefined && needed === undefined);
  const bit = bits.size;
  const node = additional === program.any && digestName.test(name) ? program.digest : additional;
  const needs = needed === undefined ? 0n : 1n << BigInt(needed);
  const key = isRefused ? 0 : addKey(image, address, name, { bit, node, needs });
  if (key !== 0) bits.set(name, bit);
  else if (refused.size < maxRefused) refused.add(name);
  return key;
}
