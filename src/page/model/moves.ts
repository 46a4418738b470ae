import type { Model } from "./model.ts";

export type Step = 1 | -1;

/** Finds other positions from one, among those that are shown; -1 if there is none. */
export interface Moves {
  next(from: number, step: Step): number;
  /** From within a cycle, back to its first event. */
  cycle(from: number, step: Step): number;
  failure(from: number, step: Step): number;
  decision(from: number, step: Step): number;
  /** The same kind of event in the same run. */
  same(from: number, step: Step): number;
  /** The first or the last. */
  end(step: Step): number;
}

export function createMoves(model: Model, isShown: (position: number) => boolean): Moves {
  const { records, places, failed, decided } = model;

  function find(from: number, step: Step, holds: (at: number) => boolean): number {
    for (let at = from + step; at >= 0 && at < records.length; at += step) {
      if (isShown(at) && holds(at)) return at;
    }
    return -1;
  }

  /** Whether no event of its cycle that is shown stands right before it. */
  function begins(at: number): boolean {
    const before = find(at, -1, () => true);
    if (before < 0) return true;
    return places[at]!.run !== places[before]!.run || places[at]!.cycle !== places[before]!.cycle;
  }

  return {
    next: (from, step) => find(from, step, () => true),
    cycle: (from, step) => find(from, step, begins),
    failure: (from, step) => find(from, step, (at) => failed[at]!),
    decision: (from, step) => find(from, step, (at) => decided[at]!),
    same: (from, step) =>
      find(
        from,
        step,
        (at) =>
          records[at]!.event === records[from]!.event && places[at]!.run === places[from]!.run,
      ),
    end: (step) => find(step > 0 ? records.length : -1, step > 0 ? -1 : 1, () => true),
  };
}
