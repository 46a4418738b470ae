import type { Slot } from "../../contract/catalog.ts";
import { isRedacted } from "../../contract/redaction.ts";
import { namesOf } from "../stats/measures.ts";
import { meaningOf } from "../stats/outcomes.ts";
import type { Cap } from "./cap.ts";
import { otherValue } from "./family.ts";
import type { Line } from "./line.ts";
import { directions, type Measure } from "./measure.ts";
import type { skipReasons } from "./own-families.ts";
import type { Picker } from "./picker.ts";
import type { Series } from "./series.ts";

/** Takes what one measure asks for from a line. */
export type Take = (line: Line) => void;

/** Counts a value that was not taken. */
export type Skip = (reason: (typeof skipReasons)[number]) => void;

/** Of a number: adds it, keeps it, or puts it in its bucket. */
export function numberTake(
  { type, origin, bounds, slot }: Measure,
  { path }: Slot,
  picker: Picker,
  skip: Skip,
): Take {
  const isChange = origin.kind === "change";
  return (line) => {
    const value = line.slot(slot);
    // Neither NaN nor, where the contract has not been kept, infinite.
    if (value - value !== 0) {
      if (!Number.isNaN(value)) skip("infinite");
      else if (isRedacted(line.value(path))) skip("redacted");
    } else if (isChange) {
      const direction = value > 0 ? 0 : value < 0 ? 1 : 2;
      picker
        .pick(line, directions[direction], direction)
        .observe(Math.abs(value), bounds, line.runName);
    } else if (type === "histogram") {
      picker.pick(line, undefined, -1).observe(value, bounds, line.runName);
    } else if (type === "gauge") picker.pick(line, undefined, -1).level = value;
    else if (value < 0) skip("negative");
    else picker.pick(line, undefined, -1).addAmount(value, line.runName);
  };
}

/** What counts the events of a field with few values. */
export interface ValueCounters {
  readonly values: Picker;
  /** The series of what a value means; undefined where the schema gives values no meaning. */
  readonly outcome: ((meaning: string, line: Line) => Series) | undefined;
  readonly told: Cap;
}

/** Of a field with few values: counts it, and what it means. */
export function valueTake(slotAt: number, slot: Slot, counters: ValueCounters, skip: Skip): Take {
  const { values, outcome, told } = counters;
  const { kind, path } = slot;
  const known = namesOf(slot);
  const meaningFor = (text: string): string =>
    (slot.outcome && meaningOf(slot.outcome, text)) ?? otherValue;
  const knownMeanings = known.map(meaningFor);
  const count = (line: Line, own: string, at: number, meaning: string): void => {
    values.pick(line, own, at).addEvent(line.runName);
    outcome?.(meaning, line).addEvent(line.runName);
  };
  return (line) => {
    const value = line.slot(slotAt);
    if (value >= 0 && value < known.length) {
      count(line, known[value]!, value, knownMeanings[value]!);
      return;
    }
    if (kind === "number" && value - value === 0) {
      const text = String(value);
      count(line, told.of(text), -1, meaningFor(text));
      return;
    }
    // What the columns don't tell: null, another text, a marker, nothing.
    const other = line.value(path);
    if (isRedacted(other)) skip("redacted");
    else {
      const text = line.labelOf(other);
      if (text !== undefined) count(line, told.of(text), -1, meaningFor(text));
    }
  };
}
