import type { Catalog } from "../../contract/catalog.ts";
import { createFilter } from "../../core/query/filter.ts";
import type { EventRecord } from "../../core/record.ts";
import { patternsFor } from "../events/choose.ts";

/** A name of events, as `--event` takes it; anything else is an expression. */
const eventName = /^[\w.*-]+$/;

/**
 * Makes a test of whether playback ends at an event.
 * @throws Problem for an expression that can't be read
 */
export async function breakOn(
  texts: readonly string[],
  catalog: Catalog,
): Promise<(record: EventRecord) => boolean> {
  const compilePattern = await patternsFor(texts.join(" "));
  const filters = texts.map((text) =>
    createFilter(eventName.test(text) ? { events: [text] } : { where: text }, {
      catalog,
      compilePattern,
    }),
  );
  return (record) => filters.some(({ matches }) => matches(record));
}
