import { setImmediate } from "node:timers/promises";
import type { Contract } from "../../contract/contract.ts";
import type { Finding } from "../../contract/finding.ts";
import type { Batch } from "../../scan/batch.ts";
import { Columns } from "../../scan/columns.ts";
import { columnsOf, inputOf, type SharedAreas } from "../../scan/prover.ts";
import type { Input } from "../inputs.ts";
import { scanInput, scanRange, type Scanned, type Scanning } from "../scan-input.ts";
import { startCrew } from "./crew.ts";
import type { Part, Plan } from "./plan.ts";
import { firstParts, nextTask } from "./protocol.ts";
import { areasAhead, createRing, type Lines, type PartResult } from "./ring.ts";

/** Scans inputs, each when it is asked for. */
export interface Scans {
  scan(input: Input): AsyncGenerator<Scanned>;
  close(): Promise<void>;
}

/** Turns of the loop after which the event loop has its own: for Ctrl-C. */
const turnsAtOnce = 32;

/** A result with the scanner it comes from: 0 is this thread, the workers are counted from 1. */
interface Told {
  readonly result: PartResult;
  readonly scanner: number;
}

/**
 * Scans inputs in parallel: workers and this thread take tasks as they come, and what they found is told in the order
 * of the inputs, so that it is the same for any number of them.
 * @param jobs scanning threads, this one included
 * @param program the file of the workers' program
 */
export function scanInParallel(
  inputs: readonly Input[],
  { tasks }: Plan,
  scanning: Scanning,
  contract: Contract,
  jobs: number,
  program: string,
): Scans {
  const { catalog, validators, extensions } = contract;
  const parts = tasks.flat();
  const firsts = firstParts(tasks);
  const counters = new Int32Array(new SharedArrayBuffer(4 * (jobs + 1)));
  // Alone it uses one area over and over, which stays in the processor's cache.
  const areas = jobs === 1 ? 1 : areasAhead;
  const ring = createRing(catalog, validators, areas);
  const shared: (SharedAreas | undefined)[] = [ring.shared];
  const columns: (Columns | undefined)[] = [];
  const told = new Map<number, Told[]>();
  const own = takeTasks();
  let used = 0;
  let turns = 0;

  const data = Array.from({ length: jobs - 1 }, (_, worker) => ({
    tasks,
    extensions,
    counters,
    own: worker + 2,
  }));
  const crew = startCrew(program, data, (worker, message) => {
    if (message.kind === "areas") shared[worker + 1] = message.shared;
    else if (message.kind === "part")
      tell(message.part, { result: message.result, scanner: worker + 1 });
  });

  function tell(part: number, result: Told): void {
    const before = told.get(part);
    if (before) before.push(result);
    else told.set(part, [result]);
  }

  /** This thread's own scanning, a step at a time. */
  function* takeTasks(): Generator<undefined> {
    for (;;) {
      const index = Atomics.add(counters, nextTask, 1);
      if (index >= tasks.length) return;
      for (const [i, part] of tasks[index]!.entries()) {
        for (const result of ring.scan(part)) {
          if (result.kind === "lines") used++;
          tell(firsts[index]! + i, { result, scanner: 0 });
          yield;
        }
      }
    }
  }

  /** Scans a little, if there is anything left and an area to put it. */
  const help = (): boolean => used - counters[1]! < areas && own.next().done !== true;

  async function next(part: number): Promise<Told> {
    for (;;) {
      // What is heard meanwhile must be seen before there is any waiting.
      if (++turns % turnsAtOnce === 0) await setImmediate();
      const result = told.get(part)?.shift();
      if (result) return result;
      if (!crew.listen() && !help()) await crew.wait();
    }
  }

  function release(scanner: number): void {
    Atomics.add(counters, scanner + 1, 1);
    Atomics.notify(counters, scanner + 1);
  }

  function batchOf(file: string, firstLine: number, scanner: number, scanned: Lines): Batch {
    const { area, lines, bytes, firstByte, last, texts, unknown, findings } = scanned;
    const its = (columns[scanner * areas + area] ??= new Columns(
      catalog,
      columnsOf(shared[scanner]!, area),
    ));
    its.texts = texts;
    its.unknown = unknown;
    for (const finding of findings)
      (finding as { -readonly [K in keyof Finding]: Finding[K] }).line += firstLine - 1;
    const chunk = {
      file,
      bytes: inputOf(shared[scanner]!, area).subarray(0, bytes),
      firstLine,
      firstByte,
      last,
    };
    return its.finish(chunk, lines, findings);
  }

  /** Scans a part of an input, its lines counted from `firstLine`; returns how many lines it has. */
  async function* scanPart(
    number: number,
    input: Input,
    firstLine: number,
  ): AsyncGenerator<Scanned, number> {
    let lines = 0;
    for (let ends = false; !ends;) {
      const { result, scanner } = await next(number);
      if (result.kind === "rest") {
        lines += yield* scanRest(parts[number]!, input, result.from, firstLine + lines);
        break;
      }
      yield { kind: "batch", batch: batchOf(input.name, firstLine + lines, scanner, result) };
      lines += result.lines;
      release(scanner);
      ends = result.ends;
    }
    told.delete(number);
    return lines;
  }

  /** Scans what takes a stream. */
  function scanRest(
    part: Part,
    input: Input,
    from: number,
    firstLine: number,
  ): AsyncGenerator<Scanned, number> {
    if (from === 0 && part.last) return scanInput(input, scanning);
    return scanRange({ ...part, from }, firstLine, scanning);
  }

  const numbers = new Map<Input, number[]>();
  for (const [number, { input }] of parts.entries()) {
    const its = numbers.get(inputs[input]!);
    if (its) its.push(number);
    else numbers.set(inputs[input]!, [number]);
  }
  return {
    async *scan(input) {
      const its = numbers.get(input);
      if (!its) {
        yield* scanInput(input, scanning);
        return;
      }
      let line = 1;
      for (const number of its) line += yield* scanPart(number, input, line);
    },
    close() {
      ring.close();
      return crew.dismiss();
    },
  };
}
