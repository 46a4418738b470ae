import type { ArgsOf } from "../contract/finding.ts";

/** What an input is if it is no text in UTF-8. */
export type BinaryKind = ArgsOf["log.binary"]["kind"];

/** How much of the start of an input is looked at, bytes. */
const looked = 4096;

/**
 * Looks at the start of an input: a UTF-16 text, an archive or an image gets one finding, not one a line.
 * Where a line begins like an event it is a log, whatever else stands there: zero bytes (blocks lost in a crash) or
 * a damaged first line do not make it binary.
 * @param isAll whether the input ends here
 * @returns undefined if more must be seen; a stream of events is known by its first bytes
 */
export function sniff(start: Uint8Array, isAll: boolean): BinaryKind | "text" | undefined {
  const head = start.subarray(0, looked);
  // latin1 is one to one with bytes.
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
  if (/^[\s\u00ef\u00bb\u00bf]*\{\s*["}]/.test(text)) return "text";
  if (!isAll && head.length < looked) return undefined;
  if (text.startsWith("\u00ff\u00fe")) return "UTF-16LE";
  if (text.startsWith("\u00fe\u00ff")) return "UTF-16BE";
  // Without a byte order mark: two bytes a character, and an event begins at an even or at an odd one.
  const wide = text.search(/\{\0(?:\s\0)*["}]/);
  if (wide >= 0) return wide % 2 === 0 ? "UTF-16LE" : "UTF-16BE";
  if (/(?:^|\n)[\0\s]*\{\s*(?:["}]|$)/.test(text)) return "text";
  // Line noise in a text is rare; in a binary file one byte in ten is a control character.
  const control = text.match(/[\0-\u0008\u000b\u000c\u000e-\u001f\u007f]/g)?.length ?? 0;
  return control > head.length / 20 ? "binary" : "text";
}
