import { isMarker } from "../../contract/redaction.ts";

/** What of a message is looked at, and kept, UTF-16 units. */
const looked = 400;
const kept = 120;

/** What differs from one message of a kind to the next. */
const parts: readonly (readonly [RegExp, string])[] = [
  [/(?:REDACTED|[a-z0-9-]+:(?:[\w-]+:)?[0-9a-f]{16,})/g, "…"],
  [/"[^"]*"|'[^']*'(?!\w)|`[^`]*`/g, "'…'"],
  [/\b[a-z]+:\/\/\S+/gi, "<url>"],
  [/(?<![\w.])~?(?:\/[\w.@+-]+){2,}\/?/g, "<path>"],
  [/\b(?=\w*\d)(?:0x[0-9a-f]+|[0-9a-f]{8,}(?:-[0-9a-f]{4,})*)\b/gi, "#"],
  [/\d+(?:\.\d+)*/g, "#"],
  [/\s+/g, " "],
];

/** What a message has if any of them finds something in it. */
const isVaried = /[\d"'`/\t\r\n]| {2}|REDACTED/;

/**
 * The shape of a message: its first line without numbers, quoted texts, paths and addresses, so that messages of one kind
 * are one.
 */
export function shapeOf(message: string): string {
  if (isMarker(message)) return "…";
  const start = message.slice(0, looked).trimStart();
  const end = start.indexOf("\n");
  let shape = end < 0 ? start : start.slice(0, end);
  if (isVaried.test(shape)) {
    for (const [pattern, name] of parts) shape = shape.replace(pattern, name);
  }
  const trimmed = shape.trim();
  return trimmed.length <= kept ? trimmed : `${trimmed.slice(0, kept - 1).trimEnd()}…`;
}
