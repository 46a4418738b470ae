import type { Paint, Style } from "../style.ts";
import { lineText } from "./line-text.ts";
import { hueOf } from "./marker.ts";
import { cut, widthOf } from "./width.ts";

/** A run's name where several are shown, filled up to the width of its column. */
export interface Label {
  readonly text: string;
  /** The same for a narrow terminal. */
  readonly short: string;
  readonly paint: Paint;
}

const widest = 18;
const narrow = 12;
/** Runs whose labels are remembered; beyond that one may be given twice. */
const most = 10_000;

/** Short labels of runs: the last part of the run_id, with a number where it was given before. */
export function createLabels(style: Style): (run: string) => Label {
  const labels = new Map<string, Label>();
  const given = new Set<string>();
  const numbers = new Map<string, number>();
  return (run) => {
    const known = labels.get(run);
    if (known) return known;
    if (labels.size >= most) {
      labels.clear();
      given.clear();
      numbers.clear();
    }
    const name = lastPart(run);
    const filled = (width: number): string => {
      const text = unique(cutInside(name, width), width);
      return text + " ".repeat(Math.max(0, width - widthOf(text)));
    };
    const label = { text: filled(widest), short: filled(narrow), paint: hueOf(run, style.hues) };
    labels.set(run, label);
    return label;
  };

  /** A text with a number where it was given to another run before. */
  function unique(text: string, width: number): string {
    for (let number = numbers.get(`${width} ${text}`) ?? 1; ; number++) {
      const ending = number === 1 ? "" : `#${number}`;
      const label = `${cut(text, width - ending.length)}${ending}`;
      const key = `${width} ${label}`;
      if (given.has(key)) continue;
      given.add(key);
      numbers.set(`${width} ${text}`, number + 1);
      return label;
    }
  }
}

/** A run's name in a sentence. */
export const shortRun = (run: string): string => cutInside(lastPart(run), widest);

const lastPart = (run: string): string => lineText(run.slice(run.lastIndexOf("/") + 1) || "-");

/** As much of both ends of a text as fits: what tells runs apart often is at the end. */
function cutInside(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const end = text.slice(-(width >> 1)).replace(/^[\udc00-\udfff]/, "");
  // Wide characters take more columns than they count.
  if (widthOf(end) > width >> 1) return cut(text, width);
  return `${cut(text, width - widthOf(end))}${end}`;
}
