import type { Catalog, Span } from "../../contract/catalog.ts";
import type { Mark, Row, RunRule } from "./rule.ts";

interface OpenSpan extends Mark {
  readonly name: string;
  readonly cycle: number;
  /** The one opened next under the same key. */
  next: OpenSpan | undefined;
  /** The one opened last under the same key; kept up to date in the first one. */
  last: OpenSpan | undefined;
}

/** Name, cycle and, if the event carries them, the values of its key fields. */
type Key = number | string;

interface State {
  /** The first open span of each key; several under one key only where the span has no key. */
  readonly open: Map<Key, OpenSpan>;
  count: number;
}

/** Spans remembered of a run; beyond that the oldest is given up, so that no log exhausts memory. */
const maxOpen = 4096;

/** span.duplicate, span.unopened and span.unclosed, for every event whose schema has `x-span`. */
export const spans = (catalog: Catalog): RunRule<State> => {
  const all = catalog.events.map((event) => event.span);
  const names = [...new Set(all.map((span) => span?.name))];
  const numbers = all.map((span) => names.indexOf(span?.name));
  return {
    start: () => ({ open: new Map(), count: 0 }),
    event(row, state, report) {
      const span = all[row.event];
      if (!span) return;
      const key = keyOf(span, numbers[row.event]!, row);
      const first = state.open.get(key);
      if (span.edge === "start") {
        if (first && isKeyed(key)) {
          report("span.duplicate", ["event"], { span: span.name }, first.number);
          close(state, key, first);
          open(state, key, undefined, span.name, row);
        } else open(state, key, first, span.name, row);
      } else if (first) close(state, key, first);
      else if (isKeyed(key) || !closeOldest(state, span, row)) {
        report("span.unopened", ["event"], { span: span.name });
      }
    },
    end({ open: opened }, report) {
      for (const first of opened.values()) {
        for (let span: OpenSpan | undefined = first; span; span = span.next) {
          report("span.unclosed", span, { span: span.name });
        }
      }
    },
  };
};

function open(
  state: State,
  key: Key,
  first: OpenSpan | undefined,
  name: string,
  { batch, columns, line, number, event, cycle }: Row,
): void {
  const byteOffset = batch.firstByte + columns.start[line]!;
  const span: OpenSpan = {
    number,
    byteOffset,
    event,
    name,
    cycle,
    next: undefined,
    last: undefined,
  };
  if (first) {
    (first.last ?? first).next = span;
    first.last = span;
  } else state.open.set(key, span);
  if (++state.count > maxOpen) {
    const [oldest, its] = state.open.entries().next().value!;
    close(state, oldest, its);
  }
}

/** Takes the span away that was opened first under a key. */
function close(state: State, key: Key, first: OpenSpan): void {
  state.count--;
  const { next, last } = first;
  if (next) {
    next.last = last;
    state.open.set(key, next);
  } else state.open.delete(key);
}

/** A completed event without its key closes the span of that name that was opened first in its cycle. */
function closeOldest(state: State, { name, keys }: Span, { cycle }: Row): boolean {
  if (keys.length === 0) return false;
  for (const [key, first] of state.open) {
    if (first.name === name && Object.is(first.cycle, cycle)) {
      close(state, key, first);
      return true;
    }
  }
  return false;
}

const keyBits = 13;
const cycleBits = 13;
const nameBits = 4;

/**
 * A number of 30 bits where all parts are small, as a text for each event would take as long as the rest of the rules.
 * @param number the number of the span's name
 */
function keyOf({ name, keys }: Span, number: number, { columns, line, cycle }: Row): Key {
  if (keys.length <= 1 && number < 1 << nameBits && cycle < 1 << cycleBits) {
    const value = keys.length === 0 ? Number.NaN : columns.slots[keys[0]!]![line]!;
    const above = (number << cycleBits) | cycle;
    if (Number.isNaN(value)) return above << keyBits;
    if (Number.isInteger(value) && value >= 0 && value < (1 << keyBits) - 1) {
      return (above << keyBits) | (value + 1);
    }
  }
  const values = keys.map((slot) => columns.slots[slot]![line]!);
  const isComplete = values.length > 0 && !values.some(Number.isNaN);
  return isComplete ? `${name} ${cycle} [${values.join(" ")}]` : `${name} ${cycle}`;
}

const isKeyed = (key: Key): boolean =>
  typeof key === "number" ? key % (1 << keyBits) !== 0 : key.endsWith("]");
