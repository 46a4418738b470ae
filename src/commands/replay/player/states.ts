import type { EventRecord } from "../../../core/record.ts";
import { advance, initialState, type RunState } from "../../../core/timeline/state.ts";

/** States of runs after each event, from checkpoints. */
export interface States {
  /** The state after an event; undefined while its checkpoint is still being made. */
  at(position: number): RunState | undefined;
  /** Folds on for a while; false once all is done. */
  work(events: number): boolean;
}

/** Events between two checkpoints; a checkpoint holds a state of every run, so large logs have them further apart. */
const apartAtLeast = 256;
const mostCheckpoints = 1000;

interface Fold {
  readonly states: Map<string, RunState>;
  /** The run of the last event. */
  run: string;
}

export function createStates(count: number, recordAt: (position: number) => EventRecord): States {
  const apart = Math.max(apartAtLeast, Math.ceil(count / mostCheckpoints));
  /** What was before every so many events. */
  const checkpoints: Fold[] = [{ states: new Map(), run: "" }];
  const head: Fold = { states: new Map(), run: "" };
  let done = 0;

  function step(fold: Fold, position: number): void {
    const record = recordAt(position);
    if (record.value !== undefined) fold.run = record.run;
    const before = fold.states.get(fold.run) ?? initialState(fold.run);
    fold.states.set(fold.run, advance(before, record));
  }

  return {
    at(position) {
      const nearest = Math.floor(position / apart);
      const checkpoint = checkpoints[nearest];
      if (!checkpoint) return undefined;
      const fold: Fold = { states: new Map(checkpoint.states), run: checkpoint.run };
      for (let at = nearest * apart; at <= position; at++) step(fold, at);
      return fold.states.get(fold.run);
    },
    work(events) {
      const to = Math.min(count, done + events);
      for (; done < to; done++) {
        step(head, done);
        if ((done + 1) % apart === 0) {
          checkpoints.push({ states: new Map(head.states), run: head.run });
        }
      }
      return done < count;
    },
  };
}
