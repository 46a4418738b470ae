import { grouped } from "../../report/numbers.ts";

/** How often the same thing is told with its line; the rest is counted. */
const most = 10;
/** Different things that are told apart. */
const mostKinds = 1000;

/** Tells of lines, and of many that are alike only the first ones. */
export interface Capped {
  /** @param kind what is the same in all of them */
  tell(kind: string, say: () => void): void;
  /** Says how many were not told. */
  finish(say: (sentence: string) => void): void;
}

export function createCapped(): Capped {
  const counts = new Map<string, number>();
  return {
    tell(kind, say) {
      const known = counts.has(kind) || counts.size < mostKinds ? kind : "other errors";
      const count = (counts.get(known) ?? 0) + 1;
      counts.set(known, count);
      if (count <= most) say();
    },
    finish(say) {
      for (const [kind, count] of counts) {
        if (count > most) say(`${grouped(count - most)} more lines: ${kind}`);
      }
    },
  };
}
