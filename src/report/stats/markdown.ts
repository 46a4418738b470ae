import { plainStyle } from "../style.ts";
import { budgetLines } from "./budget-lines.ts";
import { headLines } from "./head.ts";
import type { StatsContext, WriteStats } from "./report.ts";
import { sectionsOf, type Section } from "./sections.ts";

/** Text for a cell of a GitHub-flavoured table: no markup, no pipes. */
const cell = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("\n", " ")
    .replace(/([\\`*_[\]|~])/g, "\\$1");

/** A table as GitHub shows it. */
export const markdownTable = ({ columns, rows }: Pick<Section, "columns" | "rows">): string =>
  [
    columns.map(({ title }) => cell(title)),
    columns.map(({ align }) => (align === "right" ? "---:" : "---")),
    ...rows.map((row) => row.map(cell)),
  ]
    .map((row) => `| ${row.join(" | ")} |\n`)
    .join("");

/** For pull requests and step summaries. */
export const markdownStats: WriteStats = (result, context: StatsContext) => {
  const lines = headLines(result, context).map(
    ([title, text]) => `- **${title}**: ${cell(text)}\n`,
  );
  const tables = sectionsOf(result.overview, context).map(
    (section) =>
      `${markdownTable(section)}${section.note === "" ? "" : `\n${cell(section.note)}\n`}`,
  );
  const budgets = budgetLines(result.budgets, plainStyle())
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => `- ${cell(line)}\n`);
  return ["### telemetry stats\n", lines.join(""), ...tables, budgets.join("")]
    .filter((part) => part !== "")
    .join("\n");
};
