import type { ValidationResult } from "../core/validate/result.ts";
import { byteSize, counted, grouped } from "./numbers.ts";
import { safe } from "./safe.ts";
import type { Style } from "./style.ts";

/** The line that closes a check, and what could not be read. */
export function summaryOf(result: ValidationResult, style: Style): string {
  const { summary, unreadable, baseline, interrupted } = result;
  const { error, warn, info } = summary.findings;
  const bad = unreadable.map(
    ({ file, reason }) => `${style.bad("cannot read")} ${safe(file)}: ${safe(reason)}\n`,
  );
  const lines = `${counted(summary.lines, "line")} = ${counted(summary.events, "event")} + ${grouped(summary.blank)} blank + ${grouped(summary.rejected)} rejected`;
  const findings =
    error + warn + info === 0
      ? style.good("no findings")
      : [
          paint(style.severity.error, error, counted(error, "error")),
          paint(style.severity.warn, warn, counted(warn, "warning")),
          paint(style.severity.info, info, `${grouped(info)} info`),
        ].join(", ");
  const accepted = baseline
    ? `; ${grouped(baseline.suppressed)} accepted by the baseline${baseline.stale.length > 0 ? `, ${counted(baseline.stale.length, "stale entry", "stale entries")}` : ""}`
    : "";
  const head = interrupted ? "interrupted after " : "";
  return `${bad.join("")}${head}${counted(summary.files, "file")}, ${byteSize(summary.bytes)}: ${lines}; ${findings}${accepted}\n`;
}

const paint = (color: (text: string) => string, count: number, text: string): string =>
  count > 0 ? color(text) : text;
