import type { Catalog, CatalogEvent } from "../contract/catalog.ts";

/** The two events of a span, and what the second takes over. */
export interface SpanEvents {
  readonly start: string;
  readonly end: string;
  /** Fields of the start that tell spans of the name apart. */
  readonly keys: readonly string[];
  /** The field of the end for the time it took, and how many of its unit a millisecond has. */
  readonly time: { readonly field: string; readonly perMs: number } | undefined;
}

/** The spans of a catalog that have both edges, by name (x-span). */
export function spansOf({ events }: Catalog): ReadonlyMap<string, SpanEvents> {
  const ends = new Map<string, CatalogEvent>();
  for (const event of events) {
    if (event.span?.edge === "end") ends.set(event.span.name, event);
  }
  const spans = new Map<string, SpanEvents>();
  for (const { name: start, span } of events) {
    const end = span?.edge === "start" ? ends.get(span.name) : undefined;
    if (!span || !end) continue;
    const keys = end.span!.keys.map((slot) => end.slots[slot]!.path.join("."));
    spans.set(span.name, { start, end: end.name, keys, time: timeOf(end) });
  }
  return spans;
}

function timeOf({ schema }: CatalogEvent): SpanEvents["time"] {
  for (const [field, { "x-unit": unit }] of Object.entries(schema.properties ?? {})) {
    if (unit === "ms") return { field, perMs: 1 };
    if (unit === "s") return { field, perMs: 0.001 };
  }
  return undefined;
}
