import { addPath, createPathTree, type PathTree } from "./path-tree.ts";
import { absent, tokensOf, valueAt } from "./pointer.ts";

/** The marker that says nothing of what it replaced. */
export const redactedMarker = "REDACTED";

// <algorithm>:[<key id>:]<lower-case hex, at least 16 digits> (CONTRACT, Redaction). Every part is bounded so
// that no text can make the search quadratic.
const hash = "[a-z0-9][a-z0-9_-]{0,31}:(?:[A-Za-z0-9_.-]{1,64}:)?[0-9a-f]{16,128}";
const exactly = new RegExp(`^${hash}$`);
const within = new RegExp(`(?<![A-Za-z0-9])(?:${redactedMarker}|${hash})(?![A-Za-z0-9])`);

const anywhere = new RegExp(`${redactedMarker}|${hash}`);

/** Whether a text is a redaction marker and nothing else. */
export const isMarker = (text: string): boolean =>
  text === redactedMarker || (text.length <= 230 && endsInHex(text) && exactly.test(text));

/** Looks at two of the 16 last characters, which spares most texts the search. */
function endsInHex(text: string): boolean {
  const { length } = text;
  return isHex(text.charCodeAt(length - 1)) && isHex(text.charCodeAt(length - 8));
}

/** Lower case; NaN, where the text is shorter, is none. */
const isHex = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66);

/** Whether a text is or contains a redaction marker. */
const containsMarker = (text: string): boolean => within.test(text);

/**
 * Where the markers in a text stand.
 * @param isBordered whether letters and digits may not touch them
 */
export function markersIn(
  text: string,
  isBordered = true,
): { readonly from: number; readonly to: number }[] {
  const pattern = isBordered ? within : anywhere;
  return Array.from(text.matchAll(new RegExp(pattern, "g")), ({ index, 0: marker }) => ({
    from: index,
    to: index + marker.length,
  }));
}

/** Whether a value is a text with a marker in it. */
export const isRedacted = (value: unknown): boolean =>
  typeof value === "string" && containsMarker(value);

/** Where the entries of `payload.redacted_fields` lead in one event. */
export interface ListedPlaces {
  readonly places: readonly Listed[];
  /** Indices of entries that name no place. */
  readonly unresolved: readonly number[];
  /** The paths of all places. */
  readonly tree: PathTree;
}

/** What an event lists that redacts nothing: most do. */
export const nothingListed: ListedPlaces = {
  places: [],
  unresolved: [],
  tree: createPathTree(),
};

/** A place that an entry of `redacted_fields` leads to. */
interface Listed {
  readonly listed: string;
  readonly path: readonly string[];
}

/**
 * Resolves `payload.redacted_fields`: a bare key of payload, a JSON Pointer from the root, a dotted path
 * inside payload, or a key anywhere below payload (CONTRACT, Redaction). Linear in the size of the event, however
 * many entries it lists.
 */
export function listedPlaces(root: Readonly<Record<string, unknown>>): ListedPlaces {
  const payload = root["payload"];
  const entries = entriesOf(payload);
  if (entries.length === 0) return nothingListed;
  const places: Listed[] = [];
  const missing = new Map<string, number>();
  for (const [index, listed] of entries.entries()) {
    if (typeof listed !== "string") continue;
    const path = pathOf(root, payload, listed);
    if (path) places.push({ listed, path });
    else if (!missing.has(listed)) missing.set(listed, index);
  }
  const found = new Set<string>();
  if (missing.size > 0) {
    for (const place of keysBelow(payload, missing, ["payload"])) {
      places.push(place);
      found.add(place.listed);
    }
  }
  const unresolved = [...missing].filter(([listed]) => !found.has(listed)).map(([, i]) => i);
  const tree = createPathTree();
  for (const { path } of places) addPath(tree, path);
  return { places, unresolved, tree };
}

function entriesOf(payload: unknown): readonly unknown[] {
  const entries = valueAt(payload, ["redacted_fields"]);
  return Array.isArray(entries) ? entries : [];
}

/** The one place a pointer, a direct key or a dotted path names. */
function pathOf(root: unknown, payload: unknown, listed: string): readonly string[] | undefined {
  if (listed.startsWith("/")) {
    const path = tokensOf(listed);
    return path && valueAt(root, path) !== absent ? path : undefined;
  }
  if (valueAt(payload, [listed]) !== absent) return ["payload", listed];
  const dotted = listed.split(".");
  const isPath = dotted.length > 1 && valueAt(payload, dotted) !== absent;
  return isPath ? ["payload", ...dotted] : undefined;
}

/** Every key below payload that an entry names; a pointer that led nowhere names none. */
function keysBelow(
  value: unknown,
  names: ReadonlyMap<string, number>,
  path: readonly string[],
): Listed[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => {
    if (path.length === 1 && name === "redacted_fields") return [];
    const here = [...path, name];
    const below = keysBelow(child, names, here);
    const isNamed = !Array.isArray(value) && names.has(name) && !name.startsWith("/");
    return isNamed ? [{ listed: name, path: here }, ...below] : below;
  });
}

/** Whether a listed place is clean: a marker at it or below it, or nothing there that could leak. */
export function isClean(value: unknown): boolean {
  return isMarked(value) || isEmpty(value);
}

/** Whether nothing could leak: null, the empty text, and what is made of nothing else. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

function isMarked(value: unknown): boolean {
  if (typeof value === "string") return containsMarker(value);
  return typeof value === "object" && value !== null && Object.values(value).some(isMarked);
}

/** The paths of all markers below a value. */
export function markersBelow(value: unknown): (readonly string[])[] {
  const found: (readonly string[])[] = [];
  gatherMarkers(value, [], found);
  return found;
}

/** @param path the path of the value; one array for all, copied where a marker is found */
function gatherMarkers(value: unknown, path: string[], found: (readonly string[])[]): void {
  if (typeof value === "string") {
    if (isMarker(value)) found.push([...path]);
  } else if (typeof value === "object" && value !== null) {
    for (const key of Object.keys(value)) {
      path.push(key);
      gatherMarkers((value as Readonly<Record<string, unknown>>)[key], path, found);
      path.pop();
    }
  }
}

/** Fields no schema knows whose name says that they hold a digest, which looks like a hash marker. */
export const digestName = /(?:^|_)(?:digest|hash|checksum|fingerprint|etag|sha\d+|md5)$/;
