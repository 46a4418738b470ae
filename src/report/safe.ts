import { hidden } from "../contract/hidden.ts";

/** Runs of what is shown as escapes. */
export const unsafeRuns = new RegExp(`(?:${hidden.source})+`, "g");

/** Without surrogates, which are looked at apart: this is quick. */
const mayBeUnsafe =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/;

/** Makes text from a log safe for a terminal: what could steer it or hide text is shown as an escape. */
export const safe = (text: string): string =>
  mayBeUnsafe.test(text) ? text.replace(hidden, escaped) : text;

function escaped(character: string): string {
  const unit = character.charCodeAt(0).toString(16);
  return unit.length <= 2 ? `\\x${unit.padStart(2, "0")}` : `\\u${unit.padStart(4, "0")}`;
}

// JSON escapes what is below space itself; DEL and the rest stand in its texts as they are.
const unsafeInJson = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A JSON text that means the same and is safe for a terminal. */
export const safeJsonText = (json: string): string =>
  json.replace(
    unsafeInJson,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A value as JSON text, ended by a newline, that means the same and is safe for a terminal. */
export const safeJson = (value: unknown, indent?: number): string =>
  `${safeJsonText(JSON.stringify(value, null, indent))}\n`;
