import type { Finding } from "../../contract/finding.ts";

/** A pointer with its array indices as `*`, so that items of one array are the same place. */
export const pointerPattern = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, "/*");

/**
 * What makes two findings the same, whichever file and line they are in: code, event, place and what was expected.
 * Stable over releases: baselines and SARIF's partialFingerprints hold it.
 */
export function fingerprintOf(finding: Finding): string {
  const { code, event, pointer, args } = finding;
  return [code, event, pointerPattern(pointer), detailOf(args)].join("|").replace(/\|+$/, "");
}

/** What tells findings of one code at one place apart. */
function detailOf(args: Finding["args"]): string {
  if ("expected" in args) return args.expected;
  if ("key" in args) return args.key;
  return "reason" in args ? args.reason : "";
}
