import type { Catalog } from "../contract/catalog.ts";
import type { Finding } from "../contract/finding.ts";
import { noEvent, noText, type Batch, type Chunk, type Position } from "./batch.ts";
import { excerptAt } from "./excerpt.ts";
import { columnsOf, pinpoint } from "./pinpoint.ts";

/** The columns of a batch that are typed arrays. */
export type ColumnArrays = Pick<
  Batch,
  | "start"
  | "end"
  | "verdict"
  | "event"
  | "run"
  | "source"
  | "cycle"
  | "time"
  | "hashLow"
  | "hashHigh"
  | "slots"
>;

function allocate(lines: number, slots: number): ColumnArrays {
  return {
    start: new Uint32Array(lines),
    end: new Uint32Array(lines),
    verdict: new Uint8Array(lines),
    event: new Uint16Array(lines),
    run: new Uint32Array(lines),
    source: new Uint32Array(lines),
    cycle: new Float64Array(lines),
    time: new Float64Array(lines),
    hashLow: new Uint32Array(lines),
    hashHigh: new Uint32Array(lines),
    slots: Array.from({ length: slots }, () => new Float64Array(lines)),
  };
}

/** The most slots an event of a catalog has: the number of slot columns. */
export const slotsOf = (catalog: Catalog): number =>
  Math.max(...catalog.events.map((event) => event.slots.length));

/** A batch under construction. Its arrays grow as needed and are used again for the next chunk. */
export class Columns {
  arrays: ColumnArrays;
  /** Names of events the catalog does not have, by line: rare, so they have no column. */
  unknown: Map<number, string> = new Map();
  readonly #catalog: Catalog;
  /** The texts of this batch, by id. */
  texts: string[] = [];
  readonly #ids = new Map<string, number>();

  constructor(catalog: Catalog, arrays = allocate(0, slotsOf(catalog))) {
    this.#catalog = catalog;
    this.arrays = arrays;
  }

  /** Makes room for a chunk's lines and forgets those of the one before. */
  reset(lines: number): void {
    this.forget();
    if (lines > this.arrays.start.length) {
      this.arrays = allocate(Math.ceil(lines * 1.25), this.arrays.slots.length);
    }
  }

  /**
   * Forgets the texts and names of the chunk before.
   * @param texts those the new one begins with
   */
  forget(texts: string[] = []): void {
    this.#ids.clear();
    this.texts = texts;
    this.unknown = new Map();
  }

  /** Marks all a line may lack as absent. */
  clear(line: number): void {
    const { event, run, source, cycle, time, slots } = this.arrays;
    event[line] = noEvent;
    run[line] = noText;
    source[line] = noText;
    cycle[line] = Number.NaN;
    time[line] = Number.NaN;
    for (const slot of slots) slot[line] = Number.NaN;
  }

  /** The id of a text, within this batch. */
  intern(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.push(text) - 1;
    this.#ids.set(text, id);
    return id;
  }

  /** A literal of all its fields: V8 gives objects made by spreading a shape of their own each, which slows every reader. */
  finish(chunk: Chunk, lines: number, findings: readonly Finding[]): Batch {
    const { arrays, unknown } = this;
    const { start, end, event } = arrays;
    const { names } = this.#catalog;
    return {
      file: chunk.file,
      bytes: chunk.bytes,
      firstLine: chunk.firstLine,
      firstByte: chunk.firstByte,
      last: chunk.last,
      lines,
      start,
      end,
      verdict: arrays.verdict,
      event,
      run: arrays.run,
      source: arrays.source,
      cycle: arrays.cycle,
      time: arrays.time,
      slots: arrays.slots,
      hashLow: arrays.hashLow,
      hashHigh: arrays.hashHigh,
      texts: this.texts,
      findings,
      eventName: (line) => names[event[line]!] ?? unknown.get(line) ?? "",
      locate: (line, path) => locateIn(chunk, start[line]!, end[line]!, path),
      excerpt: (line, byteOffset) =>
        excerptAt(chunk.bytes, start[line]!, end[line]!, byteOffset - chunk.firstByte),
    };
  }
}

function locateIn(chunk: Chunk, start: number, end: number, path: readonly string[]): Position {
  const at = path.length === 0 ? start : pinpoint(chunk.bytes, start, end, [path])[0]!.value;
  const [column] = columnsOf(chunk.bytes, start, [at]);
  return { column: column!, byteOffset: chunk.firstByte + at };
}
