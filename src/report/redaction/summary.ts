import type { RedactionResult } from "../../core/redact/listing.ts";
import { byteSize, counted } from "../numbers.ts";
import { safe } from "../safe.ts";
import type { Style } from "../style.ts";

/** The line that closes a redaction, and what could not be redacted. */
export function redactionSummary(
  { summary, unreadable, interrupted }: RedactionResult,
  isDone: boolean,
  style: Style,
): string {
  const { files, bytes, lines, changed, replaced, bad, withheld } = summary;
  const failures = unreadable.map(
    ({ file, reason }) => `${style.bad("not redacted")} ${safe(file)}: ${safe(reason)}\n`,
  );
  const verb = isDone ? "replaced" : "to replace";
  const what =
    changed === 0
      ? [style.good(isDone ? "nothing to replace" : "clean")]
      : [`${counted(replaced, "value")} ${verb} in ${counted(changed - withheld, "line")}`];
  const notes = [
    ...(replaced === 0 && withheld > 0 ? [] : what),
    ...(bad > 0 ? [`${counted(bad, "line")} scrubbed as text`] : []),
    ...(withheld > 0 ? [`${counted(withheld, "line")} withheld`] : []),
  ];
  const head = interrupted ? "interrupted after " : "";
  return `${failures.join("")}${head}${counted(files, "file")}, ${byteSize(bytes)}, ${counted(lines, "line")}: ${notes.join(", ")}\n`;
}
