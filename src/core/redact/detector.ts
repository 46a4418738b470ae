import type { ValueFinder } from "./text/values.ts";
import type { Names } from "./names/names.ts";
import type { Hit } from "./rule.ts";
import type { Suspicion } from "./suspicion/suspicion.ts";

/** What finds secrets in texts: the rules in force and the values known beforehand. */
export interface Detector {
  readonly names: Names;
  /** Whether a rule applies; what those find that are switched off stays. */
  readonly isOn: (rule: string) => boolean;
  /** Whether a text could hold anything; false spares it every rule. */
  mayHold(text: string): boolean;
  /** What value rules and known values find in a text. */
  values(text: string, hits: Hit[]): void;
}

/** Finds given values in texts, in any encoding. */
export interface KnownValues {
  /** Whether a text holds one of them. */
  mayHold(text: string): boolean;
  /** Adds where they stand. */
  hits(text: string, hits: Hit[]): void;
}

/** What a detector is made of. */
export interface DetectorParts extends Pick<Detector, "names" | "isOn"> {
  readonly finders: readonly ValueFinder[];
  /** Tells the texts that need the rules at all. */
  readonly suspicion: Suspicion;
  readonly known?: KnownValues;
}

export function createDetector({
  names,
  isOn,
  finders,
  suspicion,
  known,
}: DetectorParts): Detector {
  const encoder = new TextEncoder();
  let buffer = new Uint8Array(4096);
  return {
    names,
    isOn,
    mayHold(text) {
      if (known?.mayHold(text)) return true;
      // Three bytes hold any UTF-16 code unit.
      if (buffer.length < text.length * 3) buffer = new Uint8Array(text.length * 3);
      const { written } = encoder.encodeInto(text, buffer);
      return suspicion.find(buffer, 0, written) >= 0;
    },
    values(text, hits) {
      for (const find of finders) find(text, hits);
      known?.hits(text, hits);
    },
  };
}
