type Column = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Columns that grow together, by name. */
export class Columns<T extends Readonly<Record<string, Column>>> {
  /** Longer than what was added. */
  arrays: T;
  #size: number;

  constructor(make: (size: number) => T, size = 1024) {
    this.arrays = make(size);
    this.#size = size;
    this.#make = make;
  }

  readonly #make: (size: number) => T;

  /** Makes room for a number of entries. */
  reserve(entries: number): void {
    if (entries <= this.#size) return;
    this.#size = Math.max(entries, this.#size * 2);
    const bigger = this.#make(this.#size);
    for (const [name, array] of Object.entries(this.arrays)) bigger[name]!.set(array);
    this.arrays = bigger;
  }
}
