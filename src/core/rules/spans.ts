import type { Catalog, Span } from "../../contract/catalog.ts";
import type { Mark, Row, RunRule } from "./rule.ts";

interface OpenSpan extends Mark {
  readonly name: string;
  readonly cycle: number;
  readonly key: Key;
  /** The spans opened before and after it, of all names, cycles and keys. */
  before: OpenSpan | undefined;
  after: OpenSpan | undefined;
  /** The one opened next under the same key. */
  next: OpenSpan | undefined;
  /** The one opened last under the same key; kept up to date in the first one. */
  last: OpenSpan | undefined;
}

/** What tells spans of one name and cycle apart: the number of a key field, a text for several, or `unkeyed`. */
type Key = number | string;

/** The key of spans without one; no number of a log. */
const unkeyed = -1;

/** The spans of one name: of the cycle that goes on, and of others that were left open. */
interface Spans {
  cycle: number;
  /** The first open span of each key; several under one key only where the span has no key. */
  open: Map<Key, OpenSpan>;
  readonly others: Map<number, Map<Key, OpenSpan>>;
}

interface State {
  readonly spans: ReadonlyMap<string, Spans>;
  count: number;
  oldest: OpenSpan | undefined;
  newest: OpenSpan | undefined;
}

/** Spans remembered of a run; beyond that the oldest is given up, so that no log exhausts memory. */
const maxOpen = 4096;

/** span.duplicate, span.unopened and span.unclosed, for every event whose schema has `x-span`. */
export const spans = (catalog: Catalog): RunRule<State> => {
  const all = catalog.events.map((event) => event.span);
  const names = new Set(all.flatMap((span) => span?.name ?? []));
  return {
    start: () => ({
      spans: new Map([...names].map((name) => [name, noSpans()])),
      count: 0,
      oldest: undefined,
      newest: undefined,
    }),
    event(row, state, report) {
      const span = all[row.event];
      if (!span) return;
      const its = state.spans.get(span.name)!;
      if (!Object.is(its.cycle, row.cycle)) changeCycle(its, row.cycle);
      const key = keyOf(span, row);
      const first = its.open.get(key);
      if (span.edge === "start") {
        if (first && key !== unkeyed) {
          report("span.duplicate", ["event"], { span: span.name }, first.number);
          close(state, its, first);
          open(state, its, key, undefined, span.name, row);
        } else open(state, its, key, first, span.name, row);
      } else if (first) close(state, its, first);
      else if (key !== unkeyed || !closeOldest(state, its, span)) {
        report("span.unopened", ["event"], { span: span.name });
      }
    },
    end({ oldest }, report) {
      for (let span = oldest; span; span = span.after) {
        report("span.unclosed", span, { span: span.name });
      }
    },
  };
};

const noSpans = (): Spans => ({ cycle: Number.NaN, open: new Map(), others: new Map() });

/** Puts what is open aside, and takes up what the other cycle has left. */
function changeCycle(its: Spans, cycle: number): void {
  if (its.open.size > 0) {
    its.others.set(its.cycle, its.open);
    its.open = new Map();
  }
  const left = its.others.size > 0 ? its.others.get(cycle) : undefined;
  if (left) {
    its.open = left;
    its.others.delete(cycle);
  }
  its.cycle = cycle;
}

function open(
  state: State,
  its: Spans,
  key: Key,
  first: OpenSpan | undefined,
  name: string,
  { batch, line, number, event, cycle }: Row,
): void {
  const byteOffset = batch.firstByte + batch.start[line]!;
  const before = state.newest;
  const span: OpenSpan = {
    number,
    byteOffset,
    event,
    name,
    cycle,
    key,
    before,
    after: undefined,
    next: undefined,
    last: undefined,
  };
  if (before) before.after = span;
  else state.oldest = span;
  state.newest = span;
  if (first) {
    (first.last ?? first).next = span;
    first.last = span;
  } else its.open.set(key, span);
  if (++state.count > maxOpen) {
    const { oldest } = state;
    close(state, state.spans.get(oldest!.name)!, oldest!);
  }
}

/** Takes a span away; it is the one that was opened first under its key. */
function close(
  state: State,
  its: Spans,
  { cycle, key, before, after, next, last }: OpenSpan,
): void {
  state.count--;
  if (before) before.after = after;
  else state.oldest = after;
  if (after) after.before = before;
  else state.newest = before;
  const isCurrent = Object.is(cycle, its.cycle);
  const opened = isCurrent ? its.open : its.others.get(cycle)!;
  if (next) {
    next.last = last;
    opened.set(key, next);
  } else {
    opened.delete(key);
    if (!isCurrent && opened.size === 0) its.others.delete(cycle);
  }
}

/** A completed event without its key closes the span that was opened first in its cycle. */
function closeOldest(state: State, its: Spans, { keys }: Span): boolean {
  if (keys.length === 0) return false;
  for (const first of its.open.values()) {
    close(state, its, first);
    return true;
  }
  return false;
}

/** The key of an event: its only key field as the number it is, which takes no memory. */
function keyOf({ keys }: Span, { batch, line }: Row): Key {
  if (keys.length === 0) return unkeyed;
  if (keys.length === 1) {
    const value = batch.slots[keys[0]!]![line]!;
    if (Number.isNaN(value)) return unkeyed;
    // Map takes -0 for 0, and so does JSON's reader of numbers; -1 means no key.
    return value === unkeyed ? "-1" : value;
  }
  const values = keys.map((slot) => batch.slots[slot]![line]!);
  return values.some(Number.isNaN) ? unkeyed : values.join(" ");
}
