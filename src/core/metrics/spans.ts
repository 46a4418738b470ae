import type { CatalogEvent } from "../../contract/catalog.ts";
import { isTime } from "../stats/measures.ts";
import { keyOf } from "../stats/span-fold.ts";
import type { Measure } from "./measure.ts";
import type { Picker } from "./picker.ts";
import type { Take } from "./takes.ts";

/**
 * Of an edge of a span: opens it, or closes it and takes the time between where the end does not tell its duration, as
 * `telemetry stats` does.
 * @param number counts the names of spans from 0
 * @param timed the measure of its duration
 */
export function spanTake(
  { span }: CatalogEvent,
  number: number,
  timed: { readonly measure: Measure; readonly picker: Picker } | undefined,
): Take {
  const { name, edge, keys } = span!;
  if (edge === "start") {
    return ({ batch, index, run: { run } }) => {
      const key = keyOf(keys, batch, index);
      const time = batch.time[index]!;
      run.spansOf(number, name).open(batch.cycle[index]!, key, time, "", 0);
    };
  }
  const { measure, picker } = timed!;
  const { slot, unit, bounds } = measure;
  const size = unit === "s" ? 1000 : 1;
  return (line) => {
    const { batch, index, run } = line;
    const key = keyOf(keys, batch, index);
    const began = run.run.spansOf(number, name).close(batch.cycle[index]!, key);
    if (began === undefined || (slot >= 0 && Number.isFinite(line.slot(slot)))) return;
    const ms = batch.time[index]! - began;
    if (ms >= 0) picker.pick(line, undefined, -1).observe(ms / size, bounds, line.runName);
  };
}

/** Whether a measure tells how long a span took. */
export const isDuration = ({ unit, origin }: Measure): boolean =>
  origin.kind === "edges" || (origin.kind === "number" && isTime(unit));
