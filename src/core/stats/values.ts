import type { ValuesData } from "./snapshot.ts";

export type ValuesHead = Pick<ValuesData, "event" | "field" | "outcome" | "name">;

/** Small whole numbers, such as exit codes, are counted without a look-up. */
const small = 256;
/** Different values of a field that are told apart. */
const most = 200;
/** Units of a text that is a value. */
const longest = 80;

/** A field with few values: how often each is there. */
export class Values {
  readonly head: ValuesHead;
  /** Counts of known values, by index; or of small whole numbers. */
  readonly #known: Float64Array;
  readonly #names: readonly string[];
  readonly #rare = new Map<string, number>();
  #missing = 0;
  #others = 0;

  /** @param names the values an index stands for; none for numbers */
  constructor(head: ValuesHead, names: readonly string[]) {
    this.head = head;
    this.#names = names;
    this.#known = new Float64Array(names.length || small);
  }

  /** Counts an index, or a number; false if it is none that is known. */
  addKnown(index: number): boolean {
    if (!(index >= 0 && index < this.#known.length) || index !== Math.floor(index)) return false;
    this.#known[index]!++;
    return true;
  }

  addText(text: string): void {
    this.#add(text.slice(0, longest), 1);
  }

  addMissing(): void {
    this.#missing++;
  }

  addData({ counts, missing, others }: ValuesData): void {
    this.#missing += missing;
    this.#others += others;
    for (const [value, count] of counts) this.#add(value, count);
  }

  data(): ValuesData {
    const counts = new Map(this.#rare);
    for (const [index, count] of this.#known.entries()) {
      const value = this.#names[index] ?? String(index);
      if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
    }
    return {
      ...this.head,
      counts: [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
      missing: this.#missing,
      others: this.#others,
    };
  }

  #add(value: string, count: number): void {
    const before = this.#rare.get(value);
    if (before === undefined && this.#rare.size >= most) this.#others += count;
    else this.#rare.set(value, (before ?? 0) + count);
  }
}
