/** Paths into a JSON value, merged where they begin alike, so that many are looked for in one walk. */
export interface PathTree {
  children: ReadonlyMap<string, PathTree>;
  /** Whether a path ends here. */
  isEnd: boolean;
}

/** Most nodes are the end of a path, and a map is the greater part of a node. */
const none: ReadonlyMap<string, PathTree> = new Map();

export const createPathTree = (): PathTree => ({ children: none, isEnd: false });

/** Adds a path; returns the node it ends at. */
export function addPath(tree: PathTree, path: readonly string[]): PathTree {
  let node = tree;
  for (const token of path) node = node.children.get(token) ?? addChild(node, token);
  node.isEnd = true;
  return node;
}

function addChild(node: PathTree, token: string): PathTree {
  const child = createPathTree();
  if (node.children === none) node.children = new Map([[token, child]]);
  else (node.children as Map<string, PathTree>).set(token, child);
  return child;
}

/** Whether a path of the tree is `path` or lies above it. */
export function covers(tree: PathTree, path: readonly string[]): boolean {
  let node: PathTree | undefined = tree;
  if (node.isEnd) return true;
  for (const token of path) {
    node = node.children.get(token);
    if (!node) return false;
    if (node.isEnd) return true;
  }
  return false;
}
