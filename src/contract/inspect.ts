import { isMarker } from "./redaction.ts";

/** What one walk over a parsed value tells. */
export interface Inspection {
  /** Keys of all objects. */
  keys: number;
  /** Whether any text is a redaction marker. */
  markers: boolean;
  /** Whether a number is beyond the range of a double. */
  infinite: boolean;
}

/** Counts keys and looks for markers. Recursive: the caller has bounded the depth. */
export function inspect(value: unknown, into: Inspection): void {
  if (typeof value === "string") {
    // A marker has at least the 8 characters of REDACTED; this spares most texts the search.
    if (value.length >= 8 && !into.markers && isMarker(value)) into.markers = true;
  } else if (typeof value === "number") {
    if (!Number.isFinite(value)) into.infinite = true;
  } else if (Array.isArray(value)) {
    for (const item of value) inspect(item, into);
  } else if (typeof value === "object" && value !== null) {
    for (const key in value) {
      into.keys++;
      inspect((value as Record<string, unknown>)[key], into);
    }
  }
}
