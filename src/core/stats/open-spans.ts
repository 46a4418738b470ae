import { orNaN, orNull, type EndData, type SpanData } from "./snapshot.ts";

/** What tells spans of a name and cycle apart; NaN if the event does not say. */
export type SpanKey = number | string;

/** Edges of one run and name that are remembered. */
const most = 4096;

/**
 * The spans of one name in one run. An end closes the start with its cycle and key that came last and is still open, so
 * that what a log is cut into can be put together again: pairs within a part stay pairs.
 */
export class OpenSpans {
  readonly #cycles: number[] = [];
  readonly #keys: SpanKey[] = [];
  readonly #times: number[] = [];
  readonly #lines: number[] = [];
  readonly #files: string[] = [];
  readonly #ends: EndData[] = [];
  #lost = 0;

  open(cycle: number, key: SpanKey, time: number, file: string, line: number): void {
    if (this.#cycles.length >= most) {
      this.#drop(0);
      this.#lost++;
    }
    this.#cycles.push(cycle);
    this.#keys.push(key);
    this.#times.push(time);
    this.#lines.push(line);
    this.#files.push(file);
  }

  /** Closes a span; returns when it began, NaN if that is unknown, undefined if none is open. */
  close(cycle: number, key: SpanKey): number | undefined {
    const keys = this.#keys;
    const isAny = Number.isNaN(key);
    for (let at = keys.length - 1; at >= 0; at--) {
      if (!(isAny || keys[at] === key) || !Object.is(this.#cycles[at], cycle)) continue;
      const time = this.#times[at]!;
      this.#drop(at);
      return time;
    }
    return undefined;
  }

  /** Remembers an end without a start, for when what came before is put in front. */
  miss(end: EndData): void {
    if (this.#ends.length < most) this.#ends.push(end);
  }

  /** @param found called for each of its ends whose start is open here, with when that began */
  addData({ open, ends, lost }: SpanData, found: (end: EndData, began: number) => void): void {
    for (const end of ends) {
      const began = this.close(orNaN(end.cycle), end.key ?? Number.NaN);
      if (began === undefined) this.miss(end);
      else found(end, began);
    }
    for (const { cycle, key, time, file, line } of open) {
      this.open(orNaN(cycle), key ?? Number.NaN, orNaN(time), file, line);
    }
    this.#lost += lost;
  }

  data(name: string): SpanData {
    const open = this.#cycles.map((cycle, at) => {
      const key = this.#keys[at]!;
      return {
        file: this.#files[at]!,
        line: this.#lines[at]!,
        cycle: orNull(cycle),
        key: Number.isNaN(key) ? null : key,
        time: orNull(this.#times[at]!),
      };
    });
    return { name, open, lost: this.#lost, ends: [...this.#ends] };
  }

  /** How many are open and remembered. */
  get size(): number {
    return this.#cycles.length;
  }

  get isEmpty(): boolean {
    return this.#cycles.length + this.#ends.length + this.#lost === 0;
  }

  #drop(at: number): void {
    if (at === this.#cycles.length - 1) {
      this.#cycles.pop();
      this.#keys.pop();
      this.#times.pop();
      this.#lines.pop();
      this.#files.pop();
      return;
    }
    const columns = [this.#cycles, this.#keys, this.#times, this.#lines, this.#files];
    for (const column of columns) column.splice(at, 1);
  }
}
