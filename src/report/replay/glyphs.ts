import type { Outcome } from "../../core/query/failure.ts";
import type { Paint, Style } from "../style.ts";

/** How an event is drawn in a map or on a lane: one column wide. */
export interface Glyph {
  readonly text: string;
  readonly paint: Paint;
}

/** What glyphs mean, in the order of a legend. */
export const legend: readonly (readonly [string, string])[] = [
  ["P", "plan"],
  ["(", "step started"],
  [")", "step completed"],
  ["[", "command started"],
  ["]", "command completed"],
  ["x", "failed"],
  ["E", "error"],
  ["F", "feedback"],
  ["A", "accept"],
  ["R", "revise"],
  ["X", "abort"],
  ["b", "benchmark"],
  ["o", "profile"],
  ["?", "no event"],
  ["·", "another event"],
];

const byEvent: Readonly<Record<string, string>> = {
  "plan.generated": "P",
  "plan.step_started": "(",
  "plan.step_completed": ")",
  "executor.command_started": "[",
  "executor.command_completed": "]",
  "executor.error": "E",
  "review.feedback_generated": "F",
  "optimizer.benchmark_completed": "b",
  "optimizer.profile_selected": "o",
};
const byVerdict: Readonly<Record<string, string>> = { accept: "A", revise: "R", abort: "X" };

/** @param verdict of a decision; "" for other events */
export function glyphOf(
  event: string,
  outcome: Outcome | undefined,
  verdict: string,
  { good, bad, severity, plain, faint }: Style,
): Glyph {
  if (verdict !== "") {
    const text = Object.hasOwn(byVerdict, verdict) ? byVerdict[verdict]! : "D";
    const paint = verdict === "accept" ? good : verdict === "abort" ? bad : severity.warn;
    return { text, paint };
  }
  const known = Object.hasOwn(byEvent, event) ? byEvent[event] : undefined;
  if (outcome === "failure") return { text: known === "E" ? "E" : "x", paint: bad };
  return known === undefined ? { text: "·", paint: faint } : { text: known, paint: plain };
}
