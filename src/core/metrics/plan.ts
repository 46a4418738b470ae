import type { Catalog, CatalogEvent } from "../../contract/catalog.ts";
import { baseUnit } from "./naming.ts";
import { Cap } from "./cap.ts";
import { eventsOf, familiesOf } from "./families.ts";
import type { Family, FamilyLabel } from "./family.ts";
import type { Line } from "./line.ts";
import { measuresOf, type Measure } from "./measure.ts";
import { names } from "./own-families.ts";
import { Picker, type ReadyLabel } from "./picker.ts";
import { Table } from "./series.ts";
import { isDuration, spanTake } from "./spans.ts";
import { stickyFor, stickyTakes } from "./sticky.ts";
import { tagReader, type ReadTags } from "./tags.ts";
import { numberTake, valueTake, type Skip, type Take } from "./takes.ts";

/** What is taken from the lines of one event. */
export interface EventPlan {
  readonly takes: readonly Take[];
  /** The slot of a run's verdict, -1 if the event is no decision, and its values. */
  readonly decision: { readonly slot: number; readonly values: readonly string[] } | undefined;
}

/** Everything that lines are folded into. */
export interface Plan {
  readonly families: readonly Family[];
  readonly tables: ReadonlyMap<string, Table>;
  /** By the index of the event. */
  readonly events: readonly EventPlan[];
  /** Values of the tags that label events, in order; undefined if none does. */
  readonly tags: ReadTags | undefined;
  /** Counts a value of a label that is not told apart. */
  readonly overflow: (metric: string, label: string) => void;
}

/** @param tags as `tags.model` */
export function planOf(catalog: Catalog, tags: readonly string[]): Plan {
  const families = familiesOf(catalog, tags);
  const byName = new Map<string, Measure[]>();
  const measures = catalog.events.map(measuresOf);
  for (const measure of measures.flat()) {
    byName.set(measure.name, [...(byName.get(measure.name) ?? []), measure]);
  }
  const tables = new Map(
    families.map((family) => {
      const unit = byName.get(family.name)?.[0]?.unit ?? "";
      return [family.name, new Table(family, baseUnit(unit).size)];
    }),
  );
  const overflow = (metric: string, label: string): void => {
    tables.get(names.overflow)!.at([metric, label]).count++;
  };
  const tagsOf =
    tags.length > 0 ? tagReader(tags, (label) => overflow(names.events, label)) : undefined;
  const spans = [...new Set(catalog.events.flatMap(({ span }) => span?.name ?? []))];
  const caps = new Map<string, Cap>();
  const capOf: Building["capOf"] = (name, label) => {
    const key = `${name} ${label.name}`;
    const cap = caps.get(key) ?? new Cap(label, () => overflow(name, label.name));
    caps.set(key, cap);
    return cap;
  };
  const building: Building = { catalog, tables, byName, capOf, tags: tagsOf, spans };
  const events = catalog.events.map((event, at) => planEvent(event, measures[at]!, building));
  return { families, tables, events, tags: tagsOf, overflow };
}

interface Building {
  readonly catalog: Catalog;
  readonly tables: ReadonlyMap<string, Table>;
  readonly byName: ReadonlyMap<string, readonly Measure[]>;
  /** What tells the values of a family's label apart. */
  readonly capOf: (name: string, label: FamilyLabel) => Cap;
  readonly tags: Plan["tags"];
  readonly spans: readonly string[];
}

const decisionEvent = "review.decision";

function planEvent(
  event: CatalogEvent,
  measures: readonly Measure[],
  building: Building,
): EventPlan {
  const { catalog, tables, capOf, spans } = building;
  const pickers = new Map(measures.map((each) => [each, pickerOf(event, each, building)]));
  const takes: Take[] = stickyTakes(event, catalog);
  for (const measure of measures) {
    const { origin, name, slot: at, own } = measure;
    const slot = event.slots[at];
    const skip: Skip = (reason) => void tables.get(names.skipped)!.at([name, reason]).count++;
    const picker = pickers.get(measure)!;
    if (!slot || origin.kind === "edges" || origin.kind === "outcomes") continue;
    if (origin.kind !== "values") takes.push(numberTake(measure, slot, picker, skip));
    else {
      const meant = measures.find((its) => its.slot === at && its.origin.kind === "outcomes");
      const its = meant && pickers.get(meant)!;
      const order = meant?.own?.values ?? [];
      const outcome =
        its && ((meaning: string, line: Line) => its.pick(line, meaning, order.indexOf(meaning)));
      const told = capOf(name, own!);
      takes.push(valueTake(at, slot, { values: picker, outcome, told }, skip));
    }
  }
  if (event.span) {
    const measure = measures.find(isDuration);
    const timed = measure && { measure, picker: pickers.get(measure)! };
    takes.push(spanTake(event, spans.indexOf(event.span.name), timed));
  }
  const verdict =
    event.name === decisionEvent
      ? measures.find(({ origin }) => origin.kind === "values")
      : undefined;
  const decision = verdict && { slot: verdict.slot, values: event.slots[verdict.slot]!.values };
  return { takes, decision };
}

function pickerOf(event: CatalogEvent, measure: Measure, building: Building): Picker {
  const { catalog, tables, byName, capOf, tags } = building;
  const { name } = measure;
  const events = eventsOf(byName.get(name)!);
  const labels = measure.labels.map((label): ReadyLabel => {
    const { place, values } = label;
    const sticky = stickyFor(event, place, catalog);
    return { place, values, told: capOf(name, label), sticky };
  });
  return new Picker(tables.get(name)!, events.length > 1 ? [event.name] : [], labels, tags);
}
