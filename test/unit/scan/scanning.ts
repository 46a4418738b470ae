import { createCatalog } from "../../../src/contract/catalog.ts";
import { coreValidators } from "../../../src/contract/core-validators.ts";
import type { Finding } from "../../../src/contract/finding.ts";
import type { Batch, Chunk } from "../../../src/scan/batch.ts";
import { createReference } from "../../../src/scan/reference.ts";

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A whole input as one chunk. */
export const chunkOf = (bytes: Uint8Array, change: Partial<Chunk> = {}): Chunk => ({
  file: "log.jsonl",
  bytes,
  firstLine: 1,
  firstByte: 0,
  last: true,
  ...change,
});

/** Scans an input that is one chunk, with the core events. */
export function scan(input: string | Uint8Array, change: Partial<Chunk> = {}): Batch {
  const bytes = typeof input === "string" ? encode(input) : input;
  return createReference(createCatalog(), coreValidators)(chunkOf(bytes, change));
}

/** `line:column@byte code pointer` of each finding. */
const brief = ({ line, column, byteOffset, code, pointer }: Finding): string =>
  `${line}:${column}@${byteOffset} ${code} ${pointer}`.trimEnd();

export const findingsOf = (input: string | Uint8Array, change: Partial<Chunk> = {}): string[] =>
  scan(input, change).findings.map(brief);

/** Bytes from texts and raw byte values. */
export const bytesOf = (...parts: readonly (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...encode(part)])));
