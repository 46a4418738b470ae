import { noEvent, noText, verdicts, type Batch } from "../../scan/batch.ts";
import { readRecord, type EventRecord } from "../record.ts";
import { ErrorKinds } from "./error-kinds.ts";
import { EventCounts } from "./event-counts.ts";
import { takeError, takeValue } from "./rare.ts";
import { Groups } from "./groups.ts";
import { Intake } from "./intake.ts";
import { Names } from "./names.ts";
import type { FoldOptions, Stats } from "./options.ts";
import { acceptance, planOf, type EventPlan } from "./plan.ts";
import { Run } from "./run.ts";
import { Runs } from "./runs.ts";
import { accuracy } from "./sketch.ts";
import { Slowest } from "./slowest.ts";
import type { Snapshot, Totals } from "./snapshot.ts";
import { SpanFold } from "./span-fold.ts";
import { Tables } from "./tables.ts";
import { valueAt } from "../query/resolve.ts";

const noPlan: EventPlan = {
  name: "",
  numbers: [],
  values: [],
  span: undefined,
  decision: undefined,
  time: { slot: -1, scale: 1 },
  error: undefined,
  isPlain: true,
};

/**
 * Folds batches into statistics. A line that is an event with nothing to report costs some additions in arrays; text is
 * made of a line only where it is an error, among the slowest, or asked for by an option.
 */
export function createStats(options: FoldOptions): Stats {
  const { catalog, textOf, select, fields = [] } = options;
  const tables = new Tables();
  const plans = planOf(catalog, tables);
  const events = new Names(catalog.names);
  const sources = new Names();
  const counts = new EventCounts();
  const runs = new Runs();
  const errors = new ErrorKinds();
  const slowest = new Slowest(options.slowest);
  const spans = new SpanFold(tables, slowest);
  const intake = new Intake(options.policy, options.includeInvalid);
  const groups = options.by.length > 0 ? new Groups(options.by, fields[0] ?? "") : undefined;
  const adHoc = fields.map((field) => ({
    get: pathReader(field),
    series: tables.series({
      event: "",
      field,
      unit: "",
      type: "histogram",
      name: "",
      bounds: [],
    }),
  }));
  const needsRecord = select !== undefined || adHoc.length > 0 || groups !== undefined;
  const { totals } = intake;
  /** The number of each text of the batch as a source; -1 until it is one. */
  let sourceIds = new Int32Array(64);
  /** Each text of the batch as a run. */
  let runsOf: (Run | undefined)[] = [];

  const recordAt = ({ bytes, start, end }: Batch, line: number): EventRecord =>
    readRecord(textOf(bytes, start[line]!, end[line]!));

  function fold(batch: Batch): void {
    const { lines, verdict, event, source, run, cycle, time, texts } = batch;
    let own: Run = runs.none;
    let ownId = noText;
    for (let line = 0; line < lines; line++) {
      if (verdict[line] !== verdicts.proven && !intake.takes(batch, line)) continue;
      let record: EventRecord | undefined;
      if (needsRecord) {
        record = recordAt(batch, line);
        if (select && !select(record)) {
          totals.filtered++;
          continue;
        }
      }
      totals.events++;
      const index = event[line]!;
      const text = source[line]!;
      const id = text === noText ? sources.id("") : sourceIds[text]!;
      counts.add(
        index === noEvent ? events.id(batch.eventName(line)) : index,
        id >= 0 ? id : (sourceIds[text] = sources.id(texts[text]!)),
      );
      const runText = run[line]!;
      if (runText !== ownId) {
        ownId = runText;
        own = runText === noText ? runs.none : (runsOf[runText] ??= runs.get(texts[runText]!));
      }
      own.events++;
      const at = time[line]!;
      if (at < own.first) own.first = at;
      if (at > own.last) own.last = at;
      const its = cycle[line]!;
      if (its >= 1) own.cycles.add(its);
      const plan = index === noEvent ? noPlan : plans[index]!;
      let ms = Number.NaN;
      if (!plan.isPlain) ms = measure(plan, batch, line, own, its, at);
      if (record) whole(record, plan, batch, line, ms);
    }
  }

  /** Takes what an event's schema says is measured; returns how long its span took, ms. */
  function measure(
    { numbers, values, span, decision, error }: EventPlan,
    batch: Batch,
    line: number,
    run: Run,
    cycle: number,
    time: number,
  ): number {
    const { slots } = batch;
    for (let i = 0; i < numbers.length; i++) {
      const { slot, parts, isGauge, series } = numbers[i]!;
      const value = slots[slot]![line]!;
      // Neither NaN nor, where the contract has not been kept, infinite.
      if (value - value !== 0) continue;
      parts.at(batch, line).add(value);
      if (isGauge) series.atCycle(cycle, value);
    }
    for (let i = 0; i < values.length; i++) {
      const its = values[i]!;
      if (!its.values.addKnown(slots[its.slot]![line]!)) takeValue(its, recordAt(batch, line));
    }
    if (decision) {
      const verdict = decision.values[slots[decision.slot]![line]!] ?? "";
      if (verdict !== "") run.decide(verdict, verdict === acceptance, cycle, time);
    }
    if (error) takeError(errors, error.slot, batch, line, options);
    if (!span) return Number.NaN;
    if (!span.isEnd) {
      spans.start(span, batch, line, run);
      return Number.NaN;
    }
    return spans.end(span, batch, line, run, recordAt);
  }

  /** What is asked for of the event as a whole. */
  function whole(
    record: EventRecord,
    plan: EventPlan,
    batch: Batch,
    line: number,
    spanMs: number,
  ): void {
    for (const { get, series } of adHoc) {
      const value = get(record);
      if (typeof value === "number" && Number.isFinite(value)) series.part({}).add(value);
    }
    if (!groups) return;
    const field = adHoc[0]?.get(record);
    const { slot, scale } = plan.time;
    const ms = Number.isNaN(spanMs) && slot >= 0 ? batch.slots[slot]![line]! * scale : spanMs;
    const value = adHoc.length === 0 ? ms : typeof field === "number" ? field : Number.NaN;
    groups.add(record, options.isFailure(record), value);
  }

  return {
    input: () => totals.inputs++,
    batch(batch) {
      totals.lines += batch.lines;
      totals.bytes += batch.bytes.length;
      if (sourceIds.length < batch.texts.length) sourceIds = new Int32Array(batch.texts.length * 2);
      sourceIds.fill(-1, 0, batch.texts.length);
      runsOf = [];
      intake.open();
      fold(batch);
    },
    skipped(lines, bytes) {
      totals.lines += lines;
      totals.bytes += bytes;
      totals.unreadable += lines;
    },
    add(data) {
      for (const key of Object.keys(totals) as (keyof Totals)[]) totals[key] += data.totals[key];
      for (const { event, source, count } of data.counts) {
        counts.add(events.id(event), sources.id(source), count);
      }
      tables.addData(data.series, data.values);
      for (const slow of data.slowest) slowest.add(slow);
      errors.addData(data.errors, data.otherErrors);
      for (const run of data.runs) {
        const own = runs.get(run.id);
        own.addData(run, (name, end, began) => spans.found(name, end, began, run.id));
      }
      if (data.groups) groups?.addData(data.groups);
    },
    snapshot: (): Snapshot => ({
      format: "telemetry-stats",
      version: 1,
      accuracy,
      totals: { ...totals },
      ...runs.range(),
      counts: counts.data(
        (id) => events.name(id),
        (id) => sources.name(id),
      ),
      series: tables.seriesData(),
      values: tables.valuesData(),
      slowest: slowest.data(),
      errors: errors.data(),
      otherErrors: errors.others,
      runs: runs.data(),
      groups: groups?.data() ?? null,
    }),
  };
}

const pathReader = (field: string) => {
  const path = field.split(".");
  return (record: EventRecord): unknown => valueAt(record.value, path);
};
