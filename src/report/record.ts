import type { Finding } from "../contract/finding.ts";
import { fingerprintOf } from "../core/validate/fingerprint.ts";
import { messageOf } from "./messages.ts";

/** A finding as machines get it: its data, its fingerprint and its sentence (schemas/output/finding.schema.json). */
export const recordOf = (finding: Finding) => ({
  code: finding.code,
  severity: finding.severity,
  file: finding.file,
  line: finding.line,
  column: finding.column,
  byteOffset: finding.byteOffset,
  pointer: finding.pointer,
  event: finding.event,
  message: messageOf(finding),
  args: finding.args,
  fingerprint: fingerprintOf(finding),
  ...(finding.related && { related: finding.related }),
});

const weight = { error: 0, warn: 1, info: 2 } as const;

/** The gravest findings first, otherwise in the order they were found. */
export const bySeverity = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => weight[a.severity] - weight[b.severity]);
