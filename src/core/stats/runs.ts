import { Run } from "./run.ts";
import { orNull, type RunData } from "./snapshot.ts";

/** All runs, and what has none. */
export class Runs {
  /** Where events without a run are counted. */
  readonly none = new Run("");
  readonly #byId = new Map<string, Run>();

  get(id: string): Run {
    if (id === "") return this.none;
    const known = this.#byId.get(id);
    if (known) return known;
    const run = new Run(id);
    this.#byId.set(id, run);
    return run;
  }

  /** The times of the first and the last event. */
  range(): { readonly first: number | null; readonly last: number | null } {
    let { first, last } = this.none;
    for (const run of this.#byId.values()) {
      first = Math.min(first, run.first);
      last = Math.max(last, run.last);
    }
    return { first: orNull(first), last: orNull(last) };
  }

  data(): RunData[] {
    return [...this.#byId.values()]
      .map((run) => run.data())
      .concat(this.none.events > 0 ? this.none.data() : [])
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }
}
