import type { ComparedFigure, Comparison } from "../../core/stats/compare.ts";
import { counted, grouped } from "../numbers.ts";
import { safe, safeJson } from "../safe.ts";
import { plainStyle } from "../style.ts";
import { renderTable } from "../table.ts";
import { budgetLines } from "./budget-lines.ts";
import { csv } from "./csv.ts";
import { markdownTable } from "./markdown.ts";
import type { StatsContext, WriteComparison } from "./report.ts";
import { right } from "./sections.ts";
import { inUnit, percent, unitName } from "./words.ts";

const columns = [
  { title: "figure" },
  right("A"),
  right("B"),
  right("change"),
  { title: "" },
  { title: "chance" },
];

const marks = { worse: "worse", better: "better", same: "", unclear: "" } as const satisfies Record<
  ComparedFigure["verdict"],
  string
>;

function rowsOf({ figures }: Comparison, { style }: StatsContext): string[][] {
  return figures.map(({ figure, unit, a, b, change, p, verdict }) => {
    const mark = marks[verdict];
    return [
      `${safe(figure)}${unitName(unit === "share" ? "1" : unit) === "" ? "" : ` ${unit}`}`,
      valueText(a, unit),
      valueText(b, unit),
      change === null ? (a === b ? "" : "new") : change === 0 ? "0%" : changeText(change),
      verdict === "worse" ? style.bad(mark) : verdict === "better" ? style.good(mark) : mark,
      p === null ? "" : p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(3)}`,
    ];
  });
}

const valueText = (value: number | null, unit: string): string =>
  unit === "share" ? (value === null ? "-" : percent(value)) : inUnit(value, unit);

const changeText = (change: number): string => {
  const size = Math.abs(change * 100);
  const text = size < 10 ? size.toFixed(1) : grouped(Math.round(size));
  return `${change < 0 ? "-" : "+"}${text}%`;
};

function headOf({ a, b }: Comparison): string[] {
  return [a, b].map(
    ({ name, totals }, i) =>
      `${"AB"[i]}  ${safe(name)}: ${counted(totals.events, "event")}, ${grouped(totals.invalid + totals.unreadable)} lines set aside`,
  );
}

const note = "worse and better: ranks differ (p < 0.01) and the figure by 2% or more";

export const tableComparison: WriteComparison = (comparison, budgets, context) =>
  [
    `${headOf(comparison).join("\n")}\n`,
    `${renderTable(columns, rowsOf(comparison, context), context.style)}${context.style.faint(note)}\n`,
    budgetLines(budgets, context.style),
  ]
    .filter((part) => part !== "")
    .join("\n");

export const markdownComparison: WriteComparison = (comparison, budgets, context) => {
  const plain = { ...context, style: plainStyle() };
  return [
    "### telemetry stats --compare\n",
    headOf(comparison)
      .map(
        (line) => `- ${line}
`,
      )
      .join(""),
    markdownTable({ columns, rows: rowsOf(comparison, plain) }),
    `${note}\n`,
    budgetLines(budgets, plain.style),
  ]
    .filter((part) => part !== "")
    .join("\n");
};

export const jsonComparison: WriteComparison = (comparison, budgets) =>
  safeJson({ ...comparison, ...(budgets.length > 0 && { budgets }) }, 2);

export const jsonlComparison: WriteComparison = ({ a, b, figures }, budgets) =>
  [
    { part: "summary", a, b },
    ...figures.map((figure) => ({ part: "figures", ...figure })),
    ...budgets.map((budget) => ({ part: "budgets", ...budget })),
  ]
    .map((row) => safeJson(row))
    .join("");

export const csvComparison: WriteComparison = ({ figures }) =>
  csv([
    ["figure", "unit", "a", "b", "delta", "change", "p", "verdict"],
    ...figures.map(({ figure, unit, a, b, delta, change, p, verdict }) => [
      figure,
      unit,
      a,
      b,
      delta,
      change,
      p,
      verdict,
    ]),
  ]);
