import { absent, tokensOf, valueAt } from "./pointer.ts";

// <algorithm>:[<key id>:]<lower-case hex, at least 16 digits> (CONTRACT, Redaction). Every part is bounded so
// that no text can make the search quadratic.
const hash = "[a-z0-9][a-z0-9_-]{0,31}:(?:[A-Za-z0-9_.-]{1,64}:)?[0-9a-f]{16,128}";
const exactly = new RegExp(`^${hash}$`);
const within = new RegExp(`(?<![A-Za-z0-9])(?:REDACTED|${hash})(?![A-Za-z0-9])`);

/** Whether a text is a redaction marker and nothing else. */
export const isMarker = (text: string): boolean =>
  text === "REDACTED" || (text.length <= 230 && exactly.test(text));

/** Whether a text is or contains a redaction marker. */
const containsMarker = (text: string): boolean => within.test(text);

/** Whether a value is a text with a marker in it. */
export const isRedacted = (value: unknown): boolean =>
  typeof value === "string" && containsMarker(value);

/** Where the entries of `payload.redacted_fields` lead in one event. */
export interface ListedPlaces {
  readonly places: readonly { readonly listed: string; readonly path: readonly string[] }[];
  /** Indices of entries that name no place. */
  readonly unresolved: readonly number[];
}

/**
 * Resolves `payload.redacted_fields`: a bare key of payload, a JSON Pointer from the root, a dotted path
 * inside payload, or a key anywhere below payload (CONTRACT, Redaction).
 */
export function listedPlaces(root: Readonly<Record<string, unknown>>): ListedPlaces {
  const payload = root["payload"];
  const places: { listed: string; path: string[] }[] = [];
  const unresolved: number[] = [];
  for (const [index, listed] of entriesOf(payload).entries()) {
    if (typeof listed !== "string") continue;
    const paths = pathsOf(root, payload, listed);
    if (paths.length === 0) unresolved.push(index);
    for (const path of paths) places.push({ listed, path });
  }
  return { places, unresolved };
}

function entriesOf(payload: unknown): readonly unknown[] {
  const entries = valueAt(payload, ["redacted_fields"]);
  return Array.isArray(entries) ? entries : [];
}

function pathsOf(root: unknown, payload: unknown, listed: string): string[][] {
  if (listed.startsWith("/")) {
    const path = tokensOf(listed);
    return path && valueAt(root, path) !== absent ? [path] : [];
  }
  if (valueAt(payload, [listed]) !== absent) return [["payload", listed]];
  const dotted = listed.split(".");
  if (dotted.length > 1 && valueAt(payload, dotted) !== absent) return [["payload", ...dotted]];
  return keysBelow(payload, listed, ["payload"]);
}

function keysBelow(value: unknown, key: string, path: readonly string[]): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    if (path.length === 1 && name === "redacted_fields") return [];
    const here = [...path, name];
    return name === key && !Array.isArray(value) ? [here] : keysBelow(child, key, here);
  });
}

/** Whether a listed place is clean: a marker at it or below it, or nothing there that could leak. */
export function isClean(value: unknown): boolean {
  if (value === null || value === "") return true;
  if (typeof value === "string") return containsMarker(value);
  if (typeof value !== "object") return false;
  const children = Object.values(value);
  return children.length === 0 || children.some((child) => isMarked(child));
}

function isMarked(value: unknown): boolean {
  if (typeof value === "string") return containsMarker(value);
  return typeof value === "object" && value !== null && Object.values(value).some(isMarked);
}

/** Whether `path` is `above` or lies below it. */
export const isAtOrBelow = (path: readonly string[], above: readonly string[]): boolean =>
  above.length <= path.length && above.every((token, i) => path[i] === token);

/** The paths of all markers below a value. */
export function markersBelow(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof value === "string") return isMarker(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => markersBelow(child, [...path, key]));
}
