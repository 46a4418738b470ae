import type { Catalog, CatalogEvent } from "../../contract/catalog.ts";
import { moduleOf } from "../../contract/sources.ts";
import type { Line } from "./line.ts";
import { measuresOf, type LabelPlace } from "./measure.ts";
import type { Take } from "./takes.ts";

/** The field of the payload a label is read from; "" if it stands in a column, or deeper. */
const fieldOf = (place: LabelPlace): string =>
  place.kind === "text" && place.path.length === 1 ? place.path[0]! : "";

const keyOf = ({ name }: CatalogEvent, field: string): string => `${moduleOf(name)} ${field}`;

/** Whether another event of the module has a field. */
const isShared = (field: string, event: CatalogEvent, { events }: Catalog): boolean =>
  events.some(
    (other) =>
      other !== event && moduleOf(other.name) === moduleOf(event.name) && other.fields.has(field),
  );

/** Where a run keeps the text of a label that an earlier event may tell; "" if none can. */
export function stickyFor(event: CatalogEvent, place: LabelPlace, catalog: Catalog): string {
  const field = fieldOf(place);
  return isShared(field, event, catalog) ? keyOf(event, field) : "";
}

/** Keeps those texts of an event that label later ones of its module and run. */
export function stickyTakes(event: CatalogEvent, catalog: Catalog): Take[] {
  const wanted = new Set(
    catalog.events.flatMap((other) =>
      measuresOf(other).flatMap(({ labels }) =>
        labels.map(({ place }) => [stickyFor(other, place, catalog), fieldOf(place)].join("\n")),
      ),
    ),
  );
  return [...event.fields].flatMap((field) => {
    const key = keyOf(event, field);
    if (!wanted.has(`${key}\n${field}`)) return [];
    return (line: Line) => {
      const text = line.labelOf(line.value([field]));
      if (text !== undefined) line.run.texts.set(key, text);
    };
  });
}
