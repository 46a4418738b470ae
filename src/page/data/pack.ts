import {
  leaves,
  rawShape,
  type Cell,
  type Column,
  type PackedLines,
  type Shape,
} from "./format.ts";

/** A line to be packed. */
export interface PackedLine {
  readonly text: string;
  /** Undefined if it is no event. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
}

/** Values nested deeper are kept as texts: walking them could overflow the stack. */
const deepest = 64;

/** Thrown within, for a value that is better kept as a text. */
class TooOdd extends Error {}

interface Group {
  readonly shape: Shape;
  readonly columns: Cell[][];
}

/** Turns lines into columns by their shape; texts that come again are kept once. */
export function packLines(lines: Iterable<PackedLine>): PackedLines {
  const groups = new Map<string, Group & { readonly number: number }>();
  const raw: string[] = [];
  const numbers: number[] = [];
  const uses = new Map<string, number>();
  let clock = 0;

  function add(value: Readonly<Record<string, unknown>>): number {
    const cells: Cell[] = [];
    const { timestamp } = value;
    const time = typeof timestamp === "string" ? plainTime(timestamp) : Number.NaN;
    const shape = shapeOf(value, cells, Number.isNaN(time) ? undefined : "timestamp", deepest);
    const key = JSON.stringify(shape);
    let group = groups.get(key);
    if (!group) {
      group = { shape, columns: cells.map(() => []), number: groups.size };
      groups.set(key, group);
    }
    const kinds = leavesOf(shape);
    for (const [i, cell] of cells.entries()) {
      if (typeof cell === "string" && kinds[i] === leaves.text) {
        uses.set(cell, (uses.get(cell) ?? 0) + 1);
      }
      group.columns[i]!.push(kinds[i] === leaves.time ? time - clock : cell);
    }
    if (!Number.isNaN(time)) clock = time;
    return group.number;
  }

  for (const { text, value } of lines) {
    try {
      if (value === undefined) throw new TooOdd();
      numbers.push(add(value));
    } catch (error) {
      if (!(error instanceof TooOdd)) throw error;
      numbers.push(rawShape);
      raw.push(text);
    }
  }
  const texts = [...uses].filter(([, count]) => count > 1).map(([text]) => text);
  const numberOf = new Map(texts.map((text, i) => [text, i]));
  const made = [...groups.values()];
  return {
    texts,
    shapes: made.map(({ shape }) => shape),
    columns: made.map(({ columns }) => columns.map((cells) => columnOf(cells, numberOf))),
    raw,
    lines: numbers,
  };
}

function columnOf(cells: readonly Cell[], numberOf: ReadonlyMap<string, number>): Column {
  const short = cells.map((cell) =>
    typeof cell === "string" ? (numberOf.get(cell) ?? cell) : cell,
  );
  return short.every((cell) => cell === short[0]) ? { all: short[0]! } : short;
}

/** Epoch ms of a timestamp that is written the usual way, else NaN. */
function plainTime(text: string): number {
  const time = text.length === 24 ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) || new Date(time).toISOString() !== text ? Number.NaN : time;
}

/**
 * @param timeKey the key whose text is a time
 * @throws TooOdd for what JSON does not give back, or what is nested too deep
 */
function shapeOf(value: unknown, cells: Cell[], timeKey: string | undefined, depth: number): Shape {
  if (depth === 0) throw new TooOdd();
  if (typeof value === "string") {
    cells.push(value);
    return leaves.text;
  }
  if (Array.isArray(value)) return value.map((item) => shapeOf(item, cells, undefined, depth - 1));
  if (typeof value === "object" && value !== null) {
    const k = Object.keys(value);
    const s = k.map((key): Shape => {
      const item: unknown = (value as Record<string, unknown>)[key];
      if (key !== timeKey) return shapeOf(item, cells, undefined, depth - 1);
      cells.push(0);
      return leaves.time;
    });
    return { k, s };
  }
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0))) {
    throw new TooOdd();
  }
  cells.push(value as Cell);
  return leaves.scalar;
}

const known = new WeakMap<object, readonly number[]>();

/** The leaves of a shape in order. */
function leavesOf(shape: Shape): readonly number[] {
  if (typeof shape === "number") return [shape];
  let list = known.get(shape);
  if (!list) {
    list = ("k" in shape ? shape.s : shape).flatMap(leavesOf);
    known.set(shape, list);
  }
  return list;
}
