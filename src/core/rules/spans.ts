import type { Catalog, Span } from "../../contract/catalog.ts";
import type { Mark, Row, RunRule } from "./rule.ts";

interface OpenSpan {
  readonly name: string;
  readonly mark: Mark;
}

interface State {
  /** Open spans by name, cycle and key; several under one key only where the span has no key. */
  readonly open: Map<string, OpenSpan[]>;
  count: number;
}

/** Spans remembered of a run; beyond that the oldest is given up, so that no log exhausts memory. */
const maxOpen = 4096;

/** span.duplicate, span.unopened and span.unclosed, for every event whose schema has `x-span`. */
export const spans = (catalog: Catalog): RunRule<State> => ({
  start: () => ({ open: new Map(), count: 0 }),
  event(row, state, report, mark) {
    const span = catalog.events[row.event]?.span;
    if (!span) return;
    const key = keyOf(span, row);
    const same = state.open.get(key);
    if (span.edge === "start") {
      if (same && isKeyed(key)) {
        report("span.duplicate", ["event"], { span: span.name }, same[0]?.mark);
        close(state, key);
      }
      open(state, key, { name: span.name, mark: mark() });
      return;
    }
    const closes = same ? key : isKeyed(key) ? undefined : oldest(state, span, row);
    if (closes === undefined) report("span.unopened", ["event"], { span: span.name });
    else close(state, closes);
  },
  end(state, report) {
    for (const spansOfKey of state.open.values()) {
      for (const { name, mark } of spansOfKey) report("span.unclosed", mark, { span: name });
    }
  },
});

function open(state: State, key: string, span: OpenSpan): void {
  const same = state.open.get(key);
  if (same) same.push(span);
  else state.open.set(key, [span]);
  if (++state.count > maxOpen) close(state, state.open.keys().next().value!);
}

/** Takes the span away that was opened first under a key. */
function close(state: State, key: string): void {
  const same = state.open.get(key)!;
  same.shift();
  state.count--;
  if (same.length === 0) state.open.delete(key);
}

const isKeyed = (key: string): boolean => key.endsWith("]");

/** Name, cycle and, if the event carries them, the values of its key fields. */
function keyOf(span: Span, { batch, line, cycle }: Row): string {
  const values = span.keys.map((slot) => batch.slots[slot]![line]!);
  const isComplete = values.length > 0 && !values.some(Number.isNaN);
  return isComplete ? `${span.name} ${cycle} [${values.join(" ")}]` : `${span.name} ${cycle}`;
}

/** A completed event without its key closes the span of that name that was opened first in its cycle. */
function oldest({ open: opened }: State, span: Span, { cycle }: Row): string | undefined {
  if (span.keys.length === 0) return undefined;
  const prefix = `${span.name} ${cycle}`;
  for (const key of opened.keys()) {
    if (key === prefix || key.startsWith(`${prefix} [`)) return key;
  }
  return undefined;
}
