import * as layout from "../kernel/layout.ts";
import type { Image } from "./image.ts";
import { anyNode, type Node } from "./node.ts";

/** A node of any value. */
export function placeAny(image: Image): number {
  const any = image.take(layout.nodeSize);
  const free = addObject(image, {
    names: [],
    nodes: [],
    required: [],
    unknown: layout.unknownFree,
    additional: any,
  });
  writeNode(image, any, anyNode(), { items: any, object: free });
  return any;
}

interface Below {
  readonly items?: number;
  readonly object?: number;
}

export function placeNode(image: Image, node: Node, below: Below = {}): number {
  const address = image.take(layout.nodeSize);
  writeNode(image, address, node, below);
  return address;
}

function writeNode(
  image: Image,
  address: number,
  node: Node,
  { items = 0, object = 0 }: Below,
): void {
  image.u32(address + layout.nodeTypes, node.types);
  image.u32(address + layout.nodeFlags, node.flags);
  image.u32(address + layout.nodeSlot, node.slot ?? 0);
  if (node.texts) image.u32(address + layout.nodeSet, image.set(node.texts));
  image.f64(address + layout.nodeMinimum, node.minimum);
  image.f64(address + layout.nodeMaximum, node.maximum);
  image.u32(address + layout.nodeMinLength, node.minLength);
  image.u32(address + layout.nodeMaxLength, node.maxLength);
  if (node.characters) {
    const { ascii, high } = node.characters;
    image.u32(address + layout.nodeClass, image.characters(ascii, high));
  }
  image.u32(address + layout.nodeItems, items);
  image.u32(address + layout.nodeMinItems, node.minItems);
  image.u32(address + layout.nodeMaxItems, node.maxItems);
  image.u32(address + layout.nodeObject, object);
}

interface ObjectParts {
  readonly names: readonly string[];
  /** The node of each name. */
  readonly nodes: readonly number[];
  readonly required: readonly string[];
  /** For each name, bits of those that must be there too. */
  readonly needs?: readonly bigint[];
  readonly unknown: number;
  readonly additional: number;
}

export function addObject(
  image: Image,
  { names, nodes, required, needs, unknown, additional }: ObjectParts,
): number {
  const address = image.take(layout.objectSize);
  image.u32(address + layout.objectUnknown, unknown);
  image.u32(address + layout.objectAdditional, additional);
  const bits = required.map((name) => 1n << BigInt(names.indexOf(name)));
  image.u64(
    address + layout.objectRequired,
    bits.reduce((all, bit) => all | bit, 0n),
  );
  if (names.length > 0 || unknown === layout.unknownAsked) {
    image.u32(address + layout.objectTable, image.take(layout.tableSlots * 4));
  }
  for (const [bit, name] of names.entries()) {
    addKey(image, address, name, { bit, node: nodes[bit]!, needs: needs?.[bit] ?? 0n });
  }
  return address;
}

interface Key {
  readonly bit: number;
  readonly node: number;
  /** Bits of keys that must be there too. */
  readonly needs: bigint;
}

/** Lets an object know a key; returns its address, 0 if there is no memory left. */
export function addKey(
  image: Image,
  object: number,
  name: string,
  { bit, node, needs }: Key,
): number {
  const text = new TextEncoder().encode(`"${name}"`);
  const address = image.take(layout.keyText + text.length + 16);
  if (address === 0) return 0;
  image.u32(address + layout.keyNode, node);
  image.u32(address + layout.keyLength, text.length - 2);
  image.u32(address + layout.keyBit, bit);
  image.u64(address + layout.keyNeeds, needs);
  image.u32(address + layout.keyDotted, name.includes(".") ? 1 : 0);
  image.bytes(address + layout.keyText, text);
  const table = image.readU32(object + layout.objectTable);
  image.enter(table, layout.tableSlots, text.subarray(1, -1), address);
  return address;
}
