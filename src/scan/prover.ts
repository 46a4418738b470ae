import kernel from "../../dist/kernel.wasm";
import type { Catalog } from "../contract/catalog.ts";
import { slotsOf, type ColumnArrays } from "./columns.ts";
import { guard, maxTexts } from "./kernel/layout.ts";
import { Image } from "./program/image.ts";
import { learn } from "./program/learn.ts";
import { compileProgram } from "./program/program.ts";

/** Where the program begins: what the compiler of the kernel places lies below. */
const base = 1 << 16;
const page = 1 << 16;
/** Room for keys that are learned. */
const spare = 1 << 17;

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

/** How much an area holds: the bytes of a chunk and the columns of its lines. */
export interface AreaSize {
  readonly bytes: number;
  readonly lines: number;
}

/** The kernel and its memory: areas that each hold a chunk, its columns, and the places of its texts. */
export interface Prover {
  /** The memory of an area's chunk; gone when areas are laid out anew. */
  input(area: number): Uint8Array;
  columns(area: number): ColumnArrays;
  /**
   * Proves what it can of the first bytes of an area, whole lines.
   * @returns the number of lines; -1 if they are more than the area has columns for
   */
  prove(area: number, length: number): number;
  /** The texts of the chunk that was proven last, by id. */
  texts(area: number): string[];
  /** Lays the areas out anew; what they hold is lost. */
  layOut(size: AreaSize): void;
  /** What another thread needs to read the areas. */
  share(): SharedAreas;
}

/** The areas of a prover, for another thread to read. */
export interface SharedAreas {
  /** Shared memory. */
  readonly buffer: ArrayBuffer;
  readonly first: number;
  readonly size: AreaSize;
  readonly slots: number;
}

/** Whether the kernel runs here: not without a compiler (node --jitless), nor on a processor without SIMD. */
export const canProve = (): boolean =>
  typeof WebAssembly !== "undefined" && WebAssembly.validate(kernel);

let compiled: { readonly wasm: Uint8Array; readonly module: WebAssembly.Module } | undefined;

/** @param wasm the kernel; another one only where it is put to the test */
export function createProver(
  catalog: Catalog,
  areas: number,
  firstSize: AreaSize,
  wasm: Uint8Array<ArrayBuffer> = kernel,
): Prover {
  const slots = slotsOf(catalog);
  const image = new Image(base);
  const program = compileProgram(catalog, image);
  const first = alignPage(image.end + spare);
  let size = firstSize;
  const endOf = (): number => first + areas * areaSize(size, slots);
  const memory = new WebAssembly.Memory({
    initial: pagesOf(endOf()),
    maximum: 1 << 16,
    shared: true,
  });
  image.moveTo(memory, first);
  let buffer = Buffer.from(memory.buffer);
  const its = instantiate(wasm, memory, (id, from, length) =>
    learn(program, image, program.asking[id]!, buffer.toString("utf8", from, from + length)),
  );
  its.useProgram(program.root);

  return {
    input: (area) => inputOf(share(), area),
    columns: (area) => columnsOf(share(), area),
    prove(area, length) {
      const at = placesOf(share(), area);
      return its.scan(at.input, length, at.columns, size.lines, slots, at.texts);
    },
    texts(area) {
      const { texts } = placesOf(share(), area);
      return Array.from({ length: its.countTexts() }, (_, id) => {
        const from = buffer.readUInt32LE(texts + id * 8);
        return buffer.toString("utf8", from, from + buffer.readUInt32LE(texts + id * 8 + 4));
      });
    },
    layOut(next) {
      size = next;
      const missing = pagesOf(endOf()) - memory.buffer.byteLength / page;
      if (missing > 0) memory.grow(missing);
      buffer = Buffer.from(memory.buffer);
    },
    share,
  };

  function share(): SharedAreas {
    return { buffer: memory.buffer, first, size, slots };
  }
}

function instantiate(
  wasm: Uint8Array<ArrayBuffer>,
  memory: WebAssembly.Memory,
  answer: (id: number, from: number, length: number) => number,
): Kernel {
  if (compiled?.wasm !== wasm) compiled = { wasm, module: new WebAssembly.Module(wasm) };
  const imports = { env: { memory }, host: { learn: answer } };
  return new WebAssembly.Instance(compiled.module, imports).exports as unknown as Kernel;
}

const alignPage = (address: number): number => Math.ceil(address / page) * page;
const pagesOf = (size: number): number => Math.ceil(size / page);

/** Bytes of the columns of so many lines: cycle, time and slots; six of 32 bits; event; verdict. */
const columnsSize = (lines: number, slots: number): number =>
  (((2 + slots) * 8 + 6 * 4 + 2 + 1) * lines + 63) & ~63;

const textsSize = maxTexts * 8;

const areaSize = ({ bytes, lines }: AreaSize, slots: number): number =>
  textsSize + columnsSize(lines, slots) + ((bytes + guard + 63) & ~63);

/** Where the parts of an area are. */
function placesOf({ first, size, slots }: SharedAreas, area: number) {
  const texts = first + area * areaSize(size, slots);
  const columns = texts + textsSize;
  return { texts, columns, input: columns + columnsSize(size.lines, slots) };
}

/** The memory of an area's chunk. */
export function inputOf(areas: SharedAreas, area: number): Uint8Array {
  return new Uint8Array(areas.buffer, placesOf(areas, area).input, areas.size.bytes);
}

/** The columns of an area, in the order kernel/kernel.ts names. */
export function columnsOf(areas: SharedAreas, area: number): ColumnArrays {
  const { buffer, size, slots } = areas;
  const { lines } = size;
  let at = placesOf(areas, area).columns;
  const take = (width: number): number => {
    at += width * lines;
    return at - width * lines;
  };
  const doubles = (): Float64Array => new Float64Array(buffer, take(8), lines);
  const words = (): Uint32Array => new Uint32Array(buffer, take(4), lines);
  const [cycle, time] = [doubles(), doubles()];
  const slotColumns = Array.from({ length: slots }, doubles);
  const [start, end, run, source] = [words(), words(), words(), words()];
  const [hashLow, hashHigh] = [words(), words()];
  const event = new Uint16Array(buffer, take(2), lines);
  const verdict = new Uint8Array(buffer, take(1), lines);
  const narrow = { start, end, verdict, event, run, source, hashLow, hashHigh };
  return { ...narrow, cycle, time, slots: slotColumns };
}
