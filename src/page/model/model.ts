import { createOutcome, type Outcome } from "../../core/query/failure.ts";
import type { EventRecord } from "../../core/record.ts";
import { createLanes, type RunLanes } from "../../core/timeline/lanes.ts";
import type { PackedEvent, PageData } from "../data/format.ts";
import { unpackLines } from "../data/unpack.ts";
import { catalogOf } from "./catalog.ts";

/** Where an event stands: the run, the cycle of it, and which event of the cycle it is. */
export interface Place {
  /** Index of the run. */
  readonly run: number;
  /** 0 before there is one. */
  readonly cycle: number;
  /** Counted from 1. */
  readonly event: number;
}

/** Everything the page shows; all lists are by the position of events. */
export interface Model {
  readonly data: PageData;
  readonly records: readonly EventRecord[];
  readonly places: readonly Place[];
  readonly outcomes: readonly (Outcome | undefined)[];
  /** Whether it is an error or a failure. */
  readonly failed: readonly boolean[];
  readonly decided: readonly boolean[];
  /** Epoch ms; of an event without a time, that of the one before. */
  readonly times: Float64Array;
  /** Number of the line in its file. */
  readonly lines: readonly number[];
  readonly runs: readonly RunLanes[];
  readonly flags: ReadonlyMap<number, string>;
  infoOf(event: string): PackedEvent | undefined;
}

const isError = /(?:^|[._])error$/;

export function createModel(data: PageData): Model {
  const records = unpackLines(data.lines);
  const catalog = catalogOf(data.events);
  const infos = new Map(data.events.map((info) => [info.name, info]));
  const outcomeOf = createOutcome(catalog);
  const lanes = createLanes(catalog);
  const times = timesOf(records);
  // One event that is early or late must not move all others.
  for (const position of [...records.keys()].toSorted((a, b) => times[a]! - times[b]!)) {
    lanes.see(records[position]!);
  }
  const outcomes = records.map(outcomeOf);
  let line = 0;
  return {
    data,
    records,
    places: placesOf(records),
    outcomes,
    failed: records.map(({ event }, i) => outcomes[i] === "failure" || isError.test(event)),
    decided: records.map(({ event }) => infos.get(event)?.isDecision === true),
    times,
    lines: data.line.map((delta) => (line += delta)),
    runs: lanes.finish(),
    flags: new Map(data.flags),
    infoOf: (event) => infos.get(event),
  };
}

/** A line that is no event stands with the one before it. */
function placesOf(records: readonly EventRecord[]): Place[] {
  const runs = new Map<string, number>();
  const counts = new Map<string, number>();
  const cycles: number[] = [];
  let name = "";
  return records.map(({ value, run, cycle }) => {
    if (value !== undefined) name = run;
    const index = runs.get(name) ?? runs.size;
    runs.set(name, index);
    if (!Number.isNaN(cycle)) cycles[index] = cycle;
    const its = cycles[index] ?? 0;
    const key = `${index} ${its}`;
    const event = (counts.get(key) ?? 0) + 1;
    counts.set(key, event);
    return { run: index, cycle: its, event };
  });
}

function timesOf(records: readonly EventRecord[]): Float64Array {
  let last = records.find(({ time }) => !Number.isNaN(time))?.time ?? 0;
  return Float64Array.from(records, ({ time }) => (last = Number.isNaN(time) ? last : time));
}
