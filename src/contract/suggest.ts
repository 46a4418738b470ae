import { closest, distance } from "fastest-levenshtein";

/**
 * The name a person probably meant: equal but for case and separators, or within a third of the
 * length in edits (at most 3). Undefined when nothing is close or the name is known.
 */
export function suggest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 80 || known.length === 0 || known.includes(name)) return undefined;
  const bare = simplify(name);
  const same = known.find((candidate) => simplify(candidate) === bare);
  if (same !== undefined) return same;
  const nearest = closest(name, known);
  const limit = Math.min(3, Math.floor(Math.min(name.length, nearest.length) / 3));
  return distance(name, nearest) <= limit ? nearest : undefined;
}

const simplify = (name: string): string => name.toLowerCase().replace(/[-_. ]/g, "");
