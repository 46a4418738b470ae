import type { Catalog } from "../../contract/catalog.ts";
import { Problem } from "../../contract/problem.ts";
import { combinations, type Family, type FamilyLabel } from "./family.ts";
import { measuresOf, type Measure } from "./measure.ts";
import { baseUnit, plain, prefix, scaledBound } from "./naming.ts";
import { cappedLabel, envelopeFamilies, exporterFamilies } from "./own-families.ts";

/**
 * Every metric family the sidecar shows for a catalog: the envelope's first, then those of the schemas in the order of
 * the events, then its own.
 * @param tags tags that label all events, as `tags.model`
 * @throws Problem if schemas give one name to what can't be one metric
 */
export function familiesOf(catalog: Catalog, tags: readonly string[] = []): readonly Family[] {
  const tagLabels = tags.map((tag) => cappedLabel(plain(tag)));
  const byName = new Map<string, Measure[]>();
  for (const measure of catalog.events.flatMap(measuresOf)) {
    const same = byName.get(measure.name);
    if (same) same.push(measure);
    else byName.set(measure.name, [measure]);
  }
  const tagged = (family: Family): Family =>
    tagLabels.length === 0
      ? family
      : { ...family, labels: [...family.labels, ...tagLabels], initial: [] };
  const [events, ...envelope] = envelopeFamilies(catalog);
  const measured = [...byName.values()].map(familyOf);
  const spans = spanFamilies(catalog);
  const all = [tagged(events!), ...envelope, ...measured.map(tagged), ...spans];
  const families = [...all, ...exporterFamilies(tagged(events!), measured)];
  checkNames(families);
  return families;
}

/** Labels of a measure, in order; several events under one name are told apart by their own. */
const labelsOf = ({ own, labels }: Measure, events: readonly string[]): readonly FamilyLabel[] => [
  ...(events.length > 1 ? [{ name: "event", values: events, cap: 0 }] : []),
  ...(own ? [own] : []),
  ...labels.map(({ name, values, cap }) => ({ name, values, cap })),
];

/** The events whose fields go to one family. */
export const eventsOf = (same: readonly Measure[]): string[] => [
  ...new Set(same.map(({ origin }) => origin.event)),
];

function familyOf(same: readonly Measure[]): Family {
  const [first] = same;
  const { name, type, unit } = first!;
  const events = eventsOf(same);
  const labels = labelsOf(first!, events);
  for (const other of same.slice(1)) {
    const theirs = labelsOf(other, events);
    const isSame =
      other.type === type &&
      baseUnit(other.unit).name === baseUnit(unit).name &&
      String(scaled(other)) === String(scaled(first!)) &&
      JSON.stringify(theirs) === JSON.stringify(labels) &&
      other.origin.event !== first!.origin.event;
    if (!isSame) throw clash(name, first!, other);
  }
  return {
    name,
    type,
    unit: baseUnit(unit).name,
    help: events.length > 1 ? `${first!.help.slice(0, -1)} and others.` : first!.help,
    labels,
    buckets: scaled(first!),
    origins: same.map(({ origin }) => origin),
    initial: type === "gauge" ? [] : combinations(labels),
  };
}

const scaled = ({ bounds, unit }: Measure): number[] =>
  bounds.map((bound) => scaledBound(bound, baseUnit(unit).size));

function clash(name: string, { origin: a }: Measure, { origin: b }: Measure): Problem {
  const whose = [a, b].map((its) => ("field" in its ? `${its.event}.${its.field}` : its.event));
  return new Problem(
    `the metric ${name} can't be made of both ${whose.join(" and ")}: they differ in type, unit, labels or buckets`,
    "give one of them another name in its schema (x-metric)",
  );
}

const spanFamilies = (catalog: Catalog): Family[] =>
  [...new Set(catalog.events.flatMap(({ span }) => span?.name ?? []))].map((span) => ({
    name: `${prefix}${plain(span)}_in_progress`,
    type: "gauge",
    unit: "",
    help: `Spans of ${span} that have begun and not ended.`,
    labels: [],
    buckets: [],
    origins: [{ kind: "span", span }],
    initial: [[]],
  }));

/** What the samples of a family are called, beside its own name. */
const endings = {
  counter: [""],
  gauge: [""],
  histogram: ["", "_bucket", "_sum", "_count"],
} as const satisfies Record<Family["type"], readonly string[]>;

/** @throws Problem if samples of two families would have one name, also without the `_total` OpenMetrics sees apart */
function checkNames(families: readonly Family[]): void {
  const taken = new Map<string, string>();
  for (const { name, type } of families) {
    const bare = type === "counter" ? [name, name.replace(/_total$/, "")] : [name];
    const all = bare.flatMap((base) => endings[type].map((ending) => `${base}${ending}`));
    for (const sample of new Set(all)) {
      const other = taken.get(sample);
      if (other !== undefined) {
        throw new Problem(
          `the metrics ${other} and ${name} would both have samples called ${sample}`,
          "give one of the fields another name in its schema (x-metric)",
        );
      }
      taken.set(sample, name);
    }
  }
}
