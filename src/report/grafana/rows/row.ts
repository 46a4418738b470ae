import type { Group } from "../layout.ts";
import type { Placeable } from "../panels/panel.ts";

/** What stands under one title. */
export interface Row {
  readonly title: string;
  readonly groups: readonly Group<Placeable>[];
}

/** Panels three to a line, or two where that fills the lines. */
export const group = (items: readonly Placeable[]): Group<Placeable> => ({
  items,
  columns: items.length === 4 ? 2 : 3,
  height: 8,
});

/** Single numbers, in one line. */
export const numbers = (items: readonly Placeable[]): Group<Placeable> => ({
  items,
  columns: 6,
  height: 4,
});
