import type { Contract } from "../contract/contract.ts";
import type { Finding } from "../contract/finding.ts";
import { defaultEngine } from "../core/redact/engine.ts";
import { createRedactor } from "../core/redact/redactor.ts";
import { isDistinct } from "../core/redact/known.ts";
import { withheldEvent } from "../core/redact/withheld.ts";
import { textOf } from "../io/coded-text.ts";
import { messageOf } from "../report/messages.ts";
import { subjectOf } from "../report/place.ts";
import type { Scanner } from "../scan/batch.ts";
import { createFrugalScanner } from "../scan/scanner.ts";
import { canSpot, createSpotter } from "../scan/spotter.ts";

/** What an event went through before it is written. */
export interface Guard {
  /** Takes the secrets out of whole lines. */
  redact(lines: Uint8Array): Uint8Array;
  /** What is wrong with whole lines, errors and warnings. */
  check(lines: Uint8Array): readonly Finding[];
}

/** Values found in one event that are looked for in later ones; each more makes all events dearer. */
const mostKnown = 500;

/** Its tables are made when they are needed, as that takes a moment. */
export function createGuard(contract: Contract, redacts: boolean): Guard {
  let scanner: Scanner | undefined;
  let redact: ((lines: Uint8Array) => Uint8Array) | undefined;
  return {
    redact(lines) {
      if (!redacts) return lines;
      redact ??= createRedaction(contract);
      return redact(lines);
    },
    check(bytes) {
      scanner ??= createFrugalScanner(contract.catalog, contract.validators);
      // No first line, as this is no whole file.
      const { findings } = scanner({ file: "", bytes, firstLine: 2, firstByte: 1, last: false });
      return findings.filter(({ severity }) => severity !== "info");
    },
  };
}

function createRedaction({ catalog }: Contract): (lines: Uint8Array) => Uint8Array {
  const { redaction, suspicion, known } = defaultEngine(
    catalog,
    canSpot() ? createSpotter : undefined,
  );
  return (lines) => {
    const redactor = createRedactor(redaction, suspicion, known, textOf);
    const parts = redactor.piece(lines, ({ redacted, previous }) => {
      if ("unclassified" in redacted) throw new Error("nothing here asks for a classification");
      if ("withheld" in redacted) return withheldEvent(redacted.withheld, previous?.());
      for (const { secret } of redacted.replaced) {
        if (known.size < mostKnown && isDistinct(secret)) known.add(secret);
      }
      return redacted.text;
    });
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  };
}

/** A finding without a file: its code, where it is, what is wrong. */
export function wordsOf(finding: Finding): string {
  const subject = subjectOf(finding);
  return `${finding.code}${subject === "" ? "" : ` at ${subject}`}: ${messageOf(finding)}`;
}
