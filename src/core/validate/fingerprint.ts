import type { Finding } from "../../contract/finding.ts";

/** A pointer with its array indices as `*`, so that items of one array are the same place. */
export const pointerPattern = (pointer: string): string =>
  /\/\d/.test(pointer) ? pointer.replace(/\/\d+(?=\/|$)/g, "/*") : pointer;

// The collector and each report ask in turn for the fingerprint of the same finding.
let lastFinding: Finding | undefined;
let lastFingerprint = "";

/**
 * What makes two findings the same, whichever file and line they are in: code, event, place and what was expected.
 * Stable over releases: baselines and SARIF's partialFingerprints hold it.
 */
export function fingerprintOf(finding: Finding): string {
  if (finding === lastFinding) return lastFingerprint;
  const { code, event, pointer, args } = finding;
  let text = `${code}|${event}|${pointerPattern(pointer)}|${detailOf(args)}`;
  while (text.endsWith("|")) text = text.slice(0, -1);
  lastFinding = finding;
  lastFingerprint = text;
  return text;
}

/** What tells findings of one code at one place apart. */
function detailOf(args: Finding["args"]): string {
  if ("expected" in args) return args.expected;
  if ("key" in args) return args.key;
  return "reason" in args ? args.reason : "";
}
