import { sourceOf } from "../../contract/sources.ts";
import type { Outcome } from "../../core/query/failure.ts";
import type { EventRecord } from "../../core/record.ts";
import type { Paint, Style } from "../style.ts";

/** Names of events that are remembered. */
const most = 4096;

/** Shortens names of events, each once. */
export function createShortEvents(): (event: string, source: string) => string {
  const known = new Map<string, { readonly source: string; readonly short: string }>();
  return (event, source) => {
    const before = known.get(event);
    if (before?.source === source) return before.short;
    if (known.size >= most) known.clear();
    const short = shortEvent(event, source);
    known.set(event, { source, short });
    return short;
  };
}

/** An event's name without its module, where the source says it. */
function shortEvent(event: string, source: string): string {
  const dot = event.indexOf(".");
  if (dot <= 0) return event;
  const isSaid = sourceOf(event) === source || event.slice(0, dot) === source;
  return isSaid ? event.slice(dot + 1) : event;
}

/** What an event is painted in: failures and decisions stand out. */
export function toneOf(
  { event, payload }: EventRecord,
  outcome: Outcome | undefined,
  { bad, good, severity }: Style,
): Paint | undefined {
  if (outcome === "failure") return bad;
  if (typeof payload["verdict"] === "string") return outcome === "success" ? good : severity.warn;
  return event.endsWith(".error") ? severity.warn : undefined;
}
