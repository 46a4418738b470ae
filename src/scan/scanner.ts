import kernel from "../../dist/kernel.wasm";
import type { Catalog } from "../contract/catalog.ts";
import type { Validators } from "../contract/judge.ts";
import { verdicts, type Batch, type Chunk, type Scanner } from "./batch.ts";
import { Columns, slotsOf, type ColumnArrays } from "./columns.ts";
import { guard, maxTexts } from "./kernel/layout.ts";
import { createLineJudge } from "./line-judge.ts";
import { countLines } from "./lines.ts";
import { Image } from "./program/image.ts";
import { learn } from "./program/learn.ts";
import { compileProgram } from "./program/program.ts";

/** Where the program begins: what the compiler of the kernel places lies below. */
const base = 1 << 16;
const page = 1 << 16;
/** Room for keys that are learned. */
const spare = 1 << 17;
const firstLines = 2048;

interface Kernel {
  useProgram(root: number): void;
  countTexts(): number;
  scan(
    from: number,
    length: number,
    columns: number,
    lines: number,
    slots: number,
    texts: number,
  ): number;
}

/** The fast way from bytes to columns: the kernel proves most lines, the judge has the rest. */
export interface KernelScanner extends Scanner {
  /** Lines that were handed to the judge so far. */
  readonly judged: number;
}

let module: WebAssembly.Module | undefined;

export function createScanner(catalog: Catalog, validators: Validators): KernelScanner {
  const slots = slotsOf(catalog);
  const judge = createLineJudge(catalog, validators);
  const columns = new Columns(catalog);
  const image = new Image(base);
  const program = compileProgram(catalog, image);
  const texts = alignPage(image.end + spare);
  const columnsAt = texts + maxTexts * 8;
  let lines = firstLines;
  let input = columnsAt + sizeOf(lines, slots);

  const memory = new WebAssembly.Memory({
    initial: pagesOf(input),
    maximum: 1 << 16,
    shared: true,
  });
  image.moveTo(memory, texts);
  module ??= new WebAssembly.Module(kernel);
  const exported = new WebAssembly.Instance(module, {
    env: { memory, abort },
    host: { learn: (id: number, from: number, length: number) => learnAt(id, from, length) },
  }).exports as unknown as Kernel;
  exported.useProgram(program.root);
  let bytes = Buffer.from(memory.buffer);
  columns.arrays = viewsOf(memory, columnsAt, lines, slots);

  function learnAt(id: number, from: number, length: number): number {
    return learn(program, image, program.asking[id]!, bytes.toString("utf8", from, from + length));
  }

  /** Makes room for a chunk of so many bytes. */
  function reserve(length: number): void {
    const missing = pagesOf(input + length + guard) - memory.buffer.byteLength / page;
    if (missing <= 0) return;
    memory.grow(missing);
    bytes = Buffer.from(memory.buffer);
  }

  function scanBytes(chunk: Chunk): number {
    const { length } = chunk.bytes;
    reserve(length);
    bytes.set(chunk.bytes, input);
    const found = exported.scan(input, length, columnsAt, lines, slots, texts);
    if (found >= 0) return found;
    lines = countLines(chunk.bytes);
    input = columnsAt + sizeOf(lines, slots);
    reserve(length);
    columns.arrays = viewsOf(memory, columnsAt, lines, slots);
    return scanBytes(chunk);
  }

  /** The texts the kernel found, by id. */
  function readTexts(): string[] {
    return Array.from({ length: exported.countTexts() }, (_, id) => {
      const from = bytes.readUInt32LE(texts + id * 8);
      return bytes.toString("utf8", from, from + bytes.readUInt32LE(texts + id * 8 + 4));
    });
  }

  const scanner = (chunk: Chunk): Batch => {
    const found = scanBytes(chunk);
    columns.forget(readTexts());
    const { start, end, verdict } = columns.arrays;
    judge.open(chunk, columns);
    for (
      let at = nextDoubtful(verdict, 0, found);
      at >= 0;
      at = nextDoubtful(verdict, at + 1, found)
    ) {
      judge.line(at, start[at]!, end[at]!);
      judged++;
    }
    return columns.finish(chunk, found, judge.findings());
  };
  let judged = 0;
  return Object.defineProperty(scanner, "judged", { get: () => judged }) as KernelScanner;
}

function nextDoubtful(verdict: Uint8Array, from: number, lines: number): number {
  const at = verdict.indexOf(verdicts.doubtful, from);
  return at < lines ? at : -1;
}

const alignPage = (address: number): number => Math.ceil(address / page) * page;
const pagesOf = (size: number): number => Math.ceil(size / page);

/** Bytes of the columns of so many lines: cycle, time and slots; six of 32 bits; event; verdict. */
const sizeOf = (lines: number, slots: number): number =>
  (((2 + slots) * 8 + 6 * 4 + 2 + 1) * lines + 63) & ~63;

/** The columns in the kernel's memory, in the order kernel/kernel.ts names. */
function viewsOf(
  memory: WebAssembly.Memory,
  from: number,
  lines: number,
  slots: number,
): ColumnArrays {
  const { buffer } = memory;
  let at = from;
  const take = (size: number): number => {
    at += size * lines;
    return at - size * lines;
  };
  const doubles = (): Float64Array => new Float64Array(buffer, take(8), lines);
  const words = (): Uint32Array => new Uint32Array(buffer, take(4), lines);
  const [cycle, time] = [doubles(), doubles()];
  const slotColumns = Array.from({ length: slots }, doubles);
  const [start, end, run, source, hashLow, hashHigh] = [
    words(),
    words(),
    words(),
    words(),
    words(),
    words(),
  ];
  const event = new Uint16Array(buffer, take(2), lines);
  const verdict = new Uint8Array(buffer, take(1), lines);
  return {
    start,
    end,
    verdict,
    event,
    run,
    source,
    cycle,
    time,
    hashLow,
    hashHigh,
    slots: slotColumns,
  };
}

/** AssemblyScript's runtime asks for it; the kernel asserts nothing. */
function abort(): never {
  throw new Error("the kernel gave up");
}
