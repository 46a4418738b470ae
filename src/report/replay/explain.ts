import type { CycleStory, Evidence } from "../../core/timeline/cycles.ts";
import { lineText } from "../events/line-text.ts";
import { spanText } from "../events/time.ts";
import { cut } from "../events/width.ts";
import { counted } from "../numbers.ts";
import type { Paint, Style } from "../style.ts";

/** Evidence of one kind that is shown; the rest is counted. */
const shown = 3;
const noWidth = 10_000;

/** Says in a few lines why each cycle ended as it did. */
export function explanation(stories: readonly CycleStory[], style: Style): string {
  const hasRuns = new Set(stories.map(({ run }) => run)).size > 1;
  return stories.map((story) => storyText(story, hasRuns, style)).join("\n");
}

function storyText(story: CycleStory, hasRuns: boolean, style: Style): string {
  const { run, cycle, events, begin, end, verdict, verdictAt } = story;
  const time = Number.isNaN(end - begin) ? "" : ` in ${spanText(end - begin)}`;
  const name = hasRuns ? `${lineText(run)} cycle ${cycle}` : `cycle ${cycle}`;
  const said =
    verdict === null
      ? style.severity.warn("no verdict")
      : `${verdictPaint(verdict, style)(lineText(verdict))} at #${verdictAt}`;
  const head = `${style.strong(name)}: ${said}, ${counted(events, "event")}${time}`;
  return [head, ...reasons(story, style)].map((line) => `${line}\n`).join("");
}

const verdictPaint = (verdict: string, { good, bad, severity }: Style): Paint => {
  if (verdict === "accept") return good;
  return verdict === "abort" ? bad : severity.warn;
};

function reasons(story: CycleStory, style: Style): string[] {
  const { failedSteps, failedCommands, errors, unhandled, openSteps, blocking, confidence } = story;
  const lines = [
    ...list("failed step", failedSteps, style),
    ...list("command failed", failedCommands, style),
    ...list(unhandled > 0 ? `error (${unhandled} unhandled)` : "error, handled", errors, style),
    ...(openSteps > 0 ? [`  ${counted(openSteps, "step")} never completed`] : []),
    ...blocking.slice(0, shown).map((issue) => fitted(`  blocking: ${lineText(issue)}`, style)),
    ...more(blocking.length, "blocking issue"),
  ];
  const { from, to } = confidence;
  if (to !== null) {
    const change = from === null || from === to ? "" : ` (${signed(to - from)})`;
    lines.push(`  confidence ${String(to)}${change}`);
  }
  if (lines.length === 0) lines.push("  nothing failed, nothing blocks");
  return lines;
}

function list(name: string, evidence: readonly Evidence[], style: Style): string[] {
  return [
    ...evidence
      .slice(0, shown)
      .map(({ text, event }) => fitted(`  ${name} #${event}: ${lineText(text)}`, style)),
    ...more(evidence.length, name),
  ];
}

const more = (count: number, name: string): string[] =>
  count > shown ? [`  and ${count - shown} more: ${name}`] : [];

const fitted = (line: string, { columns }: Style): string => cut(line, columns ?? noWidth);

const signed = (change: number): string => {
  const rounded = Math.round(change * 1e6) / 1e6;
  return rounded > 0 ? `+${rounded}` : String(rounded);
};
