/// <reference lib="dom" />
import type { Model } from "../model/model.ts";
import type { Colors } from "./colors.ts";

/** How an event is drawn: its shape says what it is, so that colour need not. */
export interface Mark {
  readonly shape: "dot" | "cross" | "diamond" | "plan";
  readonly tone: "lane" | "bad" | "good" | "warn";
  /** Whether it is not hidden by others. */
  readonly isGrave: boolean;
}

const dot: Mark = { shape: "dot", tone: "lane", isGrave: false };
const plan: Mark = { shape: "plan", tone: "lane", isGrave: false };
const cross: Mark = { shape: "cross", tone: "bad", isGrave: true };
const decisions = {
  success: { shape: "diamond", tone: "good", isGrave: true },
  failure: { shape: "diamond", tone: "bad", isGrave: true },
  neither: { shape: "diamond", tone: "warn", isGrave: true },
} as const satisfies Record<string, Mark>;

export function markOf({ decided, failed, outcomes, records }: Model, position: number): Mark {
  if (decided[position]) return decisions[outcomes[position] ?? "neither"];
  if (failed[position]) return cross;
  return records[position]!.event === "plan.generated" ? plan : dot;
}

export function drawMark(
  context: CanvasRenderingContext2D,
  { shape, tone }: Mark,
  x: number,
  y: number,
  colors: Colors,
  lane: number,
): void {
  const color = tone === "lane" ? colors.lanes[lane]! : colors[tone];
  context.fillStyle = color;
  if (shape === "dot") {
    context.fillRect(x - 1.25, y - 4, 2.5, 8);
  } else if (shape === "plan") {
    context.beginPath();
    context.moveTo(x - 3, y - 5);
    context.lineTo(x + 5, y);
    context.lineTo(x - 3, y + 5);
    context.fill();
  } else if (shape === "diamond") {
    context.beginPath();
    context.moveTo(x, y - 6);
    context.lineTo(x + 6, y);
    context.lineTo(x, y + 6);
    context.lineTo(x - 6, y);
    context.closePath();
    context.fill();
    context.strokeStyle = colors.panel;
    context.lineWidth = 1;
    context.stroke();
  } else {
    context.strokeStyle = color;
    context.lineWidth = 2;
    context.beginPath();
    context.moveTo(x - 4, y - 4);
    context.lineTo(x + 4, y + 4);
    context.moveTo(x + 4, y - 4);
    context.lineTo(x - 4, y + 4);
    context.stroke();
  }
}
