import { isUtf8 } from "node:buffer";
import type { Coded } from "../core/redact/redactor.ts";

/** A line that is no UTF-8 is read byte by byte, so that what is no text in it stays as it is. */
export function textOf(bytes: Uint8Array): Coded {
  const encoding = isUtf8(bytes) ? "utf8" : "latin1";
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return { text: buffer.toString(encoding), encode: (text) => Buffer.from(text, encoding) };
}
