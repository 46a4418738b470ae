import type { Finding } from "../contract/finding.ts";
import { messageOf } from "./messages.ts";
import { placeOf, subjectOf } from "./place.ts";
import type { Style } from "./style.ts";

/** One finding on one line, `file:line:column: severity code: message`, as compilers write it. */
export function lineOf(finding: Finding, style: Style): string {
  const { severity, code, line, column } = finding;
  const place = line > 0 ? `${placeOf(finding)}:${column}` : placeOf(finding);
  const subject = subjectOf(finding);
  const where = subject === "" ? "" : style.faint(` (${subject})`);
  return `${place === "" ? "" : `${place}: `}${style.severity[severity](severity)} ${code}: ${messageOf(finding)}${where}\n`;
}
