import { createHash } from "node:crypto";
import type { Severity } from "../../contract/codes/info.ts";
import { fingerprintOf } from "../../core/validate/fingerprint.ts";
import { messageOf } from "../messages.ts";
import { bySeverity } from "../record.ts";
import type { CreateReport } from "../report.ts";
import { safeJson } from "../safe.ts";

const severities = { error: "major", warn: "minor", info: "info" } as const satisfies Record<
  Severity,
  string
>;

/** GitLab's code quality report: a list of issues, each with a fingerprint of its own. */
export const gitlabReport: CreateReport = () => ({
  finish({ findings }) {
    const issues = bySeverity(findings).map((finding) => ({
      description: `${finding.code}: ${messageOf(finding)}`,
      check_name: finding.code,
      fingerprint: createHash("sha256")
        .update(`${fingerprintOf(finding)}\n${finding.file}\n${finding.line}\n${finding.pointer}`)
        .digest("hex"),
      severity: severities[finding.severity],
      // The service wants a path, also of what is about all inputs.
      location: { path: finding.file || ".", lines: { begin: Math.max(finding.line, 1) } },
    }));
    return safeJson(issues, 2);
  },
});
