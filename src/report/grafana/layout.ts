/** Columns of a dashboard. */
const gridWidth = 24;

/** What stands together: it begins a line of its own, and fills the lines it takes. */
export interface Group<Item> {
  readonly items: readonly Item[];
  /** Most items of a line. */
  readonly columns: number;
  /** Rows of the grid. */
  readonly height: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Items with their places from row `top` down, and the first row that is free after them. */
export function layOut<Item>(
  groups: readonly Group<Item>[],
  top: number,
): { readonly placed: readonly (readonly [Item, Place])[]; readonly bottom: number } {
  const placed: (readonly [Item, Place])[] = [];
  let y = top;
  for (const { items, columns, height } of groups) {
    for (const line of linesOf(items, columns)) {
      const w = Math.floor(gridWidth / line.length);
      for (const [i, item] of line.entries()) placed.push([item, { x: i * w, y, w, h: height }]);
      y += height;
    }
  }
  return { placed, bottom: y };
}

/** Lines of about as many items each. */
function linesOf<Item>(items: readonly Item[], columns: number): Item[][] {
  const count = Math.ceil(items.length / columns);
  return Array.from({ length: count }, (_, i) =>
    items.slice(
      Math.round((i * items.length) / count),
      Math.round(((i + 1) * items.length) / count),
    ),
  );
}
