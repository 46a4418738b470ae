import { cyclesIn } from "./cycle-set.ts";
import { Distribution } from "./distribution.ts";
import type { RunData, Spot } from "./snapshot.ts";
import { summaryOf, type Summary } from "./summary.ts";

/** All runs in short. */
export interface RunsView {
  readonly count: number;
  /** Cycles of all runs. */
  readonly cycles: number;
  /** From the first event of each run to its last, ms, added up. */
  readonly activeMs: number;
  /** How they ended: runs by their last decision; "" for none. */
  readonly verdicts: readonly { readonly verdict: string; readonly runs: number }[];
  /** Cycles it took until the first decision to accept. */
  readonly acceptance: {
    readonly runs: number;
    readonly cycles: readonly { readonly cycle: number; readonly runs: number }[];
  };
  readonly eventsPerRun: Summary;
  readonly cyclesPerRun: Summary;
  readonly durationMs: Summary;
}

/** Spans of a name that were begun and not ended. */
export interface OpenView {
  readonly span: string;
  readonly count: number;
  /** Ends without a start. */
  readonly unopened: number;
  /** Some of those that are open. */
  readonly places: readonly (Spot & { readonly run: string; readonly cycle: number | null })[];
}

export function runsView(data: readonly RunData[], percentiles: readonly number[]): RunsView {
  const runs = data.filter(({ id }) => id !== "");
  const events = new Distribution([]);
  const cycles = new Distribution([]);
  const durations = new Distribution([]);
  const verdicts = new Map<string, number>();
  const acceptance = new Map<number, number>();
  let total = 0;
  let activeMs = 0;
  for (const run of runs) {
    const its = cyclesIn(run.cycles);
    total += its;
    events.add(run.events);
    cycles.add(its);
    count(verdicts, run.verdict);
    if (run.accepted !== null) count(acceptance, run.accepted);
    if (run.first === null || run.last === null) continue;
    durations.add(run.last - run.first);
    activeMs += run.last - run.first;
  }
  return {
    count: runs.length,
    cycles: total,
    activeMs,
    verdicts: [...verdicts]
      .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([verdict, number]) => ({ verdict, runs: number })),
    acceptance: {
      runs: [...acceptance.values()].reduce((sum, number) => sum + number, 0),
      cycles: [...acceptance]
        .toSorted(([a], [b]) => a - b)
        .map(([cycle, number]) => ({ cycle, runs: number })),
    },
    eventsPerRun: summaryOf(events.data(), percentiles),
    cyclesPerRun: summaryOf(cycles.data(), percentiles),
    durationMs: summaryOf(durations.data(), percentiles),
  };
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** @param most places to tell of each name */
export function openView(runs: readonly RunData[], most: number): OpenView[] {
  const names = new Set(runs.flatMap(({ spans }) => spans.map(({ name }) => name)));
  return [...names].toSorted().map((span) => {
    let open = 0;
    let unopened = 0;
    const places: OpenView["places"][number][] = [];
    for (const { id, spans } of runs) {
      const its = spans.find(({ name }) => name === span);
      if (!its) continue;
      open += its.open.length + its.lost;
      unopened += its.ends.length;
      for (const { file, line, cycle } of its.open) {
        if (places.length < most) places.push({ run: id, cycle, file, line });
      }
    }
    return { span, count: open, unopened, places };
  });
}
