import type { Hit } from "./rule.ts";

/** The rule of values that are known beforehand. */
export const knownRule = "known.value";

/** Runs that are longer end somewhere. */
const farthest = 8192;

const isTouching = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a);

const isHexDigit = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);

/** Whether a percent-encoded byte ends before an index. */
const endsEncoded = (text: string, at: number): boolean =>
  text.charCodeAt(at - 3) === 0x25 &&
  isHexDigit(text.charCodeAt(at - 2)) &&
  isHexDigit(text.charCodeAt(at - 1));

/**
 * A hit with the letters and digits that touch it: readers know a marker by its borders (CONTRACT, Redaction). Where
 * those are percent-encoded they go as well.
 */
export function delimited<T extends Hit>(hit: T, text: string): T {
  let { from, to } = hit;
  const first = Math.max(0, from - farthest);
  while (from > first) {
    if (endsEncoded(text, from)) from -= 3;
    else if (isTouching(text.charCodeAt(from - 1))) from--;
    else break;
  }
  const last = Math.min(text.length, to + farthest);
  while (to < last && isTouching(text.charCodeAt(to))) to++;
  return from === hit.from && to === hit.to ? hit : { ...hit, from, to };
}

/** Hits in order, each part of the text in one of them: what overlaps is joined. */
export function joined<T extends Hit>(hits: readonly T[]): T[] {
  const sorted = hits.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const found: T[] = [];
  for (const hit of sorted) {
    const last = found.at(-1);
    if (!last || hit.from >= last.to) {
      if (hit.to > hit.from) found.push(hit);
    } else if (hit.from === last.from && hit.to === last.to) {
      // That it stands elsewhere as well says less than a rule that sees it here.
      if (last.rule === knownRule) found[found.length - 1] = hit;
    } else if (hit.to > last.to) {
      // What stands in the joined part is none of the two secrets.
      found[found.length - 1] = { ...last, to: hit.to, secret: undefined };
    }
  }
  return found;
}
