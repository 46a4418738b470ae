import type { Hit } from "./rule.ts";

/** The rule of values that are known beforehand. */
export const knownRule = "known.value";

/** Names are shorter; a run that is longer ends somewhere. */
const farthest = 128;
const touching = /[A-Za-z0-9]/;
const percent = /%[0-9A-Fa-f]{2}$/;

/**
 * A hit with the letters and digits that touch it: readers know a marker by its borders (CONTRACT, Redaction). Where
 * those are percent-encoded they go as well.
 */
export function delimited<T extends Hit>(hit: T, text: string): T {
  let { from, to } = hit;
  const first = Math.max(0, from - farthest);
  while (from > first) {
    const encoded = percent.exec(text.slice(Math.max(0, from - 3), from));
    if (encoded) from -= 3;
    else if (touching.test(text[from - 1]!)) from--;
    else break;
  }
  const last = Math.min(text.length, to + farthest);
  while (to < last && touching.test(text[to]!)) to++;
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
