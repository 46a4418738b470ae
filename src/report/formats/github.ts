import type { Severity } from "../../contract/codes/info.ts";
import { messageOf } from "../messages.ts";
import { subjectOf } from "../place.ts";
import { bySeverity } from "../record.ts";
import type { CreateReport } from "../report.ts";
import { safe } from "../safe.ts";

const commands = { error: "error", warn: "warning", info: "notice" } as const satisfies Record<
  Severity,
  string
>;

const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string =>
  data(safe(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** Workflow commands that GitHub Actions shows beside the lines; the service shows ten of a kind a step. */
export const githubReport: CreateReport = () => ({
  finish({ findings, unreadable, maxFindings }) {
    const shown = bySeverity(findings).slice(0, maxFindings > 0 ? maxFindings : findings.length);
    const lines = shown.map((finding) => {
      const place =
        finding.file === ""
          ? ""
          : `file=${property(finding.file)},${finding.line > 0 ? `line=${finding.line},col=${finding.column},` : ""}`;
      const subject = subjectOf(finding);
      const text = `${messageOf(finding)}${subject === "" ? "" : ` (${subject})`}`;
      return `::${commands[finding.severity]} ${place}title=${finding.code}::${data(text)}\n`;
    });
    const bad = unreadable.map(
      ({ file, reason }) =>
        `::error file=${property(file)}::${data(safe(`cannot read: ${reason}`))}\n`,
    );
    return [...bad, ...lines].join("");
  },
});
