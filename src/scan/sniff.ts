import type { ArgsOf } from "../contract/finding.ts";

/** What an input is if it is no text in UTF-8. */
export type BinaryKind = ArgsOf["log.binary"]["kind"];

const looked = 4096;

/**
 * Looks at the start of an input: a UTF-16 text, an archive or an image gets one finding, not one a line.
 * Where a line begins like an event it is a log, whatever else stands there: zero bytes (blocks lost in a crash) or
 * a damaged first line do not make it binary.
 */
export function sniff(first: Uint8Array): BinaryKind | undefined {
  const [a, b] = first;
  if (a === 0xff && b === 0xfe) return "UTF-16LE";
  if (a === 0xfe && b === 0xff) return "UTF-16BE";
  if (a === 0x7b && b === 0) return "UTF-16LE";
  if (a === 0 && b === 0x7b && first[2] === 0) return "UTF-16BE";
  const head = first.subarray(0, looked);
  // latin1 is one to one with bytes.
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
  if (/(?:^|\n)[\0-\u0020\u00ef\u00bb\u00bf]*\{\s*(?:["}]|$)/.test(text)) return undefined;
  // Line noise in a text is rare; in a binary file one byte in ten is a control character.
  const control = text.match(/[\0-\u0008\u000b\u000c\u000e-\u001f\u007f]/g)?.length ?? 0;
  return control > head.length / 20 ? "binary" : undefined;
}
