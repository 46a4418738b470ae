import type { Finding } from "../../contract/finding.ts";
import type { Policy } from "../../core/validate/policy.ts";
import type { Io } from "../../io/io.ts";
import type { Scanner } from "../../scan/batch.ts";
import { createFrugalScanner } from "../../scan/scanner.ts";
import type { ContractSetup } from "../contract-setup.ts";
import { policyOf } from "../validate/policy.ts";
import type { LinePiece } from "./rows.ts";

/** What is wrong with the lines of a piece, by their index in it. */
export type LineCheck = (piece: LinePiece) => (line: number) => readonly Finding[];

const nothing: readonly Finding[] = [];
/** A number no line has: what is first in a piece need not be first in its file. */
const firstLine = 2;

/** Checks lines as they come, each by itself; what only a whole file shows is for `validate`. */
function createLineCheck(scan: Scanner, policy: Policy): LineCheck {
  return ({ kind, lane, bytes }) => {
    const last = kind === "rest";
    const { findings } = scan({ file: lane.name, bytes, firstLine, firstByte: 1, last });
    if (findings.length === 0) return () => nothing;
    const byLine = new Map<number, Finding[]>();
    for (const finding of findings) {
      const severity = policy(finding);
      if (severity === undefined) continue;
      const line = finding.line - firstLine;
      const its = byLine.get(line) ?? [];
      its.push({ ...finding, severity });
      byLine.set(line, its);
    }
    return (line) => byLine.get(line) ?? nothing;
  };
}

/** The check with the severities of the configuration. */
export async function openLineCheck(
  { catalog, validators, config, configFolder }: ContractSetup,
  { cwd }: Io,
): Promise<LineCheck> {
  const policy = await policyOf(config, configFolder, cwd, { rules: [], strict: false });
  return createLineCheck(createFrugalScanner(catalog, validators), policy);
}
