import { globOf } from "../../contract/glob.ts";
import type { Catalog } from "../../contract/catalog.ts";
import { sourceOf } from "../../contract/sources.ts";
import { suggest } from "../../contract/suggest.ts";
import { quoted } from "./visible.ts";

/** Whether an event of a source is one of those a pattern means. */
export type EventMatcher = (event: string, source: string) => boolean;

/**
 * An event is known by its name (`review.decision`), by its name with the source in place of the module
 * (`reviewer.decision`), and by what comes after the module (`decision`); `*` stands for any text.
 */
export function matchEvents(pattern: string): EventMatcher {
  const matches = globOf(pattern);
  return (event, source) => {
    if (matches(event)) return true;
    const action = actionOf(event);
    return matches(action) || matches(`${source}.${action}`);
  };
}

const actionOf = (event: string): string => event.slice(event.indexOf(".") + 1);

/** A sentence on a pattern that no known event matches. */
export function eventPatternHint(pattern: string, { names }: Catalog): string | undefined {
  const matches = matchEvents(pattern);
  if (names.some((name) => matches(name, sourceOf(name) ?? ""))) return undefined;
  const spellings = pattern.includes(".") ? names : [...names, ...names.map(actionOf)];
  const meant = pattern.includes("*") ? undefined : suggest(pattern, spellings);
  const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
  return `no known event matches ${quoted(pattern)}${hint}`;
}
