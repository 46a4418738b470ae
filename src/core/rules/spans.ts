import type { Catalog, Span } from "../../contract/catalog.ts";
import type { Mark, Row, RunRule } from "./rule.ts";

interface OpenSpan {
  readonly name: string;
  readonly mark: Mark;
}

/** Open spans by name, cycle and key; several under one key only where the span has no key. */
type State = Map<string, OpenSpan[]>;

/** Spans remembered of a run; beyond that the oldest is given up, so that no log exhausts memory. */
const maxOpen = 4096;

/** span.duplicate, span.unopened and span.unclosed, for every event whose schema has `x-span`. */
export const spans = (catalog: Catalog): RunRule<State> => ({
  start: () => new Map(),
  event(row, state, report, mark) {
    const span = catalog.events[row.event]?.span;
    if (!span) return;
    const key = keyOf(span, row);
    const open = state.get(key);
    if (span.edge === "start") {
      const opened = { name: span.name, mark: mark() };
      if (open && !isKeyed(key)) open.push(opened);
      else state.set(key, [opened]);
      if (open && isKeyed(key)) {
        report("span.duplicate", ["event"], { span: span.name }, open[0]?.mark);
      }
      if (state.size > maxOpen) state.delete(state.keys().next().value!);
    } else if (open) {
      open.shift();
      if (open.length === 0) state.delete(key);
    } else if (isKeyed(key) || span.keys.length === 0 || !closeOldest(state, span, row)) {
      report("span.unopened", ["event"], { span: span.name });
    }
  },
  end(state, report) {
    for (const open of state.values()) {
      for (const { name, mark } of open) report("span.unclosed", mark, { span: name });
    }
  },
});

const isKeyed = (key: string): boolean => key.endsWith("]");

/** Name, cycle and, if the event carries them, the values of its key fields. */
function keyOf(span: Span, { batch, line, cycle }: Row): string {
  const values = span.keys.map((slot) => batch.slots[slot]![line]!);
  const isComplete = values.length > 0 && !values.some(Number.isNaN);
  return isComplete ? `${span.name} ${cycle} [${values.join(" ")}]` : `${span.name} ${cycle}`;
}

/** A completed event without its key closes the span of that name that was opened first in its cycle. */
function closeOldest(state: State, span: Span, { cycle }: Row): boolean {
  const prefix = `${span.name} ${cycle}`;
  for (const key of state.keys()) {
    if (key === prefix || key.startsWith(`${prefix} [`)) return state.delete(key);
  }
  return false;
}
