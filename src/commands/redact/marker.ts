import { createHmac } from "node:crypto";
import { redactedMarker } from "../../contract/redaction.ts";
import { entropyOf } from "../../core/redact/names/placeholder.ts";

/** A key of HMACs, with the id that stands in its markers. */
export interface Key {
  readonly id: string;
  /** The marker of a value: `hmac-sha256:<key id>:<32 hex>` (RFC 2104, FIPS 180-4). */
  hmac(value: string): string;
}

/** The least a key has, bytes: as much as the hash (RFC 2104, section 3). */
export const shortestKey = 32;

/** @param secret 32 bytes or more */
export function createKey(secret: Uint8Array): Key {
  const digest = (text: string): string => createHmac("sha256", secret).update(text).digest("hex");
  // The id tells keys apart, and nothing of the key.
  const id = digest("telemetry key id").slice(0, 8);
  return { id, hmac: (value) => `hmac-sha256:${id}:${digest(value).slice(0, 32)}` };
}

/** Bits a value has at least for a hash: what has fewer can be guessed from it by whoever has the key. */
const leastBits = 28;

/** Whether a hash would tell a value after all: booleans, small numbers, short texts. */
const isGuessable = (value: string): boolean =>
  value.length < 8 || /^-?\d{1,9}$/.test(value) || entropyOf(value) * value.length < leastBits;

/** What takes the place of a secret. @param key undefined for the literal alone */
export const createMark =
  (key: Key | undefined, hashes: boolean) =>
  (secret: string, rule: string): string =>
    key && (hashes || rule.endsWith(".hash")) && !isGuessable(secret)
      ? key.hmac(secret)
      : redactedMarker;
