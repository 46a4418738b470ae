import type { Catalog } from "../../contract/catalog.ts";
import { createOutcome, type Outcome } from "../query/failure.ts";
import type { EventRecord } from "../record.ts";

/** An event as a point in time. */
export interface Point {
  /** Epoch ms; of an event without one, that of the event before. */
  readonly time: number;
  readonly event: string;
  readonly outcome: Outcome | undefined;
  /** "" if it decides nothing. */
  readonly verdict: string;
}

/** Something that was open from one moment to another. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly isFailed: boolean;
  /** Whether it was still open at the end. */
  readonly isOpen: boolean;
}

/** What one source did. */
export interface SourceLane {
  readonly source: string;
  readonly points: Point[];
  readonly bars: Bar[];
}

/** A run as lanes. */
export interface RunLanes {
  readonly run: string;
  readonly begin: number;
  readonly end: number;
  readonly lanes: readonly SourceLane[];
  /** When each cycle began, and its points in order. */
  readonly cycles: readonly {
    readonly cycle: number;
    readonly begin: number;
    readonly points: Point[];
  }[];
}

interface Open {
  readonly lane: SourceLane;
  readonly from: number;
}

/** The order lanes stand in; sources that are not named follow as they come. */
const order = ["planner", "executor", "reviewer", "optimizer", "memory"];

interface Run {
  begin: number;
  end: number;
  /** Of the last event that had a time. */
  now: number;
  readonly lanes: Map<string, SourceLane>;
  readonly cycles: { cycle: number; begin: number; points: Point[] }[];
  readonly open: Map<string, Open[]>;
}

/** Gathers the lanes of each run. */
export function createLanes(catalog: Catalog): {
  see(record: EventRecord): void;
  finish(): RunLanes[];
} {
  const outcomeOf = createOutcome(catalog);
  const runs = new Map<string, Run>();
  let last = "";

  function runOf(record: EventRecord): Run {
    // A line that is no event stands with the run before it.
    last = record.value === undefined ? last : record.run;
    let run = runs.get(last);
    if (!run) {
      const { time } = record;
      run = { begin: time, end: time, now: time, lanes: new Map(), cycles: [], open: new Map() };
      runs.set(last, run);
    }
    return run;
  }

  function laneOf({ lanes }: Run, source: string): SourceLane {
    let lane = lanes.get(source);
    if (!lane) lanes.set(source, (lane = { source, points: [], bars: [] }));
    return lane;
  }

  function spans({ event, payload, cycle }: EventRecord, run: Run, lane: SourceLane, point: Point) {
    const its = catalog.events[catalog.indexOf(event)];
    if (!its?.span) return;
    const keys = its.schema["x-span"]?.key ?? [];
    const key = JSON.stringify([cycle, its.span.name, ...keys.map((name) => payload[name])]);
    const open = run.open.get(key) ?? [];
    run.open.set(key, open);
    if (its.span.edge === "start") {
      open.push({ lane, from: point.time });
      return;
    }
    const begun = open.shift();
    const duration = payload["duration_ms"];
    const from = begun?.from ?? (typeof duration === "number" ? point.time - duration : point.time);
    const isFailed = point.outcome === "failure";
    // A clock that was set back must not turn a bar round.
    const [begin, end] = [Math.min(from, point.time), Math.max(from, point.time)];
    lane.bars.push({ from: begin, to: end, isFailed, isOpen: false });
  }

  return {
    see(record) {
      const run = runOf(record);
      pass(run, record.time);
      const verdict = record.payload["verdict"];
      const point: Point = {
        time: run.now,
        event: record.event,
        outcome: outcomeOf(record),
        verdict: typeof verdict === "string" ? verdict : "",
      };
      const cycle = run.cycles.at(-1);
      const isNew = !cycle || (!Number.isNaN(record.cycle) && record.cycle !== cycle.cycle);
      if (isNew) run.cycles.push({ cycle: record.cycle, begin: run.now, points: [point] });
      else cycle.points.push(point);
      if (record.value === undefined) return;
      const lane = laneOf(run, record.source);
      lane.points.push(point);
      spans(record, run, lane, point);
    },
    finish: () => [...runs].map(([run, its]) => finished(run, its)),
  };
}

function finished(run: string, { begin, end, lanes, cycles, open }: Run): RunLanes {
  for (const { lane, from } of [...open.values()].flat()) {
    lane.bars.push({ from, to: end, isFailed: false, isOpen: true });
  }
  const sorted = [...lanes.values()].toSorted((a, b) => rank(a.source) - rank(b.source));
  return { run, begin, end, lanes: sorted, cycles };
}

/** Takes up the time of an event, if it has one; what goes back or ahead stands where its time says. */
function pass(run: Run, time: number): void {
  if (Number.isNaN(time)) return;
  run.now = time;
  run.begin = Number.isNaN(run.begin) ? time : Math.min(run.begin, time);
  run.end = Number.isNaN(run.end) ? time : Math.max(run.end, time);
}

function rank(source: string): number {
  const at = order.indexOf(source);
  return at < 0 ? order.length : at;
}
