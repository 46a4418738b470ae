import type { ValidationResult } from "../../core/validate/result.ts";
import { grouped } from "../numbers.ts";
import type { Style } from "../style.ts";
import { renderTable } from "../table.ts";

/** Which catalog events and optional fields were seen, how often, and which never; "" without --coverage. */
export function coverageTable({ coverage }: ValidationResult, style: Style): string {
  if (!coverage) return "";
  const rows = coverage.events.map(({ event, count, optional }) => [
    count === 0 ? style.bad(event) : event,
    count === 0 ? style.bad("never") : grouped(count),
    optional
      .map(({ field, count: times }) => `${field} ${times === 0 ? "never" : grouped(times)}`)
      .join(", "),
  ]);
  const percent = ((100 * coverage.seen) / Math.max(coverage.total, 1)).toFixed(0);
  const columns = [
    { title: "event" },
    { title: "seen", align: "right" as const },
    { title: "optional fields", grow: true },
  ];
  return `${renderTable(columns, rows, style)}coverage: ${coverage.seen} of ${coverage.total} events (${percent} %)\n`;
}
