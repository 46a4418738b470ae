import type { Catalog, CatalogEvent } from "../../contract/catalog.ts";
import type { Schema } from "../../contract/schema.ts";
import type { Family, FamilyLabel } from "../../core/metrics/family.ts";
import { names } from "../../core/metrics/own-families.ts";
import { fieldOf } from "../../core/stats/measures.ts";
import { eventOf, familyNamed, hasLabel } from "./family-of.ts";
import { metric } from "./promql.ts";

/** The label Prometheus gives what it scrapes. */
export const instanceLabel = "instance";

/** What a dashboard is made of. */
export interface Scene {
  readonly catalog: Catalog;
  readonly families: readonly Family[];
  /** Labels a user may choose values of: those of all events, tags among them. */
  readonly variables: readonly FamilyLabel[];
}

export const sceneOf = (catalog: Catalog, families: readonly Family[]): Scene => ({
  catalog,
  families,
  variables: familyNamed(families, names.events).labels,
});

/** The labels that part a family; by tags, whose values are not known beforehand, it is only filtered. */
export const partsOf = ({ variables }: Scene, { labels }: Family): readonly FamilyLabel[] =>
  labels.filter(({ name }) =>
    variables.every((variable) => variable.name !== name || variable.values.length > 0),
  );

/**
 * The series of a family that the user's choice lets through.
 * @param ending `_bucket`, `_sum`, `_count`, or "" for its own name
 */
export function seriesOf(
  { variables }: Scene,
  family: Family,
  ending = "",
  matchers: readonly string[] = [],
): string {
  const chosen = [
    instanceLabel,
    ...variables.map(({ name }) => name).filter((name) => hasLabel(family, name)),
  ];
  return metric(`${family.name}${ending}`, [
    ...chosen.map((name) => `${name}=~"$${name}"`),
    ...matchers,
  ]);
}

const eventNamed = ({ catalog }: Scene, name: string): CatalogEvent | undefined =>
  catalog.events[catalog.indexOf(name)];

/** What an event is called. */
export const titleOfEvent = (scene: Scene, name: string): string =>
  eventNamed(scene, name)?.schema.title ?? name;

/** The schema of the field a family comes from. */
export function fieldSchema(scene: Scene, family: Family): Schema {
  const [origin] = family.origins;
  const event = eventNamed(scene, eventOf(family) ?? "");
  return event && origin && "field" in origin ? fieldOf(event.schema, origin.field.split(".")) : {};
}

/** What a family is about: its event and field. */
export function titleOfFamily(scene: Scene, family: Family): string {
  const [origin] = family.origins;
  const event = titleOfEvent(scene, eventOf(family) ?? "");
  if (origin?.kind === "edges") return `${event}: duration`;
  if (!origin || !("field" in origin)) return event;
  const field = fieldSchema(scene, family).title ?? origin.field;
  return `${event}: ${field.toLowerCase()}`;
}
