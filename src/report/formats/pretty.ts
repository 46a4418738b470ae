import type { Group } from "../../core/validate/collector.ts";
import { messageOf } from "../messages.ts";
import { grouped } from "../numbers.ts";
import { placeOf, subjectOf } from "../place.ts";
import type { CreateReport } from "../report.ts";
import { safe } from "../safe.ts";
import type { Style } from "../style.ts";
import { coverageTable } from "./coverage.ts";

/** One block a group of findings, with the masked line and a caret, for people who mend the writer. */
export const prettyReport: CreateReport = ({ style }) => ({
  finish(result) {
    const limit = result.maxFindings;
    const shown = limit > 0 ? result.groups.slice(0, limit) : result.groups;
    const more = result.groups.length - shown.length;
    return [
      ...shown.map((group) => block(group, style)),
      ...(more > 0 ? [`and ${grouped(more)} more groups; --max-findings 0 lists all\n`] : []),
      ...(result.coverage ? [coverageTable(result, style)] : []),
    ].join("\n");
  },
});

function block(group: Group, style: Style): string {
  const { first, last, count, severity, excerpt } = group;
  const place =
    first.file === "" ? "" : `${placeOf(first)}${first.line > 0 ? `:${first.column}` : ""} `;
  const subject = subjectOf(first);
  const lines = [
    `${style.strong(place)}${style.severity[severity](severity)} ${first.code}${subject === "" ? "" : ` ${subject}`}`,
    `  ${messageOf(first)}`,
  ];
  if (excerpt) {
    const { before, after } = fit(excerpt, (style.columns ?? 200) - frame.length - 1);
    lines.push(
      style.faint(`${frame}${before}${after}`),
      `${frame}${" ".repeat(before.length)}${style.severity[severity]("^")}`,
    );
  }
  if (first.related) lines.push(style.faint(`  see ${placeOf(first.related)}`));
  if (count > 1) {
    lines.push(style.faint(`  and ${grouped(count - 1)} more like this, last ${placeOf(last)}`));
  }
  return `${lines.join("\n")}\n`;
}

const frame = "  | ";

/** What stands before and after the caret, safe and cut to a width, with the caret inside. */
function fit(
  { text, caret }: NonNullable<Group["excerpt"]>,
  width: number,
): { before: string; after: string } {
  const before = safe(text.slice(0, caret));
  const after = safe(text.slice(caret));
  if (before.length + after.length <= width) return { before, after };
  const room = Math.max(width, 16);
  const kept = Math.min(before.length, Math.max(room - after.length, room >> 1));
  const cut = kept < before.length ? `…${before.slice(before.length - kept + 1)}` : before;
  const left = room - cut.length;
  return { before: cut, after: after.length > left ? `${after.slice(0, left - 1)}…` : after };
}
