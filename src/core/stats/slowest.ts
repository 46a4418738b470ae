import type { SlowData } from "./snapshot.ts";

/** The spans of each name that took longest, in an order that does not depend on when they came. */
export class Slowest {
  readonly #most: number;
  readonly #bySpan = new Map<string, SlowData[]>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether a span of so many ms may be among them. */
  isWorth(span: string, ms: number): boolean {
    const its = this.#bySpan.get(span);
    return !its || its.length < this.#most || ms >= (its.at(-1)?.ms ?? Number.POSITIVE_INFINITY);
  }

  add(slow: SlowData): void {
    if (this.#most === 0 || !this.isWorth(slow.span, slow.ms)) return;
    const its = this.#bySpan.get(slow.span) ?? [];
    this.#bySpan.set(slow.span, its);
    let at = its.length;
    while (at > 0 && isBefore(slow, its[at - 1]!)) at--;
    its.splice(at, 0, slow);
    its.length = Math.min(its.length, this.#most);
  }

  data(): SlowData[] {
    return [...this.#bySpan].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, its]) => its);
  }
}

function isBefore(a: SlowData, b: SlowData): boolean {
  if (a.ms !== b.ms) return a.ms > b.ms;
  if (a.run !== b.run) return a.run < b.run;
  return a.file === b.file ? a.line < b.line : a.file < b.file;
}
