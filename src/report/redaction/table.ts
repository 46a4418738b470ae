import type { RedactionResult } from "../../core/redact/listing.ts";
import { grouped } from "../numbers.ts";
import { safe } from "../safe.ts";
import type { Style } from "../style.ts";
import { renderTable, shortPath, type Column } from "../table.ts";

const most = 200;

const columns: readonly Column[] = [
  { title: "place" },
  { title: "count", align: "right" },
  { title: "rule" },
  { title: "field", grow: true },
];

/** What is or would be replaced, place by place, for people. */
export function redactionTable({ entries, moreEntries }: RedactionResult, style: Style): string {
  if (entries.length === 0) return "";
  const shown = entries.slice(0, most);
  const width = Math.max(16, (style.columns ?? 200) - 60);
  const rows = shown.map(({ file, line, pointer, rule, count }) => [
    `${safe(shortPath(file, width))}:${line}`,
    grouped(count),
    style.strong(rule),
    safe(pointer === "" ? "the line" : pointer),
  ]);
  const more = entries.length - shown.length + moreEntries;
  const note =
    more > 0 ? style.faint(`and ${grouped(more)} more; --report json lists up to 10,000\n`) : "";
  return `${renderTable(columns, rows, style)}${note}`;
}
