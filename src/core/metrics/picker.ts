import type { Cap } from "./cap.ts";
import { noValue, otherValue } from "./family.ts";
import type { Line } from "./line.ts";
import type { PlacedLabel } from "./measure.ts";
import type { Series, Table } from "./series.ts";
import type { ReadTags } from "./tags.ts";

/** A label of a measure, ready to be told of a line. */
export interface ReadyLabel extends Pick<PlacedLabel, "place" | "values"> {
  /** Tells its texts apart. */
  readonly told: Cap;
  /** Where an earlier event of the run has left its text; "" where none does. */
  readonly sticky: string;
}

/** Finds the series a line belongs to; where columns tell all its labels, without a look-up by text. */
export class Picker {
  readonly #table: Table;
  /** What comes before the value's own label. */
  readonly #before: readonly string[];
  readonly #labels: readonly ReadyLabel[];
  readonly #tags: ReadTags;
  readonly #isFast: boolean;
  readonly #known: (Series | undefined)[] = [];

  constructor(
    table: Table,
    before: readonly string[],
    labels: readonly ReadyLabel[],
    tags: ReadTags | undefined,
  ) {
    this.#table = table;
    this.#before = before;
    this.#labels = labels;
    this.#tags = tags ?? (() => []);
    this.#isFast = !tags && labels.every(({ place }) => place.kind === "column");
  }

  /**
   * @param own the value of its own label; undefined if it has none
   * @param at the index of that value, -1 if it has none
   */
  pick(line: Line, own: string | undefined, at: number): Series {
    if (!this.#isFast || (own !== undefined && at < 0)) return this.#find(line, own);
    let index = Math.max(0, at);
    for (const { place, values } of this.#labels) {
      const value = place.kind === "column" ? line.slot(place.slot) : -1;
      index = index * (values.length + 1) + (value >= 0 ? value : values.length);
    }
    return (this.#known[index] ??= this.#find(line, own));
  }

  #find(line: Line, own: string | undefined): Series {
    const labels = [...this.#before, ...(own === undefined ? [] : [own])];
    for (const label of this.#labels) labels.push(textOf(label, line));
    return this.#table.at([...labels, ...this.#tags(line)]);
  }
}

function textOf({ place, values, told, sticky }: ReadyLabel, line: Line): string {
  if (place.kind === "column") return values[line.slot(place.slot)] ?? otherValue;
  const text = line.labelOf(line.value(place.path)) ?? line.run.texts.get(sticky);
  return text === undefined || text === "" ? noValue : told.of(text);
}
