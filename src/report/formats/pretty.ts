import type { Group } from "../../core/validate/collector.ts";
import { messageOf } from "../messages.ts";
import { grouped } from "../numbers.ts";
import { placeOf } from "../place.ts";
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
  const subject = [first.event, first.pointer].filter((part) => part !== "").map(safe);
  const lines = [
    `${style.strong(place)}${style.severity[severity](severity)} ${first.code}${subject.length > 0 ? ` ${subject.join(" ")}` : ""}`,
    `  ${messageOf(first)}`,
  ];
  if (excerpt) {
    const before = safe(excerpt.text.slice(0, excerpt.caret));
    lines.push(
      style.faint(`  | ${before}${safe(excerpt.text.slice(excerpt.caret))}`),
      `  | ${" ".repeat(before.length)}${style.severity[severity]("^")}`,
    );
  }
  if (first.related) lines.push(style.faint(`  see ${placeOf(first.related)}`));
  if (count > 1) {
    lines.push(style.faint(`  and ${grouped(count - 1)} more like this, last ${placeOf(last)}`));
  }
  return `${lines.join("\n")}\n`;
}
