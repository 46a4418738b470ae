import { Problem } from "../../contract/problem.ts";
import type { QueryError } from "./error.ts";
import { visible } from "./visible.ts";

/** What is shown of an expression on each side of the place, UTF-16 units. */
const shownBefore = 44;
const shownAfter = 28;

/**
 * A QueryError as a problem of the option that had the expression. The hint shows the expression with carets under
 * the place, then what to write instead.
 */
export function queryProblem(option: string, expression: string, error: QueryError): Problem {
  const { at, length, message, advice } = error;
  const from = Math.max(0, at - shownBefore);
  const to = Math.min(expression.length, at + shownAfter);
  const start = from > 0 ? "…" : "";
  const before = start + visible(expression.slice(from, at));
  const after = visible(expression.slice(at, to)) + (to < expression.length ? "…" : "");
  const carets = "^".repeat(
    Math.max(1, columnsOf(expression.slice(at, Math.min(to, at + length)))),
  );
  const isBlank = expression.trim() === "";
  const lines = isBlank
    ? []
    : [`  ${before}${after}`, `  ${" ".repeat(columnsOf(before))}${carets}`];
  if (advice !== undefined) lines.push(visible(advice));
  return new Problem(`${option}: ${visible(message)}`, lines.join("\n"));
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const mark = /\p{Mn}/u;

/** Columns of a terminal a text takes; near enough to stand under it. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (wide.test(character)) columns += 2;
    else if (!mark.test(character)) columns++;
  }
  return columns;
}
