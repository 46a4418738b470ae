import { readTimestamp } from "../contract/timestamp.ts";

export type Json = Readonly<Record<string, unknown>>;

/** A line of a log as commands that show events one by one take it. */
export interface EventRecord {
  /** The line without its end. */
  readonly text: string;
  /** Its value; undefined if it is no JSON object. */
  readonly value: Json | undefined;
  /** The envelope's fields, "" where one is missing or no text. */
  readonly event: string;
  readonly source: string;
  readonly run: string;
  /** NaN if it has none. */
  readonly cycle: number;
  /** Epoch milliseconds, NaN if unreadable. */
  readonly time: number;
  /** Empty if it has none. */
  readonly payload: Json;
  readonly tags: Json;
}

const none: Json = {};

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads a line; what is wrong with it shows in empty fields, never in an error. */
export function readRecord(text: string): EventRecord {
  const value = parse(text);
  if (value === undefined) {
    const time = Number.NaN;
    return {
      text,
      value,
      event: "",
      source: "",
      run: "",
      cycle: time,
      time,
      payload: none,
      tags: none,
    };
  }
  const { timestamp, cycle, payload, tags } = value;
  const time = typeof timestamp === "string" ? readTimestamp(timestamp) : Number.NaN;
  return {
    text,
    value,
    event: textOf(value["event"]),
    source: textOf(value["source"]),
    run: textOf(value["run_id"]),
    cycle: typeof cycle === "number" && Number.isInteger(cycle) && cycle >= 1 ? cycle : Number.NaN,
    time: typeof time === "number" ? time : Number.NaN,
    payload: isObject(payload) ? payload : none,
    tags: isObject(tags) ? tags : none,
  };
}

function parse(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
