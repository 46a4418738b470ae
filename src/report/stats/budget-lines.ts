import type { Style } from "../style.ts";
import type { BudgetResult } from "./report.ts";
import { safe } from "../safe.ts";
import { inUnit } from "./words.ts";

/** What became of each budget of --fail-if. */
export const budgetLines = (budgets: readonly BudgetResult[], style: Style): string =>
  budgets
    .map(({ text, value, unit, isOverdrawn }) => {
      const verdict = isOverdrawn ? style.bad("failed") : style.good("passed");
      return `${verdict}  ${safe(text)}  (it is ${unit === "share" ? `${((value ?? 0) * 100).toFixed(1)}%` : inUnit(value, unit)})\n`;
    })
    .join("");
