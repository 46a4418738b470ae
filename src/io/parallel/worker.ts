// The program of a worker: takes tasks until there are none, and waits where all its areas are full.
import { workerData } from "node:worker_threads";
import { compileContract } from "../../contract/contract.ts";
import { firstParts, nextTask, type Message, type WorkerData } from "./protocol.ts";
import { areasAhead, createRing } from "./ring.ts";

const { tasks, extensions, port, counters, own } = workerData as WorkerData;
const say = (message: Message): void => port.postMessage(message);

async function work(): Promise<void> {
  const { catalog, validators } = await compileContract(extensions);
  const ring = createRing(catalog, validators, areasAhead);
  say({ kind: "areas", shared: ring.shared });

  const firsts = firstParts(tasks);
  let used = 0;
  for (;;) {
    const index = Atomics.add(counters, nextTask, 1);
    if (index >= tasks.length) break;
    for (const [i, part] of tasks[index]!.entries()) {
      const results = ring.scan(part);
      for (;;) {
        waitForArea(used);
        const { value: result, done } = results.next();
        if (done) break;
        if (result.kind === "lines") used++;
        say({ kind: "part", part: firsts[index]! + i, result });
      }
    }
  }
  ring.close();
  say({ kind: "end" });
  port.close();
}

/** Waits while every area holds something that is not released yet. */
function waitForArea(used: number): void {
  for (;;) {
    const released = Atomics.load(counters, own);
    if (used - released < areasAhead) return;
    Atomics.wait(counters, own, released);
  }
}

// What it throws ends the worker, and whoever started it is told.
void work();
