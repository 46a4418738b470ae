import type { Batch } from "../../scan/batch.ts";
import type { EventRecord } from "../record.ts";
import type { SpanKey } from "./open-spans.ts";
import type { SpanPlan } from "./plan.ts";
import type { Run } from "./run.ts";
import type { Slowest } from "./slowest.ts";
import { orNaN, orNull, type EndData } from "./snapshot.ts";
import type { Tables } from "./tables.ts";

type RecordAt = (batch: Batch, line: number) => EventRecord;

/** The key of spans without key fields. */
const unkeyed = 0;

/** Pairs the edges of spans, and keeps those that took long. */
export class SpanFold {
  readonly #tables: Tables;
  readonly #slowest: Slowest;

  constructor(tables: Tables, slowest: Slowest) {
    this.#tables = tables;
    this.#slowest = slowest;
  }

  start({ name, number, keys }: SpanPlan, batch: Batch, line: number, run: Run): void {
    const { file, firstLine, cycle, time } = batch;
    const key = keyOf(keys, batch, line);
    run.spansOf(number, name).open(cycle[line]!, key, time[line]!, file, firstLine + line);
  }

  /** Returns how long it took, ms; NaN if that is not known. */
  end(plan: SpanPlan, batch: Batch, line: number, run: Run, recordAt: RecordAt): number {
    const { name, number, keys, slot, scale } = plan;
    const cycle = batch.cycle[line]!;
    const time = batch.time[line]!;
    const key = keyOf(keys, batch, line);
    const told = slot < 0 ? Number.NaN : batch.slots[slot]![line]! * scale;
    const isTold = Number.isFinite(told);
    const spans = run.spansOf(number, name);
    const began = spans.close(cycle, key);
    const elapsed = began === undefined || isTold ? Number.NaN : time - began;
    if (elapsed >= 0) plan.series!.addEdges(elapsed, plan.parts!.labels(batch, line));
    const ms = isTold ? told : elapsed;
    const isSlow = ms >= 0 && this.#slowest.isWorth(name, ms);
    if (began !== undefined && !isSlow) return ms;
    const end = endAt(plan, batch, line, key, recordAt, !isTold);
    if (began === undefined) spans.miss(end);
    if (isSlow) this.#keep(name, ms, run.id, end);
    return ms;
  }

  /** A start was found for an end that had none. */
  found(name: string, end: EndData, began: number, run: string): void {
    const elapsed = orNaN(end.time) - began;
    if (!end.isUntimed || !(elapsed >= 0)) return;
    const { event, field, labels } = end;
    this.#tables.known(event, field)?.addEdges(elapsed, labels);
    this.#keep(name, elapsed, run, end);
  }

  #keep(span: string, ms: number, run: string, { event, cycle, what, file, line }: EndData): void {
    this.#slowest.add({ span, ms, event, run, cycle, what, file, line });
  }
}

function endAt(
  { parts, series }: SpanPlan,
  batch: Batch,
  line: number,
  key: SpanKey,
  recordAt: RecordAt,
  isUntimed: boolean,
): EndData {
  const { event, payload } = recordAt(batch, line);
  const what = payload["command"] ?? payload["tool"];
  return {
    file: batch.file,
    line: batch.firstLine + line,
    cycle: orNull(batch.cycle[line]!),
    key: typeof key === "number" ? orNull(key) : key,
    time: orNull(batch.time[line]!),
    event,
    field: series!.head.field,
    isUntimed,
    labels: parts!.labels(batch, line),
    what: typeof what === "string" ? what.slice(0, 80) : "",
  };
}

export function keyOf(keys: readonly number[], { slots }: Batch, line: number): SpanKey {
  if (keys.length === 0) return unkeyed;
  if (keys.length === 1) return slots[keys[0]!]![line]!;
  const values = keys.map((slot) => slots[slot]![line]!);
  return values.some(Number.isNaN) ? Number.NaN : values.join(" ");
}
