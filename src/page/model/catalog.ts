import type { Catalog } from "../../contract/catalog.ts";
import type { PackedEvent } from "../data/format.ts";

const nothing: ReadonlySet<string> = new Set();

/** A catalog of what a page knows of events: enough for their outcomes and spans. */
export function catalogOf(events: readonly PackedEvent[]): Catalog {
  const indexes = new Map(events.map(({ name }, index) => [name, index]));
  return {
    events: events.map(({ name, span, outcomes }) => ({
      name,
      core: false,
      schema: span ? { "x-span": span } : {},
      fields: nothing,
      required: nothing,
      digests: nothing,
      slots: outcomes.map(({ path, outcome }) => ({ path, outcome, kind: "text", values: [] })),
      ...(span && { span: { name: span.name, edge: span.edge, keys: [] } }),
    })),
    names: events.map(({ name }) => name),
    indexOf: (name) => indexes.get(name) ?? -1,
    slotOf: () => -1,
  };
}
