import { isMarker } from "../../contract/redaction.ts";
import type { Batch } from "../../scan/batch.ts";
import { valueAt } from "../query/resolve.ts";
import { readRecord, type EventRecord, type Json } from "../record.ts";
import type { ErrorKinds } from "./error-kinds.ts";
import { shapeOf } from "./message-shape.ts";
import type { ValueMeasure } from "./plan.ts";

/** Counts a value the columns don't tell: null, another text, nothing. */
export function takeValue({ values, path }: ValueMeasure, { payload }: EventRecord): void {
  const value = valueAt(payload, path);
  if (value === undefined || (typeof value === "string" && isMarker(value))) values.addMissing();
  else values.addText(typeof value === "string" ? value : JSON.stringify(value));
}

/** How texts are made of bytes. */
export interface Decoding {
  /** The text of a line. */
  readonly textOf: (bytes: Uint8Array, start: number, end: number) => string;
  /** Its bytes as units of a text, which takes a third of the time. */
  readonly unitsOf: (bytes: Uint8Array, start: number, end: number) => string;
}

/** @param slot says whether it was handled, -1 if nothing does */
export function takeError(
  errors: ErrorKinds,
  slot: number,
  batch: Batch,
  line: number,
  decoding: Decoding,
): void {
  const start = batch.start[line]!;
  const end = batch.end[line]!;
  const units = decoding.unitsOf(batch.bytes, start, end);
  let whole: Json | undefined;
  const fieldOf = (field: string): string => {
    const range = rangeOf(units, field);
    if (!range) {
      whole ??= readRecord(decoding.textOf(batch.bytes, start, end)).payload;
      const value = whole[field];
      return typeof value === "string" ? value : "";
    }
    const [from, to] = range;
    const text = units.slice(from, to);
    return ascii.test(text) ? text : decoding.textOf(batch.bytes, start + from, start + to);
  };
  const exception = fieldOf("exception");
  const message = fieldOf("message");
  const isFailure = slot >= 0 && batch.slots[slot]![line] === 0;
  const spot = { file: batch.file, line: batch.firstLine + line };
  errors.add(batch.eventName(line), exception, shapeOf(message), isFailure, spot);
}

const ascii = /^[^\u0080-\u00ff]*$/;

/** Where the text of a field stands, if that is plain to see: parsing takes ten times as long. */
function rangeOf(units: string, field: string): [from: number, to: number] | undefined {
  const key = `"${field}":"`;
  const at = units.indexOf(key);
  const from = at + key.length;
  if (at <= 0 || units[at - 1] === "\\" || units.includes(key, from)) return undefined;
  const to = units.indexOf('"', from);
  const escape = units.indexOf("\\", from);
  return escape >= 0 && escape < to ? undefined : [from, to];
}
