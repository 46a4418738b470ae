import { recordOf } from "../record.ts";
import { messageOf } from "../messages.ts";
import type { CreateReport } from "../report.ts";
import { safeJson } from "../safe.ts";

/** One object with everything (schemas/output/validation.schema.json). */
export const jsonReport: CreateReport = () => ({
  finish(result) {
    const { summary, files, moreFiles, unreadable, groups, findings, maxFindings } = result;
    const shown = maxFindings > 0 ? groups.slice(0, maxFindings) : groups;
    const document = {
      summary,
      ...(result.interrupted && { interrupted: true }),
      unreadable,
      ...(result.coverage && { coverage: result.coverage }),
      ...(result.baseline && { baseline: result.baseline }),
      files: files.map(({ counts, ...file }) => ({ ...file, findings: counts })),
      ...(moreFiles > 0 && { moreFiles }),
      groups: shown.map(({ fingerprint, severity, pointer, count, first, last }) => ({
        fingerprint,
        code: first.code,
        severity,
        event: first.event,
        pointer,
        message: messageOf(first),
        count,
        first: { file: first.file, line: first.line },
        last,
      })),
      findings: findings.map(recordOf),
    };
    return safeJson(document, 2);
  },
});

/** One finding a line, as they are found, and the summary as the last line. */
export const jsonlReport: CreateReport = () => ({
  finding: (finding) => safeJson(recordOf(finding)),
  finish: ({ summary, unreadable }) => safeJson({ summary, unreadable }),
});
