import type { Policy } from "../../core/validate/policy.ts";
import { noText, verdicts, type Batch, type Scanner } from "../../scan/batch.ts";

/** Where lines go. */
export interface Sorted {
  /** Whole lines of one run. */
  take(run: string, bytes: Uint8Array, lines: number): void;
  /** @param line without its end @param codes of what is wrong with it */
  reject(line: Uint8Array, codes: readonly string[]): void;
}

/** Number and place of a line that does not begin its connection, where a byte order mark may stand. */
const begun = { firstLine: 2, firstByte: 1 };
const first = { firstLine: 1, firstByte: 0 };
const nothing: readonly string[] = [];

/** Sorts whole lines: those without an error by run, the others with their reasons. Blank lines are left out. */
export function createSorter(
  scan: Scanner,
  policy: Policy,
): (peer: string, bytes: Uint8Array, isFirst: boolean, sorted: Sorted) => void {
  return (peer, bytes, isFirst, sorted) => {
    const place = isFirst ? first : begun;
    const batch = scan({ file: peer, bytes, ...place, last: false });
    const codesOf = errorsOf(batch, policy);
    const { lines, start, end, verdict, run, texts } = batch;
    let from = 0;
    let until = 0;
    let current = noText;
    let count = 0;
    const flush = (): void => {
      if (count > 0) sorted.take(texts[current]!, bytes.subarray(from, until), count);
      count = 0;
    };
    for (let line = 0; line < lines; line++) {
      if (verdict[line] === verdicts.blank) continue;
      const its = run[line]!;
      const codes = codesOf(line);
      if (codes.length > 0 || its === noText) {
        sorted.reject(bytes.subarray(start[line], end[line]), codes);
        continue;
      }
      const lineStart = start[line]!;
      if (count === 0 || its !== current || lineStart !== until) {
        flush();
        from = lineStart;
        current = its;
      }
      until = bytes.indexOf(0x0a, end[line]) + 1;
      count++;
    }
    flush();
  };
}

/** The codes of what is an error, by line; of a line that can't be read, of all that was found. */
function errorsOf(
  { findings, firstLine, verdict, run }: Batch,
  policy: Policy,
): (line: number) => readonly string[] {
  if (findings.length === 0) return () => nothing;
  const byLine = new Map<number, Set<string>>();
  for (const finding of findings) {
    const line = finding.line - firstLine;
    const isLost = verdict[line] === verdicts.unreadable || run[line] === noText;
    if (!isLost && policy(finding) !== "error") continue;
    const codes = byLine.get(line) ?? new Set();
    byLine.set(line, codes.add(finding.code));
  }
  return (line) => {
    const codes = byLine.get(line);
    return codes ? [...codes] : nothing;
  };
}
