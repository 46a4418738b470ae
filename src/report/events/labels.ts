import type { Paint, Style } from "../style.ts";
import { lineText } from "./line-text.ts";
import { hueOf } from "./marker.ts";
import { cut, widthOf } from "./width.ts";

/** A run's name where several are shown. */
export interface Label {
  readonly text: string;
  readonly paint: Paint;
}

const widest = 18;
/** Runs whose labels are remembered; beyond that one may be given twice. */
const most = 10_000;

/** Short labels of runs: the last part of the run_id, with a number where it was given before. */
export function createLabels(style: Style): (run: string) => Label {
  const labels = new Map<string, Label>();
  const given = new Map<string, number>();
  return (run) => {
    const known = labels.get(run);
    if (known) return known;
    if (labels.size >= most) {
      labels.clear();
      given.clear();
    }
    const name = cut(lineText(run.slice(run.lastIndexOf("/") + 1) || "-"), widest);
    const number = (given.get(name) ?? 0) + 1;
    given.set(name, number);
    const ending = number === 1 ? "" : `#${number}`;
    const start = cut(name, widest - ending.length);
    const text = `${start}${ending}`;
    const label = {
      text: text + " ".repeat(Math.max(0, widest - widthOf(text))),
      paint: hueOf(run, style.hues),
    };
    labels.set(run, label);
    return label;
  };
}
