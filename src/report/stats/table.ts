import { renderTable } from "../table.ts";
import { budgetLines } from "./budget-lines.ts";
import { headLines } from "./head.ts";
import type { WriteStats } from "./report.ts";
import { sectionsOf } from "./sections.ts";

/** For people: what was read and how runs went, then tables. */
export const tableStats: WriteStats = (result, context) => {
  const { style } = context;
  const lines = headLines(result, context);
  const width = Math.max(...lines.map(([title]) => title.length));
  const head = lines
    .map(([title, text]) => `${style.faint(title.padEnd(width))}  ${text}\n`)
    .join("");
  const tables = sectionsOf(result.overview, context).map(
    ({ columns, rows, note }) =>
      `${renderTable(columns, rows, style)}${note === "" ? "" : `${style.faint(note)}\n`}`,
  );
  return [head, ...tables, budgetLines(result.budgets, style)]
    .filter((part) => part !== "")
    .join("\n");
};
