import type { Catalog } from "../../contract/catalog.ts";
import type { OnPayload } from "../../scan/batch.ts";

/** How often an event and its optional fields were seen. */
export interface EventCoverage {
  readonly event: string;
  readonly count: number;
  readonly optional: readonly { readonly field: string; readonly count: number }[];
}

/** How much of the catalog the input exercises. */
export interface Coverage {
  /** Events of the catalog that were seen. */
  readonly seen: number;
  readonly total: number;
  readonly events: readonly EventCoverage[];
}

/** Counts events and optional fields; mergeable by adding. */
export interface CoverageCounter {
  readonly add: OnPayload;
  readonly finish: () => Coverage;
}

export function createCoverage(catalog: Catalog): CoverageCounter {
  const tables = catalog.events.map(({ fields, required }) => ({
    count: 0,
    optional: new Map(
      [...fields].filter((field) => !required.has(field)).map((field) => [field, 0]),
    ),
  }));
  return {
    add(event, payload) {
      const table = tables[event];
      if (!table) return;
      table.count++;
      for (const field in payload) {
        const count = table.optional.get(field);
        if (count !== undefined) table.optional.set(field, count + 1);
      }
    },
    finish() {
      const events = tables.map(({ count, optional }, i) => ({
        event: catalog.names[i]!,
        count,
        optional: [...optional].map(([field, times]) => ({ field, count: times })),
      }));
      const seen = events.filter(({ count }) => count > 0).length;
      return { seen, total: events.length, events };
    },
  };
}
