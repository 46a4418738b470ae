import Table from "cli-table3";
import type { Style } from "./style.ts";

/** A column of a table; `grow` takes the width that is left and wraps. */
export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
  readonly grow?: boolean;
  /** On a screen that is too narrow columns with a number are left out, the highest first. */
  readonly spare?: number;
}

const blank = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

const gap = 2;
const smallest = 24;

/** Lays rows out under their titles; cells are already safe and painted, and may have several lines. */
export function renderTable(
  all: readonly Column[],
  allRows: readonly (readonly string[])[],
  style: Style,
): string {
  const kept = fitting(all, allRows, style.columns);
  const columns = kept.map((i) => all[i]!);
  const rows =
    kept.length === all.length ? allRows : allRows.map((row) => kept.map((i) => row[i]!));
  const table = new Table({
    chars: blank,
    // cli-table3 paints heads and borders even into pipes unless told not to.
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
    colAligns: columns.map(({ align = "left" }) => align),
    ...widths(columns, rows, style),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  table.push(
    columns.map(({ title }) => style.faint(title)),
    ...rows.flatMap(linesOf),
  );
  return `${table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")}\n`;
}

/**
 * A row as rows of single lines: cli-table3 shortens the text of every cell for a log that nobody reads, one character
 * at a time where it has several lines.
 */
function linesOf(row: readonly string[]): string[][] {
  const cells = row.map((cell) => cell.split("\n"));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, i) => cells.map((lines) => lines[i] ?? ""));
}

/** Indices of the columns that fit on a screen; all where there is none. */
function fitting(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width = Number.POSITIVE_INFINITY,
): number[] {
  const needs = widthsOf(columns, rows).map((wide, i) =>
    columns[i]!.grow === true ? Math.min(wide, smallest) : wide,
  );
  const kept = columns.map((_, i) => i);
  const spare = kept
    .filter((i) => columns[i]!.spare !== undefined)
    .toSorted((a, b) => columns[a]!.spare! - columns[b]!.spare! || a - b);
  const isTooWide = (): boolean => kept.reduce((sum, i) => sum + needs[i]! + gap, 0) - gap >= width;
  while (spare.length > 0 && isTooWide()) kept.splice(kept.indexOf(spare.pop()!), 1);
  return kept;
}

const widthsOf = (columns: readonly Column[], rows: readonly (readonly string[])[]): number[] =>
  columns.map(({ title }, i) => Math.max(title.length, ...rows.map((row) => widest(row[i] ?? ""))));

/** Fixed widths for a screen: each column as wide as its text, the growing one what is left. */
function widths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  style: Style,
): { colWidths?: (number | null)[] } {
  const growing = columns.findIndex(({ grow }) => grow);
  if (style.columns === undefined || growing < 0) return {};
  const wide = widthsOf(columns, rows);
  const others = wide.reduce((sum, width, i) => sum + (i === growing ? 0 : width), 0);
  const left = style.columns - others - gap * (columns.length - 1) - 1;
  const width = Math.min(wide[growing]!, Math.max(left, smallest));
  return { colWidths: columns.map((_, i) => (i === growing ? width : null)) };
}

const colors = /\u001b\[\d+m/g;

const widest = (cell: string): number =>
  Math.max(...cell.split("\n").map((line) => line.replace(colors, "").length));

/** The end of a long path, which tells more than its start. */
export const shortPath = (path: string, width: number): string =>
  path.length <= width ? path : `…${path.slice(path.length - width + 1)}`;
