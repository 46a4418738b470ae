import { textOf } from "../../../../src/io/coded-text.ts";
import { redactedMarker } from "../../../../src/contract/redaction.ts";
import { createDetector, type Detector } from "../../../../src/core/redact/detector.ts";
import { createKnown, type Known } from "../../../../src/core/redact/known.ts";
import { redactLine, type RedactedLine, type Redaction } from "../../../../src/core/redact/line.ts";
import { createNames, type Names } from "../../../../src/core/redact/names/names.ts";
import { createRedactor } from "../../../../src/core/redact/redactor.ts";
import type { ValueRule } from "../../../../src/core/redact/rule.ts";
import { piiRules, valueRules } from "../../../../src/core/redact/rules/index.ts";
import {
  createSuspicion,
  suspectAll,
  type Suspicion,
} from "../../../../src/core/redact/suspicion/suspicion.ts";
import {
  createThoroughFinder,
  createValueFinder,
} from "../../../../src/core/redact/text/values.ts";
import { createSpotter } from "../../../../src/scan/spotter.ts";

export interface EngineOptions {
  readonly names?: Names;
  readonly rules?: readonly ValueRule[];
  /** Whether personal data goes as well; then everything is suspicious. */
  readonly isPii?: boolean;
  readonly suspicion?: Suspicion;
  readonly known?: Iterable<string>;
  readonly change?: Partial<Omit<Redaction, "detector">>;
}

/** The rules put together as the command does it. */
export interface Engine {
  readonly detector: Detector;
  readonly redaction: Redaction;
  readonly suspicion: Suspicion;
  readonly known: Known;
}

/** Every keyword of some rules. */
export const keywordsOf = (rules: readonly ValueRule[]): string[] =>
  rules.flatMap(({ keywords }) => keywords);

export function createEngine({
  names = createNames(),
  rules = valueRules,
  isPii = false,
  suspicion = isPii ? suspectAll : createSuspicion(keywordsOf(rules), names, createSpotter),
  known: values = [],
  change = {},
}: EngineOptions = {}): Engine {
  const known = createKnown(values);
  const finders = [createValueFinder(rules), ...(isPii ? [createThoroughFinder(piiRules)] : [])];
  const isOn = (): boolean => true;
  const detector = createDetector({ names, isOn, finders, suspicion, known });
  const redaction: Redaction = {
    detector,
    fields: () => undefined,
    hasFields: false,
    mark: () => redactedMarker,
    scrubsBadLines: true,
    classification: undefined,
    isAllowed: () => false,
    ...change,
  };
  return { detector, redaction, suspicion, known };
}

/** A line after redaction, with what was replaced. */
export function redacted(line: string, { redaction }: Engine): RedactedLine {
  const result = redactLine(line, redaction) ?? { text: line, replaced: [], isBad: false };
  if (!("text" in result)) throw new Error(`not redacted: ${JSON.stringify(result)}`);
  return result;
}

/** The bytes of a log after redaction, given in pieces of whole lines. */
export function redactedBytes(pieces: readonly Uint8Array[], engine: Engine): Buffer {
  const redactor = createRedactor(engine.redaction, engine.suspicion, engine.known, textOf);
  return Buffer.concat(
    pieces.flatMap((piece) =>
      redactor
        .piece(piece, ({ redacted: change }) => ("text" in change ? change.text : "withheld"))
        // What a piece gives is valid until the next one.
        .map((part) => Buffer.from(part)),
    ),
  );
}
