import type { ArgsOf } from "../contract/finding.ts";

/** What an input is if it is no text in UTF-8. */
export type BinaryKind = ArgsOf["log.binary"]["kind"];

const looked = 4096;

/**
 * Looks at the start of an input: a UTF-16 text, an archive or an image gets one finding, not one a line.
 * Zero bytes before the first event (blocks lost in a crash) do not make a log binary.
 */
export function sniff(first: Uint8Array): BinaryKind | undefined {
  const [a, b] = first;
  if (a === 0xff && b === 0xfe) return "UTF-16LE";
  if (a === 0xfe && b === 0xff) return "UTF-16BE";
  if (a === 0x7b && b === 0) return "UTF-16LE";
  if (a === 0 && b === 0x7b && first[2] === 0) return "UTF-16BE";
  const head = first.subarray(0, looked);
  const start = head.findIndex(
    (byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf,
  );
  if (head[start] === 0x7b || head[start] === 0x5b) return undefined;
  let control = 0;
  for (const byte of head) {
    if (byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d))
      control++;
  }
  return control > head.length / 20 ? "binary" : undefined;
}
