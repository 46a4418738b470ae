import { cyclesIn } from "../stats/cycle-set.ts";
import { Run } from "../stats/run.ts";
import { noValue } from "./family.ts";

/** Runs that are remembered; beyond them those that said nothing for longest are forgotten. */
const mostRuns = 1000;
/** How long a run may say nothing, ms of the log, before what it left open counts as abandoned. */
const abandoned = 6 * 3_600_000;

/** How often a run may go to another cycle than the next, so that no log fills the memory with cycles. */
const mostJumps = 1000;

/** A run, and the texts that label what comes later in it. */
export class SeenRun {
  readonly run: Run;
  /** By module and field, as `optimizer profile`. */
  readonly texts = new Map<string, string>();

  #cycle = 0;
  #jumps = 0;

  constructor(id: string) {
    this.run = new Run(id);
  }

  /** @param cycle NaN if the event has none */
  inCycle(cycle: number): void {
    if (cycle === this.#cycle || !(cycle >= 1)) return;
    if (cycle !== this.#cycle + 1 && ++this.#jumps > mostJumps) return;
    this.#cycle = cycle;
    this.run.cycles.add(cycle);
  }
}

/** What all runs are at the moment. */
export interface RunFacts {
  readonly cycles: number;
  readonly forgotten: number;
  /** Runs by their last decision. */
  readonly verdicts: ReadonlyMap<string, number>;
  /** Open spans by name. */
  readonly open: ReadonlyMap<string, number>;
}

/** The runs heard of last. */
export class SeenRuns {
  /** Where events without a run go. */
  readonly none = new SeenRun("");
  readonly #byId = new Map<string, SeenRun>();
  readonly #most: number;
  #forgotten = 0;
  #cycles = 0;
  readonly #verdicts = new Map<string, number>();

  constructor(most = mostRuns) {
    this.#most = most;
  }

  get(id: string): SeenRun {
    const known = this.#byId.get(id);
    if (known) {
      // A map keeps the order of insertion: the first is the one heard of longest ago.
      this.#byId.delete(id);
      this.#byId.set(id, known);
      return known;
    }
    const run = new SeenRun(id);
    this.#byId.set(id, run);
    return run;
  }

  /** Forgets what is too much; to be called when none of the runs is in use. */
  trim(): void {
    for (const [id, { run }] of this.#byId) {
      if (this.#byId.size <= this.#most) return;
      this.#byId.delete(id);
      this.#forgotten++;
      this.#cycles += cyclesIn(run.cycles.ranges());
      add(this.#verdicts, run.verdict || noValue, 1);
    }
  }

  facts(): RunFacts {
    const verdicts = new Map(this.#verdicts);
    const open = new Map<string, number>();
    let cycles = this.#cycles;
    const runs = [...this.#byId.values()].map(({ run }) => run);
    const newest = runs.reduce((last, run) => Math.max(last, run.last), this.none.run.last);
    for (const run of [...runs, this.none.run]) {
      if (run.events > 0) {
        cycles += cyclesIn(run.cycles.ranges());
        add(verdicts, run.verdict || noValue, 1);
      }
      if (run.last < newest - abandoned) continue;
      for (const [name, count] of run.open()) add(open, name, count);
    }
    return { cycles, forgotten: this.#forgotten, verdicts, open };
  }
}

const add = (counts: Map<string, number>, key: string, count: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + count);
};
