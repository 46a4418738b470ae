import { redactedMarker } from "../../contract/redaction.ts";
import type { Catalog } from "../../contract/catalog.ts";
import { createDetector } from "./detector.ts";
import { createFieldPolicy } from "./field-policy.ts";
import { createKnown, type Known } from "./known.ts";
import type { Redaction } from "./line.ts";
import { createNames } from "./names/names.ts";
import { valueRules } from "./rules/index.ts";
import { createSuspicion, type Suspicion } from "./suspicion/suspicion.ts";
import { createValueFinder } from "./text/values.ts";

/** What a redactor is made of. */
export interface Engine {
  readonly redaction: Redaction;
  readonly suspicion: Suspicion;
  readonly known: Known;
}

const isOn = (): boolean => true;

/** The rules in force where no policy says otherwise, and the literal marker. */
export function defaultEngine(
  catalog: Catalog,
  createSpotter: Parameters<typeof createSuspicion>[2],
): Engine {
  const names = createNames();
  const { words = [], ...fields } = createFieldPolicy(catalog, []);
  const keywords = valueRules.flatMap((rule) => rule.keywords);
  const suspicion = createSuspicion([...keywords, ...words], names, createSpotter);
  const known = createKnown([]);
  const finders = [createValueFinder(valueRules)];
  const detector = createDetector({ names, finders, suspicion, known, isOn });
  const { fields: ofEvent, hasFields } = fields;
  return {
    suspicion,
    known,
    redaction: {
      detector,
      fields: ofEvent,
      hasFields,
      mark: () => redactedMarker,
      scrubsBadLines: true,
      classification: undefined,
      isAllowed: () => false,
    },
  };
}
