import { renderTable } from "../table.ts";
import { budgetLines } from "./budget-lines.ts";
import { headLines } from "./head.ts";
import type { WriteStats } from "./report.ts";
import { sectionsOf } from "./sections.ts";

const gap = 2;

/** A text in lines of a width, broken where one thing that is said ends. */
function inLines(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of text.split(/(?<=[;,]) /)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + part.length < width) {
      lines[lines.length - 1] = `${line} ${part}`;
    } else lines.push(part);
  }
  return lines;
}

/** For people: what was read and how runs went, then tables. */
export const tableStats: WriteStats = (result, context) => {
  const { style } = context;
  const lines = headLines(result, context);
  const width = Math.max(...lines.map(([title]) => title.length));
  const head = lines
    .map(([title, text]) => {
      const room = (style.columns ?? Number.POSITIVE_INFINITY) - width - gap;
      const parts = inLines(text, room).join(`\n${" ".repeat(width + gap)}`);
      return `${style.faint(title.padEnd(width))}  ${parts}\n`;
    })
    .join("");
  const tables = sectionsOf(result.overview, context).map(
    ({ columns, rows, note }) =>
      `${renderTable(columns, rows, style)}${note === "" ? "" : `${style.faint(note)}\n`}`,
  );
  return [head, ...tables, budgetLines(result.budgets, style)]
    .filter((part) => part !== "")
    .join("\n");
};
