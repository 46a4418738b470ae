import { createAutomaton, ends, width } from "./automaton.ts";

/** Tells which of several lists of keywords have one in a text, in one pass over it. */
export type KeywordFinder = (text: string) => readonly number[];

/** @param lists keywords in lower-case ASCII; the finder gives the indices of lists that occur, in order */
export function createKeywordFinder(lists: readonly (readonly string[])[]): KeywordFinder {
  const sets: (readonly number[])[] = [[]];
  const known = new Map<string, number>([["", 0]]);
  const indexOf = (set: readonly number[]): number => {
    const name = set.join();
    let index = known.get(name);
    if (index === undefined) {
      index = sets.push(set) - 1;
      known.set(name, index);
    }
    return index;
  };
  const { next, columns, kinds } = createAutomaton(
    lists.flatMap((keywords, list) =>
      keywords.map((keyword) => ({
        bytes: Array.from(keyword, (character) => character.charCodeAt(0)),
        kind: indexOf([list]),
      })),
    ),
    (a, b) =>
      a === b || b === 0
        ? a
        : indexOf([...new Set([...sets[a]!, ...sets[b]!])].toSorted((x, y) => x - y)),
  );
  return (text) => {
    let found: Set<number> | undefined;
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      state = code < 0x80 ? next[state * width + columns[code]!]! : 0;
      if (state < ends) continue;
      state -= ends;
      found ??= new Set();
      for (const list of sets[kinds[state]!]!) found.add(list);
    }
    return found ? [...found].toSorted((a, b) => a - b) : [];
  };
}
