import { isRedacted, redactedMarker } from "../../contract/redaction.ts";
import type { Batch } from "../../scan/batch.ts";
import { valueAt } from "../query/resolve.ts";
import { readRecord, type EventRecord } from "../record.ts";
import type { SeenRun } from "./seen-runs.ts";

/** Units of a text that is a label. */
const longest = 100;

/** How lines and texts are read. */
export interface Reading {
  /** The text of a line. */
  readonly textOf: (bytes: Uint8Array, start: number, end: number) => string;
  /** Makes a text safe to show: what is hidden in it becomes visible. */
  readonly safe: (text: string) => string;
}

/** The line that is folded; its text is read once, and only if something asks for it. */
export class Line {
  batch!: Batch;
  index = 0;
  run!: SeenRun;
  /** The run's name as an exemplar. */
  runName = "";
  /** Values of the tags that label it, once they were read. */
  tags: readonly string[] | undefined;
  readonly #reading: Reading;
  #record: EventRecord | undefined;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  move(index: number): void {
    this.index = index;
    this.#record = undefined;
    this.tags = undefined;
  }

  get record(): EventRecord {
    const { bytes, start, end } = this.batch;
    return (this.#record ??= readRecord(
      this.#reading.textOf(bytes, start[this.index]!, end[this.index]!),
    ));
  }

  slot(at: number): number {
    return this.batch.slots[at]![this.index]!;
  }

  /** A value of the payload; undefined if it is not there. */
  value(path: readonly string[]): unknown {
    return valueAt(this.record.payload, path);
  }

  /** A value as a label shows it: short, safe, and one text for all markers; undefined for what is not there. */
  labelOf(value: unknown): string | undefined {
    if (value === undefined) return undefined;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return isRedacted(value) ? redactedMarker : this.#reading.safe(text.slice(0, longest));
  }
}
