import type { Finding } from "../../contract/finding.ts";

/** A pointer with its array indices as `*`, so that items of one array are the same place. */
export const pointerPattern = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, "/*");

/**
 * What makes two findings the same, whichever file and line they are in: code, event, place and what was expected.
 * Stable over releases: baselines and SARIF's partialFingerprints hold it.
 */
export function fingerprintOf(finding: Finding): string {
  const { code, event, pointer, args } = finding;
  const detail = "expected" in args ? args.expected : "key" in args ? args.key : "";
  return [code, event, pointerPattern(pointer), detail].join("|").replace(/\|+$/, "");
}
