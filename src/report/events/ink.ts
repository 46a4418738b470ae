import type { Paint } from "../style.ts";
import { cut, widthOf } from "./width.ts";

/** A piece of a line: text that is safe for a terminal, and how it is painted. */
export interface Ink {
  readonly text: string;
  readonly paint?: Paint | undefined;
}

export const painted = (inks: readonly Ink[]): string => {
  let line = "";
  for (const { text, paint } of inks) line += paint && text !== "" ? paint(text) : text;
  return line;
};

/** As much of a line as fits into a width, columns. */
export function fit(inks: readonly Ink[], width: number): Ink[] {
  const fitting: Ink[] = [];
  let left = width;
  for (const [i, ink] of inks.entries()) {
    const its = widthOf(ink.text);
    const isLast = inks.slice(i + 1).every(({ text }) => text === "");
    // The last column is kept for the sign that there is more.
    if (its < left || (its === left && isLast)) {
      fitting.push(ink);
      left -= its;
    } else {
      fitting.push({ ...ink, text: its === left ? cut(`${ink.text}  `, left) : cut(ink.text, left) });
      break;
    }
  }
  return fitting;
}

/** A line as several, none wider than a width; those after the first are indented. */
export function wrap(inks: readonly Ink[], width: number, indent: number): Ink[][] {
  const lines: Ink[][] = [[]];
  let left = width;
  for (const { text, paint } of inks) {
    let rest = text;
    while (rest !== "") {
      const part = widthOf(rest) <= left ? rest : startOf(rest, left);
      if (part !== "") lines.at(-1)!.push({ text: part, paint });
      rest = rest.slice(part.length);
      left -= widthOf(part);
      if (rest === "") break;
      lines.push([{ text: " ".repeat(indent) }]);
      left = width - indent;
    }
  }
  return lines;
}

/** What fits of a text, broken after a space if there is one near its end. */
function startOf(text: string, width: number): string {
  const fitting = cut(text, width + 1).replace(/…$/, "");
  const space = fitting.lastIndexOf(" ") + 1;
  return space > fitting.length - 24 && space > 0 ? fitting.slice(0, space) : fitting;
}
