import type { EventRecord } from "../../core/record.ts";
import { advance, initialState, type RunState } from "../../core/timeline/state.ts";

/** Events between two checkpoints. */
const apart = 256;

interface Fold {
  readonly states: Map<string, RunState>;
  /** The run of the last event. */
  run: string;
  /** The next event. */
  next: number;
}

/** The state after each event, folded from the nearest checkpoint before it; checkpoints are made as they are needed. */
export function createStates(records: readonly EventRecord[]): (position: number) => RunState {
  const checkpoints: Fold[] = [{ states: new Map(), run: "", next: 0 }];
  const copy = ({ states, run, next }: Fold): Fold => ({ states: new Map(states), run, next });
  let fold = copy(checkpoints[0]!);

  function step(): void {
    const record = records[fold.next]!;
    if (record.value !== undefined) fold.run = record.run;
    const before = fold.states.get(fold.run) ?? initialState(fold.run);
    fold.states.set(fold.run, advance(before, record));
    fold.next++;
    if (fold.next === checkpoints.length * apart) checkpoints.push(copy(fold));
  }

  return (position) => {
    const nearest =
      checkpoints[Math.min(Math.floor((position + 1) / apart), checkpoints.length - 1)]!;
    // Stepping forwards goes on where it was.
    const isAhead = fold.next > position + 1;
    if (isAhead || nearest.next > fold.next) fold = copy(nearest);
    while (fold.next <= position) step();
    return fold.states.get(fold.run)!;
  };
}
