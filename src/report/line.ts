import type { Finding } from "../contract/finding.ts";
import { messageOf } from "./messages.ts";
import { placeOf } from "./place.ts";
import { safe } from "./safe.ts";
import type { Style } from "./style.ts";

/** One finding on one line, `file:line:column: severity code: message`, as compilers write it. */
export function lineOf(finding: Finding, style: Style): string {
  const { severity, code, event, pointer, line, column } = finding;
  const place = line > 0 ? `${placeOf(finding)}:${column}` : placeOf(finding);
  const detail = [event, pointer].filter((part) => part !== "").map(safe);
  const where = detail.length > 0 ? style.faint(` (${detail.join(" ")})`) : "";
  return `${place === "" ? "" : `${place}: `}${style.severity[severity](severity)} ${code}: ${messageOf(finding)}${where}\n`;
}
