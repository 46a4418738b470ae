import { isMarker, redactedMarker } from "../../contract/redaction.ts";
import type { Paint, Style } from "../style.ts";
import type { Ink } from "./ink.ts";

const lock = "🔒";
const shownDigits = 8;
/** In a longer text only what is certainly a marker: a digest of something has the form of one. */
const within =
  /(?<![A-Za-z0-9])(?:REDACTED|hmac-[a-z0-9-]{1,27}:(?:[A-Za-z0-9_.-]{1,64}:)?[0-9a-f]{16,128})(?![A-Za-z0-9])/g;

/** Draws redaction markers in a text as locks; those of equal values look the same. */
export function drawMarkers(text: string, style: Style, paint?: Paint): Ink[] {
  if (isMarker(text)) return [locked(text, style)];
  if (!text.includes(redactedMarker) && !text.includes("hmac-")) return [{ text, paint }];
  const inks: Ink[] = [];
  let at = 0;
  for (const { index, 0: marker } of text.matchAll(within)) {
    inks.push({ text: text.slice(at, index), paint }, locked(marker, style));
    at = index + marker.length;
  }
  inks.push({ text: text.slice(at), paint });
  return inks;
}

function locked(marker: string, { hues, faint }: Style): Ink {
  if (marker === redactedMarker) return { text: lock, paint: faint };
  const digits = marker.slice(marker.lastIndexOf(":") + 1);
  return { text: `${lock}${digits.slice(0, shownDigits)}`, paint: hueOf(digits, hues) };
}

/** A colour that is the same for equal texts. */
export function hueOf(text: string, hues: readonly Paint[]): Paint {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hues[(((hash >>> 16) ^ hash) >>> 0) % hues.length]!;
}
