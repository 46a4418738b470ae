import type { Catalog } from "../../../contract/catalog.ts";
import type { EventRecord } from "../../../core/record.ts";
import type { EventIndex } from "../../../core/timeline/event-index.ts";

/**
 * Finds the next event of the same step or command: of the same span, with the same keys and command. Of an event
 * without a span, the next one of its name.
 */
export function createSame(
  index: EventIndex,
  catalog: Catalog,
  readAt: (position: number) => EventRecord,
): (position: number, step: 1 | -1) => number {
  const spanOf = (event: number): string | undefined => catalog.events[event]?.span?.name;

  function keyOf({ event, payload, cycle }: EventRecord): string {
    const its = catalog.events[catalog.indexOf(event)];
    if (!its?.span) return event;
    const keys = its.schema["x-span"]?.key ?? [];
    const values = keys.map((key) => payload[key]);
    // Steps are told apart by cycle and index, commands by their names.
    return JSON.stringify([
      its.span.name,
      keys.length > 0 ? [cycle, ...values] : payload["command"],
    ]);
  }

  return (position, step) => {
    const here = readAt(position);
    const key = keyOf(here);
    const id = catalog.indexOf(here.event);
    const span = spanOf(id);
    const isOne = (event: number): boolean =>
      id < 0 || (span === undefined ? event === id : spanOf(event) === span);
    return index.findEvent(position, step, isOne, (place) => keyOf(readAt(place)) === key);
  };
}
