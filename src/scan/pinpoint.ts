import { addPath, createPathTree, type PathTree } from "../contract/path-tree.ts";
import { endOfText, endOfValue, isClosing, isSpace, textOf } from "./values.ts";

/** Where a value of a line stands, byte offsets in the chunk. */
export interface Location {
  /** The key's opening quote, or the value in an array or at the root. */
  readonly key: number;
  readonly value: number;
}

/**
 * Finds values by their paths, all in one walk over the line, which must be JSON. Of a repeated key the last counts, as
 * for JSON.parse. A path that leads nowhere is found at the nearest value above it.
 */
export function pinpoint(
  bytes: Uint8Array,
  start: number,
  end: number,
  paths: readonly (readonly string[])[],
): Location[] {
  const tree = createPathTree();
  for (const path of paths) addPath(tree, path);
  const found = new Map<PathTree, Location>([[tree, { key: start, value: start }]]);
  let first = start;
  while (first < end && isSpace(bytes[first])) first++;
  if (first < end) found.set(tree, { key: first, value: first });
  findBelow(bytes, first, end, tree, found);
  return paths.map((path) => {
    let node: PathTree | undefined = tree;
    let location = found.get(tree)!;
    for (const token of path) {
      node = node.children.get(token);
      const next = node && found.get(node);
      if (!node || !next) break;
      location = next;
    }
    return location;
  });
}

/**
 * Looks for the children of a node in the value that starts at `start`; returns the index past the value. What no path
 * leads into is skipped. Recursive: no deeper than the paths.
 */
function findBelow(
  bytes: Uint8Array,
  start: number,
  end: number,
  node: PathTree,
  found: Map<PathTree, Location>,
): number {
  const isObject = bytes[start] === 0x7b;
  if (node.children.size === 0 || (!isObject && bytes[start] !== 0x5b)) {
    return endOfValue(bytes, start, end);
  }
  let index = 0;
  for (let at = start + 1; at < end;) {
    const byte = bytes[at];
    if (byte === 0x2c || isSpace(byte)) {
      at++;
      continue;
    }
    if (isClosing(byte)) return at + 1;
    const key = at;
    let child: PathTree | undefined;
    if (isObject) {
      at = endOfText(bytes, key, end);
      child = childAt(bytes, key, at, node);
      while (bytes[at] === 0x3a || isSpace(bytes[at])) at++;
    } else child = node.children.get(String(index++));
    if (child) {
      found.set(child, { key, value: at });
      at = findBelow(bytes, at, end, child, found);
    } else at = endOfValue(bytes, at, end);
  }
  return end;
}

/** Keys are compared as bytes where the node has few children, as most keys of a line are none of them. */
const fewChildren = 8;

/** The child a key between its quotes names. */
function childAt(
  bytes: Uint8Array,
  start: number,
  end: number,
  { children }: PathTree,
): PathTree | undefined {
  if (children.size > fewChildren) return children.get(textOf(bytes, start, end));
  for (const [token, child] of children) if (isKey(bytes, start, end, token)) return child;
  return undefined;
}

function isKey(bytes: Uint8Array, start: number, end: number, token: string): boolean {
  const length = end - start - 2;
  for (let i = 0; i < length; i++) {
    const byte = bytes[start + 1 + i]!;
    if (byte === 0x5c || byte >= 0x80) return textOf(bytes, start, end) === token;
    if (byte !== token.charCodeAt(i)) return false;
  }
  return length === token.length;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The columns of bytes of a line, given in ascending order: UTF-16 code units from its start, counted from 1. */
export function columnsOf(
  bytes: Uint8Array,
  start: number,
  ascending: readonly number[],
): number[] {
  let from = start;
  let column = 1;
  return ascending.map((at) => {
    // A byte order mark stands before the line.
    if (at <= from) return column;
    column += unitsIn(bytes, from, at);
    from = at;
    return column;
  });
}

/** UTF-16 code units of a range; of ASCII, which most lines are, as many as bytes. */
function unitsIn(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (bytes[at]! >= 0x80) return at - from + decoder.decode(bytes.subarray(at, to)).length;
  }
  return to - from;
}
