import type { Difference, FieldChange, RunDiff } from "../../core/timeline/diff.ts";
import { lineText } from "../events/line-text.ts";
import { cut } from "../events/width.ts";
import { grouped } from "../numbers.ts";
import { safeJson } from "../safe.ts";
import type { Style } from "../style.ts";

const mostValue = 60;

/** Two runs side by side: the first difference, then all of them by cycle. */
export function diffText({ same, differences }: RunDiff, style: Style): string {
  const lines: string[] = [];
  const first = differences[0];
  if (first) lines.push(`first difference: cycle ${first.cycle}, ${placeOf(first)}`);
  let cycle = Number.NaN;
  for (const difference of differences) {
    if (difference.cycle !== cycle) lines.push(style.faint(`-- cycle ${difference.cycle} --`));
    cycle = difference.cycle;
    lines.push(headOf(difference, style));
    lines.push(...difference.fields.map((field) => `    ${fieldText(field)}`));
  }
  lines.push(summary(same, differences));
  return lines.map((line) => `${line}\n`).join("");
}

const signs = { changed: "~", "only-a": "-", "only-b": "+" } as const;

function headOf(difference: Difference, { bad, good, severity }: Style): string {
  const paint = { changed: severity.warn, "only-a": bad, "only-b": good }[difference.kind];
  return paint(`${signs[difference.kind]} ${placeOf(difference)}`);
}

function placeOf({ event, a, b }: Difference): string {
  const places = [...(a === undefined ? [] : [`A:${a}`]), ...(b === undefined ? [] : [`B:${b}`])];
  return `${places.join(" ")} ${lineText(event) || "(no event)"}`;
}

const fieldText = ({ pointer, a, b }: FieldChange): string =>
  `${lineText(pointer) || "/"}: ${valueText(a)} -> ${valueText(b)}`;

const valueText = (value: unknown): string =>
  value === undefined ? "(absent)" : cut(lineText(JSON.stringify(value)), mostValue);

function summary(same: number, differences: readonly Difference[]): string {
  const count = (kind: Difference["kind"]): string =>
    grouped(differences.filter((one) => one.kind === kind).length);
  return `${grouped(same)} the same, ${count("changed")} changed, ${count("only-a")} only in A, ${count("only-b")} only in B`;
}

export const diffJson = ({ same, differences }: RunDiff): string =>
  safeJson({ same, first: differences[0] ?? null, differences }, 2);
