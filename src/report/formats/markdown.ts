import { messageOf } from "../messages.ts";
import { counted, grouped } from "../numbers.ts";
import { placeOf, subjectOf } from "../place.ts";
import type { CreateReport } from "../report.ts";
import { safe } from "../safe.ts";

/** Text for a cell of a GitHub-flavoured table: no markup, no pipes. */
const cell = (text: string): string =>
  safe(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/([\\`*_[\]|~])/g, "\\$1");

/** A summary and the groups as a table, for pull requests and step summaries. */
export const markdownReport: CreateReport = () => ({
  finish({ summary, groups, unreadable, maxFindings, coverage, baseline }) {
    const { error, warn, info } = summary.findings;
    const shown = maxFindings > 0 ? groups.slice(0, maxFindings) : groups;
    const rows = shown.map(({ severity, count, first, pointer }) =>
      [
        severity,
        grouped(count),
        `\`${first.code}\``,
        cell(subjectOf({ event: first.event, pointer })),
        cell(messageOf(first)),
        cell(placeOf(first)),
      ].join(" | "),
    );
    const table = [
      "| severity | count | code | where | what | first |",
      "| --- | ---: | --- | --- | --- | --- |",
      ...rows.map((row) => `| ${row} |`),
    ];
    return [
      "### telemetry validate",
      "",
      `${counted(summary.files, "file")}, ${counted(summary.lines, "line")} = ${counted(summary.events, "event")} + ${grouped(summary.blank)} blank + ${grouped(summary.rejected)} rejected.`,
      `${counted(error, "error")}, ${counted(warn, "warning")}, ${grouped(info)} info${baseline ? `; ${grouped(baseline.suppressed)} accepted by the baseline` : ""}.`,
      ...unreadable.map(({ file, reason }) => `\n**Cannot read** ${cell(file)}: ${cell(reason)}`),
      ...(rows.length > 0 ? ["", ...table] : []),
      ...(groups.length > shown.length
        ? ["", `and ${grouped(groups.length - shown.length)} more groups`]
        : []),
      ...(coverage ? ["", `Coverage: ${coverage.seen} of ${coverage.total} events.`] : []),
      "",
    ].join("\n");
  },
});
