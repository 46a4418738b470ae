import { safe } from "../safe.ts";

const isPlain = /^[\x20-\x7e\u00a1-\u02ff\u0400-\u052f\u3041-\u30ff\u4e00-\u9fff]*$/;
const breaks = /[\n\r\t]/g;
const names: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A text of a log on one line, safe for a terminal. */
export function lineText(text: string): string {
  if (isPlain.test(text)) return text;
  return safe(text.replace(breaks, (character) => names[character]!));
}
