import type { Finding } from "../contract/finding.ts";
import { noEvent, noText, type Batch, type Chunk, type Position } from "./batch.ts";
import { excerptAt } from "./excerpt.ts";
import { columnsOf, pinpoint } from "./pinpoint.ts";

/** A batch under construction. Its columns grow as needed and are used again for the next chunk. */
export class Columns {
  start = new Uint32Array(0);
  end = new Uint32Array(0);
  verdict = new Uint8Array(0);
  event = new Uint16Array(0);
  run = new Uint32Array(0);
  source = new Uint32Array(0);
  cycle = new Float64Array(0);
  time = new Float64Array(0);
  hashLow = new Uint32Array(0);
  hashHigh = new Uint32Array(0);
  readonly slots: Float64Array[];
  /** Names of events the catalog does not have, by line: rare, so they have no column. */
  unknown = new Map<number, string>();
  readonly #ids = new Map<string, number>();

  /** @param slots the most slots an event of the catalog has */
  constructor(slots: number) {
    this.slots = Array.from({ length: slots }, () => new Float64Array(0));
  }

  /** Makes room for a chunk's lines and forgets those of the one before. */
  reset(lines: number): void {
    this.#ids.clear();
    this.unknown.clear();
    if (lines > this.start.length) this.#grow(Math.ceil(lines * 1.25));
    this.verdict.fill(0, 0, lines);
    this.event.fill(noEvent, 0, lines);
    this.run.fill(noText, 0, lines);
    this.source.fill(noText, 0, lines);
    this.cycle.fill(Number.NaN, 0, lines);
    this.time.fill(Number.NaN, 0, lines);
    for (const slot of this.slots) slot.fill(Number.NaN, 0, lines);
  }

  #grow(size: number): void {
    this.start = new Uint32Array(size);
    this.end = new Uint32Array(size);
    this.verdict = new Uint8Array(size);
    this.event = new Uint16Array(size);
    this.run = new Uint32Array(size);
    this.source = new Uint32Array(size);
    this.cycle = new Float64Array(size);
    this.time = new Float64Array(size);
    this.hashLow = new Uint32Array(size);
    this.hashHigh = new Uint32Array(size);
    for (let k = 0; k < this.slots.length; k++) this.slots[k] = new Float64Array(size);
  }

  /** The id of a text, within this batch. */
  intern(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(text, id);
    return id;
  }

  finish(chunk: Chunk, lines: number, names: readonly string[], findings: Finding[]): Batch {
    const {
      unknown,
      start,
      end,
      verdict,
      event,
      run,
      source,
      cycle,
      time,
      slots,
      hashLow,
      hashHigh,
    } = this;
    const columns = { start, end, verdict, event, run, source, cycle, time };
    return {
      ...chunk,
      lines,
      ...columns,
      slots,
      hashLow,
      hashHigh,
      texts: [...this.#ids.keys()],
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
