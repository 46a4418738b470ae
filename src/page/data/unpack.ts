import { isObject, readRecord, type EventRecord, type Json } from "../../core/record.ts";
import {
  leaves,
  rawShape,
  type Cell,
  type Column,
  type PackedLines,
  type Shape,
} from "./format.ts";

/** Turns columns into records again; the text of one is kept only where it is no plain event. */
export function unpackLines({ texts, shapes, columns, raw, lines }: PackedLines): EventRecord[] {
  const used = shapes.map(() => 0);
  let rawUsed = 0;
  /** The last timestamp that was written the usual way. */
  let clock = 0;
  let stamp = "";
  let its: readonly Column[] = [];
  let row = 0;
  let leaf = 0;

  function build(shape: Shape): unknown {
    if (typeof shape === "number") {
      const cell = cellOf(its[leaf++]!, row);
      if (shape === leaves.time) return (stamp = new Date((clock += cell as number)).toISOString());
      return shape === leaves.text && typeof cell === "number" ? texts[cell] : cell;
    }
    if (!("k" in shape)) return shape.map(build);
    const { k, s } = shape;
    // An assignment would not keep this key.
    if (k.includes("__proto__")) return Object.fromEntries(k.map((key, i) => [key, build(s[i]!)]));
    const object: Record<string, unknown> = {};
    for (let i = 0; i < k.length; i++) object[k[i]!] = build(s[i]!);
    return object;
  }

  return lines.map((number) => {
    if (number === rawShape) return readRecord(raw[rawUsed++]!);
    its = columns[number]!;
    row = used[number]!++;
    leaf = 0;
    const value = build(shapes[number]!) as Json;
    return recordOf(value, timeOf(value["timestamp"], stamp, clock));
  });
}

/** Any other timestamp is read as the contract reads it. */
function timeOf(timestamp: unknown, stamp: string, clock: number): number {
  if (typeof timestamp !== "string") return Number.NaN;
  return timestamp === stamp ? clock : readRecord(JSON.stringify({ timestamp })).time;
}

const cellOf = (column: Column, row: number): Cell => ("all" in column ? column.all : column[row]!);

const none: Json = {};
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** What `readRecord` reads of a line, without a text to parse. */
function recordOf(value: Json, time: number): EventRecord {
  const { cycle, payload, tags } = value;
  return {
    text: "",
    value,
    event: textOf(value["event"]),
    source: textOf(value["source"]),
    run: textOf(value["run_id"]),
    cycle: typeof cycle === "number" && Number.isInteger(cycle) && cycle >= 1 ? cycle : Number.NaN,
    time,
    payload: isObject(payload) ? payload : none,
    tags: isObject(tags) ? tags : none,
  };
}
