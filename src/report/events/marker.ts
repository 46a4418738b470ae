import { isMarker, redactedMarker } from "../../contract/redaction.ts";
import type { Paint, Style } from "../style.ts";
import type { Pen } from "./pen.ts";

/** How a text is put: as it is, or in quotes. */
export type Put = "put" | "quoted";

const lock = "🔒";
const shownDigits = 8;
/** In a longer text only what is certainly a marker: a digest of something has the form of one. */
const within =
  /(?<![A-Za-z0-9])(?:REDACTED|hmac-[a-z0-9-]{1,27}:(?:[A-Za-z0-9_.-]{1,64}:)?[0-9a-f]{16,128})(?![A-Za-z0-9])/g;

/** Puts a text with its redaction markers drawn as locks; those of equal values look the same. */
export function putMarked(
  pen: Pen,
  text: string,
  style: Style,
  paint?: Paint,
  put: Put = "put",
): void {
  const mayBe = text.includes(redactedMarker) || text.includes("hmac-");
  if (!mayBe && !isMarker(text)) {
    pen[put](text, paint);
    return;
  }
  if (isMarker(text)) {
    putLock(pen, text, style);
    return;
  }
  // What is between quotes may have a lock in it, so they are put by hand.
  if (put === "quoted") pen.put('"', paint);
  let at = 0;
  for (const { index, 0: marker } of text.matchAll(within)) {
    pen.put(text.slice(at, index), paint);
    putLock(pen, marker, style);
    at = index + marker.length;
  }
  pen.put(text.slice(at), paint);
  if (put === "quoted") pen.put('"', paint);
}

function putLock(pen: Pen, marker: string, { hues, faint }: Style): void {
  if (marker === redactedMarker) {
    pen.put(lock, faint);
    return;
  }
  const digits = marker.slice(marker.lastIndexOf(":") + 1);
  pen.put(`${lock}${digits.slice(0, shownDigits)}`, hueOf(digits, hues));
}

/** A colour that is the same for equal texts. */
export function hueOf(text: string, hues: readonly Paint[]): Paint {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hues[(((hash >>> 16) ^ hash) >>> 0) % hues.length]!;
}
