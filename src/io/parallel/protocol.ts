import type { MessagePort } from "node:worker_threads";
import type { ExtensionSource } from "../../contract/extensions.ts";
import type { SharedAreas } from "../../scan/prover.ts";
import type { Task } from "./plan.ts";
import type { PartResult } from "./ring.ts";

/** What a worker is given. */
export interface WorkerData {
  readonly tasks: readonly Task[];
  readonly extensions: readonly ExtensionSource[];
  /** Where its messages go. */
  readonly port: MessagePort;
  /** Shared counters: the next task, then for each scanner the areas that were released. */
  readonly counters: Int32Array;
  /** Its own counter. */
  readonly own: number;
}

/** What a worker says. */
export type Message =
  | { readonly kind: "areas"; readonly shared: SharedAreas }
  /** A part's next result; parts are counted over all tasks. */
  | { readonly kind: "part"; readonly part: number; readonly result: PartResult }
  /** There are no more tasks. */
  | { readonly kind: "end" };

/** The counter of the next task. */
export const nextTask = 0;

/** The number of each task's first part. */
export function firstParts(tasks: readonly Task[]): number[] {
  const firsts: number[] = [];
  let parts = 0;
  for (const task of tasks) {
    firsts.push(parts);
    parts += task.length;
  }
  return firsts;
}
