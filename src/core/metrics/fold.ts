import type { Catalog } from "../../contract/catalog.ts";
import { noEvent, noText, verdicts, type Batch } from "../../scan/batch.ts";
import { Intake } from "../stats/intake.ts";
import { acceptance } from "../stats/plan.ts";
import type { Policy } from "../validate/policy.ts";
import { createEventCounts } from "./event-counts.ts";
import type { Family } from "./family.ts";
import { Line, type Reading } from "./line.ts";
import { lineKinds, names } from "./own-families.ts";
import { planOf } from "./plan.ts";
import { SeenRuns, type SeenRun } from "./seen-runs.ts";
import type { Series, Table } from "./series.ts";

export interface MetricsOptions extends Reading {
  readonly catalog: Catalog;
  /** What severities findings have; an event with an error fails the contract. */
  readonly policy: Policy;
  /** Tags that label all events, as `tags.model`. */
  readonly tags: readonly string[];
  /** Runs that are remembered, where not the usual number. */
  readonly mostRuns?: number;
}

/** What only the sidecar itself knows. */
export interface OwnFacts {
  readonly version: string;
  /** When it was started, s since the epoch. */
  readonly start: number;
  readonly unreadable: number;
}

/** A family and its series at a moment. */
export interface FamilySeries {
  readonly family: Family;
  /** How many of the base unit one of the unit of sums is. */
  readonly size: number;
  readonly series: Iterable<Series>;
}

/** Folds batches into series, in the order they come. */
export interface Metrics {
  readonly families: readonly Family[];
  /** @param now when it was read, epoch ms */
  batch(batch: Batch, now: number): void;
  /** Lines that are too long, or no text. */
  skipped(lines: number, bytes: number): void;
  /** All families as they are now; valid until the next batch. */
  series(own: OwnFacts): readonly FamilySeries[];
}

/** @throws Problem if the schemas ask for metrics that can't be beside each other */
export function createMetrics(options: MetricsOptions): Metrics {
  const { catalog } = options;
  const plan = planOf(catalog, options.tags);
  const { families, tables, events: plans } = plan;
  const table = (name: string): Table => tables.get(name)!;
  const counts = createEventCounts(catalog, plan);
  const runs = new SeenRuns(options.mostRuns);
  const intake = new Intake(options.policy, false);
  const { totals } = intake;
  const line = new Line(options);
  let lag = Number.NaN;

  function fold(batch: Batch): void {
    const { lines, verdict, event, run, cycle, time, texts } = batch;
    const runsOf: (SeenRun | undefined)[] = [];
    let ownId = noText;
    line.run = runs.none;
    line.runName = "";
    for (let index = 0; index < lines; index++) {
      if (verdict[index] !== verdicts.proven && !intake.takes(batch, index)) continue;
      totals.events++;
      const id = run[index]!;
      if (id !== ownId) {
        ownId = id;
        line.runName = id === noText ? "" : texts[id]!;
        line.run = id === noText ? runs.none : (runsOf[id] ??= runs.get(line.runName));
      }
      line.move(index);
      const at = time[index]!;
      const its = cycle[index]!;
      const own = line.run.run;
      own.events++;
      if (at > own.last) own.last = at;
      line.run.inCycle(its);
      counts.take(line, at);
      const number = event[index]!;
      if (number === noEvent) continue;
      const { takes, decision } = plans[number]!;
      for (let i = 0; i < takes.length; i++) takes[i]!(line);
      if (!decision) continue;
      const verdictText = decision.values[line.slot(decision.slot)] ?? "";
      if (verdictText !== "") own.decide(verdictText, verdictText === acceptance, its, at);
    }
  }

  /** Brings the families up to date that are no sums of lines. */
  function settle({ version, start, unreadable }: OwnFacts): void {
    const facts = runs.facts();
    table(names.cycles).at([]).count = facts.cycles;
    table(names.forgotten).at([]).count = facts.forgotten;
    for (const series of table(names.runs)) series.level = 0;
    for (const [verdict, count] of facts.verdicts) table(names.runs).at([verdict]).level = count;
    for (const { family, series } of spanTables(families, tables)) {
      series.level = facts.open.get(family) ?? 0;
    }
    for (const kind of lineKinds) table(names.lines).at([kind]).count = totals[kind];
    table(names.bytes).at([]).count = totals.bytes;
    table(names.lag).at([]).level = lag;
    table(names.unreadable).at([]).level = unreadable;
    table(names.start).at([]).level = start;
    table(names.build).at([version]).level = 1;
  }

  return {
    families,
    batch(batch, now) {
      totals.lines += batch.lines;
      totals.bytes += batch.bytes.length;
      line.batch = batch;
      intake.open();
      counts.open(batch);
      fold(batch);
      runs.trim();
      const last = batch.time[batch.lines - 1]!;
      if (Number.isFinite(last)) lag = Math.max(0, (now - last) / 1000);
    },
    skipped(lines, bytes) {
      totals.lines += lines;
      totals.bytes += bytes;
      totals.unreadable += lines;
    },
    series(own) {
      settle(own);
      return families.map((family) => {
        const series = table(family.name);
        return { family, size: series.size, series };
      });
    },
  };
}

/** The only series of each family of spans, with the span's name. */
const spanTables = (
  families: readonly Family[],
  tables: ReadonlyMap<string, Table>,
): { readonly family: string; readonly series: Series }[] =>
  families.flatMap(({ name, origins }) =>
    origins.flatMap((origin) =>
      origin.kind === "span" ? [{ family: origin.span, series: tables.get(name)!.at([]) }] : [],
    ),
  );
