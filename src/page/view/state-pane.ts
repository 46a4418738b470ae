/// <reference lib="dom" />
import type { RunState, StepState } from "../../core/timeline/state.ts";
import { spanText } from "../../report/events/time.ts";
import { valueText } from "../model/texts.ts";
import { counted, make, oneLine } from "./dom.ts";

/** Steps that are shown; those before them are counted. */
const mostSteps = 12;

const tones: Readonly<Record<string, string>> = { accept: "success", abort: "failure" };

/** What is known of a run after an event, to read. */
export function statePane(state: RunState): Node[] {
  const { cycle, plan, steps, command, exits, errors, counts, profile } = state;
  const { confidence, blocking_issues, verdict } = state;
  const tone = verdict === null ? "none" : (tones[verdict] ?? "neither");
  return [
    make(
      "dl",
      "facts",
      ...fact(
        "verdict",
        make("span", `chip ${tone}`, verdict === null ? "none yet" : oneLine(verdict, 40)),
      ),
      ...fact("cycle", cycle === null ? "–" : String(cycle)),
      ...fact("confidence", ...confidenceNodes(confidence)),
      ...fact("profile", profile ? oneLine(profile.profile, 80) : "–"),
      ...fact("running", command ? make("code", "", commandText(command)) : "–"),
      ...fact("exits", ...exitNodes(exits)),
      ...fact(
        "events",
        `${counted(state.events, "event")}${state.bad_lines > 0 ? `, ${counted(state.bad_lines, "bad line")}` : ""}`,
      ),
    ),
    section(
      `Steps${plan ? ` · ${plan.steps ?? "?"} planned` : ""} · ${counts.steps_done} done, ${counts.steps_failed} failed`,
      steps.length > mostSteps ? [`and ${steps.length - mostSteps} before`] : [],
      steps.slice(-mostSteps).map(stepNode),
      "no step in this cycle yet",
    ),
    section(
      `Errors · ${counts.errors}${counts.errors_unhandled > 0 ? `, ${counts.errors_unhandled} unhandled` : ""}`,
      [],
      errors.map(({ exception, message, handled }) =>
        make(
          "li",
          handled ? "" : "failure",
          make("b", "", oneLine(exception, 80)),
          ` ${oneLine(message, 300)}${handled ? " (handled)" : ""}`,
        ),
      ),
      "none in this cycle",
    ),
    section(
      `Blocking issues · ${blocking_issues.length}`,
      [],
      blocking_issues.slice(0, 20).map((issue) => make("li", "failure", issueText(issue))),
      "none",
    ),
  ];
}

const fact = (name: string, ...value: (Node | string)[]): Node[] => [
  make("dt", "", name),
  make("dd", "", ...value),
];

function section(title: string, notes: string[], items: Node[], nothing: string): Node {
  const list = make("ul", "", ...notes.map((note) => make("li", "quiet", note)), ...items);
  return make(
    "section",
    "",
    make("h3", "", title),
    items.length > 0 ? list : make("p", "quiet", nothing),
  );
}

function confidenceNodes(confidence: number | null): (Node | string)[] {
  if (confidence === null) return ["–"];
  const meter = make("meter");
  meter.min = 0;
  meter.max = 1;
  meter.value = Math.min(1, Math.max(0, confidence));
  meter.setAttribute("aria-label", "confidence");
  return [meter, ` ${confidence}`];
}

const exitNodes = (exits: RunState["exits"]): (Node | string)[] =>
  exits.length === 0
    ? ["–"]
    : exits.map(({ exit_code, signal, command }) => {
        const text = exit_code === null ? (signal ?? "?") : String(exit_code);
        const chip = make(
          "span",
          `chip ${exit_code === 0 ? "success" : "failure"}`,
          oneLine(text, 20),
        );
        chip.title = oneLine(command ?? "", 200);
        return chip;
      });

const commandText = ({ command, args }: NonNullable<RunState["command"]>): string =>
  oneLine([command, ...args.map((arg) => valueText(arg))].join(" "), 300);

/** A sign and a word for it. */
const signs = {
  open: ["▸", "open"],
  ok: ["✓", "done"],
  skipped: ["–", "skipped"],
  failed: ["✕", "failed"],
} as const;

function stepNode({ index, status, tool, description, result, duration_ms }: StepState): Node {
  const kind =
    status === null ? "open" : status === "ok" || status === "skipped" ? status : "failed";
  const [sign, word] = signs[kind];
  const mark = make("span", "sign", sign);
  mark.setAttribute("role", "img");
  mark.setAttribute("aria-label", word);
  const took = duration_ms === null ? "" : ` ${spanText(duration_ms)}`;
  return make(
    "li",
    `step ${kind}`,
    mark,
    make(
      "span",
      "",
      `${index} ${oneLine(description ?? tool ?? "", 200)}`,
      make("small", "", took),
    ),
    ...(kind === "failed" && result !== null
      ? [make("small", "result", oneLine(result, 300))]
      : []),
  );
}

function issueText(issue: unknown): string {
  if (typeof issue !== "object" || issue === null) return oneLine(valueText(issue), 300);
  const parts = Object.values(issue).map((value) => valueText(value));
  return oneLine(parts.join(": "), 300);
}
