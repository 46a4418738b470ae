import type { Catalog, Slot } from "../../contract/catalog.ts";
import { noText, verdicts, type Batch } from "../../scan/batch.ts";
import { Columns } from "./grow.ts";

/** What an event is to somebody who looks for the next one of its kind. */
export const marks = { failure: 1, decision: 2, bad: 4 } as const;

/** An event of the index. */
export interface Entry {
  /** Index of its file. */
  readonly file: number;
  /** Counted from 1. */
  readonly line: number;
  /** In the (uncompressed) file, bytes. */
  readonly offset: number;
  readonly length: number;
  /** Epoch ms, never earlier than that of the line before; -Infinity if none before had one either. */
  readonly time: number;
}

const makeColumns = (size: number) => ({
  file: new Uint16Array(size),
  line: new Uint32Array(size),
  offset: new Float64Array(size),
  length: new Uint32Array(size),
  time: new Float64Array(size),
  event: new Uint16Array(size),
  run: new Uint32Array(size),
  /** 0 for none. */
  cycle: new Uint32Array(size),
  mark: new Uint8Array(size),
});

/** Where every event of some logs stands, and as much of it as finding one needs: 40 bytes an event. */
export class EventIndex {
  readonly #columns = new Columns(makeColumns);
  readonly #runs = new Map<string, number>();
  readonly #markers: readonly Marker[];
  #count = 0;
  #order: Uint32Array | undefined;
  /** The latest time of the file that is added. */
  #clock = Number.NEGATIVE_INFINITY;

  constructor(catalog: Catalog) {
    this.#markers = catalog.events.map(markerOf);
  }

  get count(): number {
    return this.#count;
  }

  get runs(): number {
    return this.#runs.size;
  }

  /** Begins a file; its batches follow. */
  open(): void {
    this.#clock = Number.NEGATIVE_INFINITY;
  }

  add(batch: Batch, file: number): void {
    const { lines, firstLine, firstByte, start, end, verdict, event, run, cycle, time } = batch;
    this.#columns.reserve(this.#count + lines);
    const to = this.#columns.arrays;
    const runs = batch.texts.map(() => -1);
    for (let line = 0; line < lines; line++) {
      const its = verdict[line]!;
      if (its === verdicts.blank) continue;
      const at = this.#count++;
      const isBad = its === verdicts.unreadable;
      if (time[line]! > this.#clock) this.#clock = time[line]!;
      to.file[at] = file;
      to.line[at] = firstLine + line;
      to.offset[at] = firstByte + start[line]!;
      to.length[at] = end[line]! - start[line]!;
      to.time[at] = this.#clock;
      to.event[at] = event[line]!;
      to.cycle[at] = isBad || Number.isNaN(cycle[line]!) ? 0 : cycle[line]!;
      to.run[at] = isBad ? (to.run[at - 1] ?? 0) : this.#runOf(batch, run[line]!, runs);
      to.mark[at] = isBad ? marks.bad : (this.#markers[event[line]!]?.(batch, line) ?? 0);
    }
  }

  /** The index of a run, looked up once a batch. */
  #runOf({ texts }: Batch, id: number, known: number[]): number {
    if (id !== noText && known[id]! >= 0) return known[id]!;
    const name = id === noText ? "" : texts[id]!;
    let index = this.#runs.get(name);
    if (index === undefined) this.#runs.set(name, (index = this.#runs.size));
    if (id !== noText) known[id] = index;
    return index;
  }

  /** Puts the events of several files in order of time; those of one time by file, then line. */
  sort(): void {
    const { time, file } = this.#columns.arrays;
    const order = Uint32Array.from({ length: this.#count }, (_, at) => at);
    // The files were added in order, and each is in order of its clock.
    order.sort((a, b) => compare(time[a]!, time[b]!) || file[a]! - file[b]! || a - b);
    this.#order = order;
  }

  /** Leaves only events for which something holds. */
  keep(holds: (position: number) => boolean): void {
    const kept: number[] = [];
    for (let position = 0; position < this.#count; position++) {
      if (holds(position)) kept.push(this.#order?.[position] ?? position);
    }
    this.#order = Uint32Array.from(kept);
    this.#count = kept.length;
  }

  entry(position: number): Entry {
    const at = this.#order?.[position] ?? position;
    const { file, line, offset, length, time } = this.#columns.arrays;
    return {
      file: file[at]!,
      line: line[at]!,
      offset: offset[at]!,
      length: length[at]!,
      time: time[at]!,
    };
  }

  cycleAt(position: number): number {
    return this.#columns.arrays.cycle[this.#order?.[position] ?? position]!;
  }

  timeAt(position: number): number {
    return this.#columns.arrays.time[this.#order?.[position] ?? position]!;
  }

  /** The next position in a direction with one of some marks; -1 if there is none. */
  findMark(position: number, step: 1 | -1, wanted: number): number {
    return this.find(position, step, (at) => (this.#columns.arrays.mark[at]! & wanted) !== 0);
  }

  /**
   * The next position in a direction of an event of the same run that is one of some events; -1 if there is none.
   * @param holds asked of the positions that are left
   */
  findEvent(
    position: number,
    step: 1 | -1,
    isOne: (event: number) => boolean,
    holds: (position: number) => boolean,
  ): number {
    const { event, run } = this.#columns.arrays;
    const here = run[this.#order?.[position] ?? position];
    for (let place = position + step; place >= 0 && place < this.#count; place += step) {
      const at = this.#order?.[place] ?? place;
      if (run[at] === here && isOne(event[at]!) && holds(place)) return place;
    }
    return -1;
  }

  /**
   * The first event of the next cycle, or of the one before; from within a cycle, back to its first event.
   * -1 if there is none.
   */
  findCycle(position: number, step: 1 | -1): number {
    const { cycle, run } = this.#columns.arrays;
    const key = (at: number): number => run[at]! * 2 ** 32 + cycle[at]!;
    const keyAt = (place: number): number => key(this.#order?.[place] ?? place);
    const begins = (place: number): boolean => place === 0 || keyAt(place) !== keyAt(place - 1);
    for (let at = position + step; at >= 0 && at < this.#count; at += step) {
      if (begins(at)) return at;
    }
    return -1;
  }

  find(position: number, step: 1 | -1, holds: (at: number) => boolean): number {
    for (let place = position + step; place >= 0 && place < this.#count; place += step) {
      if (holds(this.#order?.[place] ?? place)) return place;
    }
    return -1;
  }
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

type Marker = (batch: Batch, line: number) => number;

/** How an event is marked, from the outcomes of its schema. */
function markerOf({ name, slots, required }: Catalog["events"][number]): Marker {
  const isDecision = slots.some(({ path }) => path.at(-1) === "verdict");
  const fixed = isDecision ? marks.decision : 0;
  const isError = /(?:^|[._])error$/.test(name) ? marks.failure : 0;
  const outcomes = slots.flatMap((slot, index) =>
    slot.outcome
      ? [{ index, fails: failureOf(slot), isRequired: required.has(slot.path[0]!) }]
      : [],
  );
  return (batch, line) => {
    for (const { index, fails, isRequired } of outcomes) {
      const value = batch.slots[index]![line]!;
      if (Number.isNaN(value) ? isRequired : fails(value)) return fixed | marks.failure;
    }
    return fixed | isError;
  };
}

function failureOf({ kind, values, outcome }: Slot): (value: number) => boolean {
  const { success, failure, neither } = outcome!;
  const toNumber = (value: unknown): number => {
    if (kind === "enum") return values.indexOf(String(value));
    return typeof value === "boolean" ? Number(value) : Number(value);
  };
  const numbers = (named: unknown): readonly number[] =>
    Array.isArray(named) ? named.map(toNumber) : [];
  if (failure === "other") {
    const fine = new Set([...numbers(success), ...numbers(neither)]);
    return (value) => !fine.has(value);
  }
  const bad = new Set(numbers(failure));
  return (value) => bad.has(value);
}
