import { isPlaceholder, looksRandom, entropyOf } from "./names/placeholder.ts";
import type { KnownValues } from "./detector.ts";
import { knownRule } from "./hits.ts";
import type { Hit } from "./rule.ts";
import { createNeedles, shortestNeedle, type Needles } from "./suspicion/needles.ts";

/** Values that must go wherever they stand, in any encoding. */
export interface Known extends KnownValues {
  /** How many there are. */
  readonly size: number;
  /** Adds one; those of less than eight characters are too common to be looked for. Whether it is new. */
  add(value: string): boolean;
  /** The offset of one of them in the raw bytes of a log, read as Latin-1; -1 if there is none from `from` on. */
  find(raw: string, from: number): number;
}

/** @param named values that are looked for in parts of binary blobs as well; `add` takes those found in a log */
export function createKnown(named: Iterable<string>): Known {
  const known = new Set<string>();
  const texts = new Set<string>();
  const blobs = new Set<string>();
  const raw = new Set<string>();
  let needles: { readonly texts?: Needles; readonly raw?: Needles } | undefined;
  // Made anew only once they are asked for: values mostly come many at a time.
  const current = () =>
    (needles ??= { ...made("texts", [...texts, ...blobs]), ...made("raw", raw) });
  const add = (value: string): boolean => {
    if (value.length < shortestNeedle || known.has(value)) return false;
    known.add(value);
    needles = undefined;
    const written = [value, percentEncoded(value), JSON.stringify(value).slice(1, -1)];
    for (const text of written) {
      texts.add(text);
      raw.add(latin1(text));
    }
    const part = asciiPart(value);
    if (part.length >= shortestNeedle) raw.add(part);
    return true;
  };
  for (const value of named) {
    if (!add(value)) continue;
    // A blob that decodes to text is looked into by itself; in others only these are seen.
    const bytes = new TextEncoder().encode(value);
    for (const text of [...base64Of(bytes), ...hexOf(bytes)]) {
      if (text.length < shortestNeedle) continue;
      blobs.add(text);
      raw.add(text);
    }
  }
  return {
    get size() {
      return known.size;
    },
    add,
    find: (text, from) => current().raw?.next(text, from)?.at ?? -1,
    mayHold: (text) => current().texts?.next(text, 0) !== undefined,
    hits(text, hits) {
      const find = current().texts;
      for (let next = find?.next(text, 0); next;) {
        const { at, text: form } = next;
        const hit = blobs.has(form)
          ? aroundBlob(text, at, at + form.length)
          : { from: at, to: at + form.length };
        hits.push({ ...hit, rule: knownRule });
        next = find!.next(text, hit.to);
      }
    },
  };
}

function made<K extends string>(name: K, forms: Iterable<string>): { readonly [P in K]?: Needles } {
  const needles = createNeedles(forms);
  return (needles ? { [name]: needles } : {}) as { readonly [P in K]?: Needles };
}

/** Where a value isn't ASCII, JSON may write its other characters as escapes: the longest part that stays. */
function asciiPart(value: string): string {
  return value
    .split(/[^ -~]/)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}

/** A half of a surrogate pair has no percent-encoding. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"));

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

const latin1 = (text: string): string =>
  isAscii(text)
    ? text
    : Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");

const inBlob = /[A-Za-z0-9+/_=-]/;

function aroundBlob(text: string, start: number, end: number): Pick<Hit, "from" | "to"> {
  let from = start;
  while (from > 0 && inBlob.test(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && inBlob.test(text[to]!)) to++;
  return { from, to };
}

/** The characters of base64 and base64url that a value alone decides, for each of the three places it may begin at. */
function base64Of(bytes: Uint8Array): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const shifted = "\0".repeat(offset) + String.fromCharCode(...bytes);
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    const part = btoa(shifted).slice(first, last);
    return [part, part.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

function hexOf(bytes: Uint8Array): string[] {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex, hex.toUpperCase()];
}

/** Whether a secret is so much its own that it may be looked for elsewhere: `production` is not. */
export const isDistinct = (secret: string): boolean =>
  secret.length >= shortestNeedle &&
  secret.length <= 4096 &&
  !isPlaceholder(secret) &&
  // Days and times stand everywhere.
  !/^\d{4}-\d\d-\d\d/.test(secret) &&
  (looksRandom(secret, shortestNeedle) ||
    (secret.length >= 16 && entropyOf(secret) >= 3 && !/^[A-Za-z ]+$/.test(secret)));
