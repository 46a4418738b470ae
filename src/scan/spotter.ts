import kernel from "../../dist/spotter.wasm";

/** What the program works by: see src/core/redact/suspicion/spotter.ts. */
interface Tables {
  readonly classes: Uint8Array;
  readonly next: Uint16Array;
}

/** The exports of kernel/spotter.ts. */
interface Program {
  begin(from: number): void;
  move(by: number): void;
  spot(classes: number, next: number, chunk: number, from: number, to: number): number;
  whatEnded(): number;
  stateNow(): number;
  runEndedFrom(): number;
  runNow(): number;
}

/** Bytes that are looked at in one go: after a stop the rest may have been copied in vain. */
const window = 1 << 14;
const page = 1 << 16;
/** Where the tables begin: what is below is the program's own. */
const base = 1024;
const [wordEnded, runEnded] = [1, 2];
const shortestRun = 20;

/** Whether it runs here: not without a compiler (node --jitless). */
export const canSpot = (): boolean =>
  typeof WebAssembly !== "undefined" && WebAssembly.validate(kernel);

let compiled: WebAssembly.Module | undefined;

/** Stops at the same places as the plain spotter, in WebAssembly. */
export function createSpotter({ classes, next }: Tables) {
  const table = base + classes.length;
  const chunk = (table + next.byteLength + 63) & ~63;
  const pages = Math.ceil((chunk + window) / page);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const area = new Uint8Array(memory.buffer);
  area.set(classes, base);
  new Uint16Array(memory.buffer, table, next.length).set(next);
  compiled ??= new WebAssembly.Module(kernel);
  const imports = { env: { memory } };
  const its = new WebAssembly.Instance(compiled, imports).exports as unknown as Program;

  let bytes = new Uint8Array(0);
  let end = 0;
  /** The window: where it begins and ends in the bytes, and how far it has been looked at. */
  let [first, last, resumed] = [0, 0, 0];
  const fill = (from: number): void => {
    last = Math.min(end, from + window);
    area.set(bytes.subarray(from, last), chunk);
    first = from;
    resumed = 0;
  };
  const spotter = {
    at: 0,
    word: 0,
    run: -1,
    begin(given: Uint8Array, from: number, to: number) {
      bytes = given as Uint8Array<ArrayBuffer>;
      end = to;
      fill(from);
      its.begin(0);
    },
    next() {
      spotter.word = 0;
      spotter.run = -1;
      for (;;) {
        const stop = its.spot(base, table, chunk, resumed, last - first);
        const ended = its.whatEnded();
        if (ended !== 0) {
          spotter.at = first + stop;
          if ((ended & wordEnded) !== 0) spotter.word = its.stateNow();
          if ((ended & runEnded) !== 0) spotter.run = first + its.runEndedFrom();
          resumed = stop + 1;
          return true;
        }
        if (last === end) break;
        its.move(last - first);
        fill(last);
      }
      const start = first + its.runNow();
      spotter.at = end;
      resumed = last - first;
      if (end - start < shortestRun) return false;
      spotter.run = start;
      its.begin(resumed);
      return true;
    },
  };
  return spotter;
}
