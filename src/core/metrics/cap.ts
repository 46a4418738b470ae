import { otherValue, type FamilyLabel } from "./family.ts";

/** Tells values of a label apart, the first ones that come, and counts the others. */
export class Cap {
  readonly #told: Set<string>;
  readonly #most: number;
  readonly #overflow: () => void;

  /** @param overflow called for each event whose value is not told apart */
  constructor({ values, cap }: FamilyLabel, overflow: () => void) {
    this.#told = new Set(values);
    this.#most = values.length + cap;
    this.#overflow = overflow;
  }

  /** The value as it is shown. */
  of(value: string): string {
    if (this.#told.has(value)) return value;
    if (this.#told.size < this.#most) {
      this.#told.add(value);
      return value;
    }
    this.#overflow();
    return otherValue;
  }
}
