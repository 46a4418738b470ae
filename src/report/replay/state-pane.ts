import type { RunState, StepState } from "../../core/timeline/state.ts";
import { lineText } from "../events/line-text.ts";
import { shortRun } from "../events/labels.ts";
import { cut } from "../events/width.ts";
import type { Paint, Style } from "../style.ts";

/** A line of the pane. */
interface Line {
  readonly text: string;
  readonly paint?: Paint;
}

/** What is known of a run, in lines that fit into a pane. */
export function statePane(
  state: RunState | undefined,
  width: number,
  height: number,
  style: Style,
): string[] {
  const lines = state ? linesOf(state, style) : [{ text: "computing the state ..." }];
  return lines.slice(0, height).map(({ text, paint = style.plain }) => paint(cut(text, width)));
}

function linesOf(state: RunState, style: Style): Line[] {
  const { run_id, cycle, plan, steps, command, exits, errors, counts } = state;
  const { confidence, blocking_issues, profile, verdict } = state;
  const { bad, faint, strong, good, severity } = style;
  const verdictPaint = verdict === "accept" ? good : verdict === "abort" ? bad : severity.warn;
  return [
    { text: shortRun(run_id), paint: strong },
    { text: `cycle ${cycle ?? "-"}`, paint: strong },
    {
      text: `verdict ${verdict === null ? "-" : lineText(verdict)}`,
      ...(verdict !== null && { paint: verdictPaint }),
    },
    { text: `confidence ${confidence ?? "-"}` },
    { text: `plan ${plan ? `${plan.steps ?? "?"} steps` : "-"}` },
    ...steps.slice(-8).map((step) => stepLine(step, style)),
    {
      text: command
        ? `running ${lineText([command.command, ...command.args.map(String)].join(" "))}`
        : "running -",
      ...(!command && { paint: faint }),
    },
    { text: `exits ${exits.map(({ exit_code }) => exit_code ?? "?").join(" ") || "-"}` },
    {
      text: `errors ${counts.errors}${counts.errors_unhandled > 0 ? `, ${counts.errors_unhandled} unhandled` : ""}`,
      ...(counts.errors > 0 && { paint: severity.warn }),
    },
    ...errors.slice(-2).map(({ exception, message }) => ({
      text: `  ${lineText(exception)}: ${lineText(message)}`,
      paint: faint,
    })),
    {
      text: `blocking ${blocking_issues.length}`,
      ...(blocking_issues.length > 0 && { paint: bad }),
    },
    ...blocking_issues.slice(0, 3).map((issue) => ({
      text: `  ${lineText(typeof issue === "string" ? issue : JSON.stringify(issue))}`,
    })),
    { text: `profile ${profile ? lineText(profile.profile) : "-"}` },
  ];
}

function stepLine({ index, status, tool, description }: StepState, style: Style): Line {
  const sign = status === null ? ">" : status === "ok" ? "+" : status === "skipped" ? "-" : "x";
  const text = ` ${sign} ${index} ${lineText(description ?? tool ?? "")}`;
  if (sign === "x") return { text, paint: style.bad };
  return sign === ">" ? { text, paint: style.strong } : { text };
}
