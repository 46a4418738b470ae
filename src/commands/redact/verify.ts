import type { Engine } from "../../core/redact/engine.ts";
import { createHash } from "node:crypto";
import { isUtf8 } from "node:buffer";
import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import { redactLine } from "../../core/redact/line.ts";
import { verifyLine } from "../../core/redact/verify-line.ts";
import { isWithheld } from "../../core/redact/withheld.ts";
import type { Io } from "../../io/io.ts";
import { isSystemError, reasonOf } from "../../io/reason.ts";
import { safeJson } from "../../report/safe.ts";
import { setUpContract } from "../contract-setup.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { linesOf, type Line } from "./lines-of.ts";
import type { RedactOptions } from "./options.ts";
import { setUpRedaction } from "./setup.ts";

/** Something that is not as a redaction leaves it. */
interface Fault {
  readonly line: number;
  readonly what: string;
}

/** Problems an attestation lists one by one. */
const mostFaults = 100;

/**
 * Proves that a file is another one without its secrets: all bytes outside of listed places are equal, and no rule finds
 * anything in it. Prints an attestation (schemas/output/attestation.schema.json).
 */
export async function verify(
  files: readonly string[],
  options: RedactOptions,
  io: Io,
  today: string,
): Promise<number> {
  const [original, redacted] = files;
  if (original === undefined || redacted === undefined || files.length > 2) {
    throw new Problem("--verify takes two files", "telemetry redact --verify ORIGINAL REDACTED");
  }
  const setup = await setUpRedaction(options, await setUpContract(options, io), io, today);
  const engine = setup.engine();
  const [a, b] = [opened(original, options, io), opened(redacted, options, io)];
  const counts = { same: 0, redacted: 0, withheld: 0, places: 0 };
  const faults: Fault[] = [];
  let faulty = 0;
  let line = 0;
  let isUneven = false;
  const fault = (what: string): void => {
    faulty++;
    if (faults.length < mostFaults) faults.push({ line, what });
  };
  try {
    for (;;) {
      const [left, right] = [await a.next(), await b.next()];
      if (!left && !right) break;
      line++;
      // The rest of the longer one is read for its hash.
      if (left && right) compareLine(left, right, engine, counts, fault);
      else if (!isUneven) {
        isUneven = true;
        fault(`${left ? "the redacted file" : "the original"} ends before this line`);
      }
      if (io.signal.aborted) return exitBySignal(io.signal.reason);
    }
  } catch (error) {
    if (isSystemError(error))
      throw new Problem(`cannot read ${original} or ${redacted}: ${reasonOf(error)}`);
    throw error;
  } finally {
    await Promise.all([a.close(), b.close()]);
  }
  const isProven = faulty === 0;
  const policy = createHash("sha256").update(JSON.stringify(setup.policy)).digest("hex");
  await io.stdout.write(
    safeJson(
      {
        proven: isProven,
        original: { file: original, ...a.finish() },
        redacted: { file: redacted, ...b.finish() },
        policySha256: policy,
        version: options.version,
        lines: {
          total: line,
          same: counts.same,
          redacted: counts.redacted,
          withheld: counts.withheld,
        },
        replacements: counts.places,
        problems: faults,
        ...(faulty > faults.length && { moreProblems: faulty - faults.length }),
      },
      2,
    ),
  );
  return isProven ? exitCodes.clean : exitCodes.findings;
}

function compareLine(
  left: Line,
  right: Line,
  { redaction }: Engine,
  counts: Record<"same" | "redacted" | "withheld" | "places", number>,
  fault: (what: string) => void,
): void {
  const encoding = isUtf8(left.bytes) && isUtf8(right.bytes) ? "utf8" : "latin1";
  const [before, after] = [left, right].map(({ bytes }) => Buffer.from(bytes).toString(encoding));
  const rest = redactLine(after!, redaction);
  if (rest && "replaced" in rest) fault(`a rule finds more: ${rest.replaced[0]!.rule}`);
  if (left.isLong || right.isLong || (isWithheld(after!) && !isWithheld(before!))) {
    if (isWithheld(after!)) counts.withheld++;
    else fault("the line is too long to be compared");
    return;
  }
  const proof = verifyLine(before!, after!);
  if (proof.kind === "broken") fault(proof.what);
  else counts[proof.kind]++;
  if (proof.kind === "redacted") counts.places += proof.places;
}

/** The lines of a file one by one, and at the end its hash and size. */
function opened(file: string, { maxLineBytes }: RedactOptions, io: Io) {
  const hash = createHash("sha256");
  let bytes = 0;
  const lines = linesOf(resolve(io.cwd, file), io, maxLineBytes, (block) => {
    hash.update(block);
    bytes += block.length;
  });
  return {
    async next(): Promise<Line | undefined> {
      const next = await lines.next();
      return next.done ? undefined : next.value;
    },
    finish: () => ({ sha256: hash.digest("hex"), bytes }),
    /** Closes the file, also one that was not read to its end. */
    close: () => lines.return(undefined),
  };
}
