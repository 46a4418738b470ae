import type { CountData } from "./snapshot.ts";

/** How often each event came from each source. */
export class EventCounts {
  /** By number of the event, then of the source. */
  #rows: Float64Array[] = [];

  add(event: number, source: number, count = 1): void {
    const row = this.#rows[event];
    if (row && source < row.length) row[source]! += count;
    else this.#grow(event, source)[source]! += count;
  }

  data(event: (id: number) => string, source: (id: number) => string): CountData[] {
    return this.#rows
      .flatMap((row, i) =>
        [...row].map((count, k) => ({
          event: event(i),
          source: count > 0 ? source(k) : "",
          count,
        })),
      )
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => order(a.event, b.event) || order(a.source, b.source));
  }

  #grow(event: number, source: number): Float64Array {
    while (this.#rows.length <= event) this.#rows.push(new Float64Array(8));
    const row = this.#rows[event]!;
    if (source < row.length) return row;
    const grown = new Float64Array(2 * (source + 1));
    grown.set(row);
    this.#rows[event] = grown;
    return grown;
  }
}

const order = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
