import type { Group } from "../../core/validate/collector.ts";
import type { FileResult, ValidationResult } from "../../core/validate/result.ts";
import { messageOf } from "../messages.ts";
import { grouped } from "../numbers.ts";
import { placeOf, subjectOf } from "../place.ts";
import type { CreateReport } from "../report.ts";
import { safe } from "../safe.ts";
import type { Style } from "../style.ts";
import { renderTable, shortPath, type Column } from "../table.ts";
import { coverageTable } from "./coverage.ts";

const maxFiles = 20;

/** Files and grouped findings as tables, for people. */
export const tableReport: CreateReport = ({ style }) => ({
  finish: (result) =>
    [fileTable(result, style), groupTable(result, style), coverageTable(result, style)]
      .filter((part) => part !== "")
      .join("\n"),
});

const fileColumns: readonly Column[] = [
  { title: "file" },
  { title: "events", align: "right" },
  { title: "blank", align: "right" },
  { title: "rejected", align: "right" },
  { title: "errors", align: "right" },
  { title: "warnings", align: "right" },
  { title: "info", align: "right" },
];

function fileTable(result: ValidationResult, style: Style): string {
  if (result.files.length === 0) return "";
  const worst = result.files.toSorted((a, b) => trouble(b) - trouble(a)).slice(0, maxFiles);
  const shown = result.files.length > maxFiles ? worst : result.files;
  const width = Math.max(16, (style.columns ?? 200) - 62);
  const rows = shown.map((file) => [
    safe(shortPath(file.name, width)),
    ...[file.events, file.blank, file.rejected].map(grouped),
    ...(["error", "warn", "info"] as const).map((severity) => {
      const count = file.counts[severity];
      return count === 0 ? style.faint("0") : style.severity[severity](grouped(count));
    }),
  ]);
  const more = result.files.length + result.moreFiles - shown.length;
  const note =
    more > 0 ? style.faint(`and ${grouped(more)} more files, with fewer findings\n`) : "";
  return `${renderTable(fileColumns, rows, style)}${note}`;
}

const trouble = ({ counts }: FileResult): number =>
  counts.error * 1e9 + counts.warn * 1e3 + Math.min(counts.info, 999);

const groupColumns: readonly Column[] = [
  { title: "severity" },
  { title: "count", align: "right" },
  { title: "finding", grow: true },
];

function groupTable(result: ValidationResult, style: Style): string {
  if (result.groups.length === 0) return "";
  const limit = result.maxFindings;
  const shown = limit > 0 ? result.groups.slice(0, limit) : result.groups;
  const rows = shown.map((group) => [
    style.severity[group.severity](group.severity),
    `x${grouped(group.count)}`,
    describe(group, style),
  ]);
  const more = result.groups.length - shown.length;
  const note =
    more > 0 ? style.faint(`and ${grouped(more)} more groups; --max-findings 0 lists all\n`) : "";
  return `${renderTable(groupColumns, rows, style)}${note}`;
}

/** Code and place in the event, then the sentence, then where in the files. */
function describe(group: Group, style: Style): string {
  const { first, last, count } = group;
  const subject = subjectOf({ event: first.event, pointer: group.pointer });
  const where =
    count === 1 ? `at ${placeOf(first)}` : `first ${placeOf(first)}, last ${placeOf(last)}`;
  return [
    `${style.strong(first.code)}${subject === "" ? "" : ` ${subject}`}`,
    messageOf(first),
    ...(first.file === "" ? [] : [style.faint(where)]),
  ].join("\n");
}
