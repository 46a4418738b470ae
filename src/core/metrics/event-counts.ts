import type { Catalog } from "../../contract/catalog.ts";
import { ownEvents } from "../../contract/own-events.ts";
import { noEvent, noText, type Batch } from "../../scan/batch.ts";
import { otherValue } from "./family.ts";
import type { Line } from "./line.ts";
import { eventNames, names, sourcesOf } from "./own-families.ts";
import type { Plan } from "./plan.ts";
import type { Series } from "./series.ts";

/** Counts events by name and source, and keeps the last time of each source. */
export interface EventCounts {
  /** Begins a batch. */
  open(batch: Batch): void;
  /** @param time epoch ms, NaN if it has none */
  take(line: Line, time: number): void;
}

export function createEventCounts(catalog: Catalog, plan: Plan): EventCounts {
  const { tables, tags, overflow } = plan;
  const events = [...eventNames(catalog), otherValue];
  const dropped = events.indexOf(ownEvents.dropped);
  const sources = [...sourcesOf(catalog), otherValue];
  const others = { event: events.length - 1, source: sources.length - 1 };
  const table = tables.get(names.events)!;
  const last = tables.get(names.lastEvent)!;
  const counters: (Series | undefined)[] = [];
  const times: (Series | undefined)[] = [];
  /** The source of each text of the batch; -1 until it is one. */
  let sourceOf = new Int32Array(64);
  let texts: readonly string[] = [];

  function sourceAt(text: number): number {
    if (text === noText) return others.source;
    const known = sourceOf[text]!;
    if (known >= 0) return known;
    const at = sources.indexOf(texts[text]!);
    return (sourceOf[text] = at < 0 ? others.source : at);
  }

  const unknown = (batch: Batch, index: number): number =>
    batch.eventName(index) === ownEvents.dropped ? dropped : others.event;

  return {
    open(batch) {
      ({ texts } = batch);
      if (sourceOf.length < texts.length) sourceOf = new Int32Array(texts.length * 2);
      sourceOf.fill(-1, 0, texts.length);
    },
    take(line, time) {
      const { batch, index } = line;
      const number = batch.event[index]!;
      const event = number === noEvent ? unknown(batch, index) : number;
      const source = sourceAt(batch.source[index]!);
      if (event === others.event) overflow(names.events, "event");
      if (source === others.source) overflow(names.events, "source");
      const labels = [events[event]!, sources[source]!];
      const counter = tags
        ? table.at([...labels, ...tags(line)])
        : (counters[event * sources.length + source] ??= table.at(labels));
      counter.addEvent(line.runName);
      const its = (times[source] ??= last.at([sources[source]!]));
      // NaN until there is one.
      if (!(its.level * 1000 >= time) && time === time) its.level = time / 1000;
    },
  };
}
