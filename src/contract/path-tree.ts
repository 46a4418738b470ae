/** Paths into a JSON value, merged where they begin alike, so that many are looked for in one walk. */
export interface PathTree {
  readonly children: Map<string, PathTree>;
  /** Whether a path ends here. */
  isEnd: boolean;
}

export const createPathTree = (): PathTree => ({ children: new Map(), isEnd: false });

/** Adds a path; returns the node it ends at. */
export function addPath(tree: PathTree, path: readonly string[]): PathTree {
  let node = tree;
  for (const token of path) {
    let child = node.children.get(token);
    if (!child) node.children.set(token, (child = createPathTree()));
    node = child;
  }
  node.isEnd = true;
  return node;
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
