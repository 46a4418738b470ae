import { addPath, createPathTree, type PathTree } from "../contract/path-tree.ts";
import { walkValues } from "./values.ts";

/** Where a value of a line stands, byte offsets in the chunk. */
export interface Location {
  /** The key's opening quote, or the value in an array or at the root. */
  readonly key: number;
  readonly value: number;
}

/**
 * Finds values by their paths, all in one walk over the line. Of a repeated key the last counts, as for JSON.parse.
 * A path that leads nowhere is found at the nearest value above it.
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
  const nodes: (PathTree | undefined)[] = [tree];
  walkValues(bytes, start, end, ({ path, key, start: value }) => {
    const depth = path.length;
    const node = depth === 0 ? tree : nodes[depth - 1]?.children.get(path[depth - 1]!);
    nodes[depth] = node;
    if (node) found.set(node, { key, value });
  });
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
    column += decoder.decode(bytes.subarray(from, at)).length;
    from = at;
    return column;
  });
}
