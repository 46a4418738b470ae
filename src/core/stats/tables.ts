import { Series, type SeriesHead } from "./series.ts";
import type { SeriesData, ValuesData } from "./snapshot.ts";
import { Values, type ValuesHead } from "./values.ts";

/** The series and values of all events, each once. */
export class Tables {
  readonly #series = new Map<string, Series>();
  readonly #values = new Map<string, Values>();

  series(head: SeriesHead): Series {
    const key = `${head.event} ${head.field}`;
    const known = this.#series.get(key);
    if (known) return known;
    const { event, field, unit, type, name, bounds } = head;
    const series = new Series({ event, field, unit, type, name, bounds });
    this.#series.set(key, series);
    return series;
  }

  /** The series of an event and field that is there already. */
  known(event: string, field: string): Series | undefined {
    return this.#series.get(`${event} ${field}`);
  }

  values(head: ValuesHead, names: readonly string[] = []): Values {
    const key = `${head.event} ${head.field}`;
    const known = this.#values.get(key);
    if (known) return known;
    const { event, field, outcome, name } = head;
    const values = new Values({ event, field, outcome, name }, names);
    this.#values.set(key, values);
    return values;
  }

  addData(series: readonly SeriesData[], values: readonly ValuesData[]): void {
    for (const its of series) this.series(its).addData(its);
    for (const its of values) this.values(its).addData(its);
  }

  seriesData(): SeriesData[] {
    const all = inOrder(this.#series).map((series) => series.data());
    return all.filter(({ parts }) => parts.length > 0);
  }

  valuesData(): ValuesData[] {
    const all = inOrder(this.#values).map((values) => values.data());
    return all.filter(({ counts, missing }) => counts.length > 0 || missing > 0);
  }
}

const inOrder = <T>(table: ReadonlyMap<string, T>): T[] =>
  [...table].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, its]) => its);
