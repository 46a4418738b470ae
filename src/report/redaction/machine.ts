import type { Finding } from "../../contract/finding.ts";
import { codes } from "../../contract/codes.ts";
import type { RedactionResult } from "../../core/redact/listing.ts";
import { sarifReport } from "../formats/sarif.ts";
import { safeJson } from "../safe.ts";
import { plainStyle } from "../style.ts";

/** What was replaced as one object (schemas/output/redaction.schema.json). */
export function redactionJson(result: RedactionResult): string {
  const { summary, rules, files, entries, moreEntries, unreadable, interrupted } = result;
  const document = {
    summary,
    ...(interrupted && { interrupted: true }),
    unreadable,
    rules,
    files,
    replacements: entries,
    ...(moreEntries > 0 && { moreReplacements: moreEntries }),
  };
  return safeJson(document, 2);
}

/** The same as findings, for code scanning: SARIF 2.1.0 (OASIS). */
export function redactionSarif(result: RedactionResult, version: string): string {
  const findings = result.entries.map(
    ({ file, line, byteOffset, pointer, rule, count }): Finding => ({
      code: "redaction.secret",
      severity: codes["redaction.secret"].severity,
      file,
      line,
      column: 1,
      byteOffset,
      pointer,
      event: "",
      args: { rule, count },
    }),
  );
  const { summary, unreadable, interrupted, entries, moreEntries } = result;
  const { lines, bytes, changed, files } = summary;
  return sarifReport({ style: plainStyle(), version }).finish({
    summary: {
      files,
      lines,
      bytes,
      events: lines - changed,
      blank: 0,
      rejected: changed,
      findings: { error: entries.length + moreEntries, warn: 0, info: 0 },
    },
    files: [],
    moreFiles: 0,
    unreadable,
    groups: [],
    findings,
    maxFindings: 0,
    interrupted,
  });
}
