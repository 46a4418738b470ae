// A million mutated lines: what the fast scanner says of each, the reference says too.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verdicts } from "../../src/scan/batch.ts";
import { words } from "../support/words.ts";
import { coreBases, extensionBases } from "./bases.ts";
import { chunksOf } from "./chunks.ts";
import { Differences } from "./explain.ts";
import { extensionSchemas } from "./extensions.ts";
import { createMinds, type Minds } from "./minds.ts";
import { mutator } from "./mutate.ts";
import type { Family } from "./mutations/families.ts";

// A failure names the number of its mutant. For more than CI has time for: MUTANTS multiplies the counts below, and
// FIRST_MUTANT starts elsewhere.
const first = Number(process.env["FIRST_MUTANT"] ?? 0);
const factor = Number(process.env["MUTANTS"] ?? 1);

/** Mutants of each family, thousands. Lines that stay valid are the ones a prover can be wrong about, so most are. */
const thousands: Readonly<Record<Family, number>> = {
  harmless: 240,
  members: 110,
  numbers: 120,
  texts: 100,
  values: 110,
  timestamps: 80,
  redaction: 90,
  envelope: 60,
  bytes: 50,
  spaces: 40,
  nesting: 10,
};

const bases = [...coreBases, ...coreBases, ...extensionBases];
/** Chunks after which the scanners are replaced, as the fast one learns unknown keys until it has no more room. */
const lifetime = 8;

const count = { mutants: 0, lines: 0, proven: 0, judged: 0, doubtful: 0 };
const codes = new Map<string, number>();
let known: Minds;

beforeAll(async () => {
  known = await createMinds(extensionSchemas);
});

describe("mutated lines", () => {
  const { stackTraceLimit } = Error;
  // The reference throws at every third line; the stack of what is thrown would cost more than the scan.
  beforeAll(() => {
    Error.stackTraceLimit = 0;
  });
  afterAll(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });

  for (const [family, size] of Object.entries(thousands) as [Family, number][]) {
    test(`${size * factor},000 of ${family}`, { timeout: 600_000 * factor }, () => {
      let minds = known.fresh();
      let age = 0;
      const differences = new Differences();
      for (const one of chunksOf(mutator(bases, family), first, size * 1000 * factor)) {
        if (++age % lifetime === 0) {
          count.judged += minds.judged() ?? 0;
          minds = known.fresh();
        }
        count.mutants += one.mutants.length;
        const reference = differences.look(one, minds);
        if (!reference) continue;
        count.lines += reference.lines;
        for (const verdict of reference.verdict.subarray(0, reference.lines)) {
          if (verdict === verdicts.proven) count.proven++;
          else count.doubtful++;
        }
        for (const { code } of reference.findings) codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      count.judged += minds.judged() ?? 0;
      if (differences.text !== "") expect.fail(differences.text);
    });
  }
});

/** What a line alone can be found guilty of, wherever it stands; borders.test.ts has the rest. */
const codesOfLines = [
  ...words("json.depth json.duplicate-key json.not-object json.nul json.syntax json.utf8"),
  ...words("json.unsafe-number log.blank-line log.crlf event.source-mismatch event.unknown"),
  ...words("envelope.format envelope.length envelope.missing envelope.range envelope.type"),
  ...words("payload.enum payload.format payload.length payload.missing payload.range"),
  ...words("payload.rule payload.type field.near-miss tag.label-name tag.type"),
  ...words("timestamp.calendar timestamp.format timestamp.not-utc version.newer"),
  ...words("version.unsupported redaction.leak redaction.unlisted redaction.unresolved"),
];

describe("of these mutants", () => {
  test("there were a million", () => {
    expect(count.mutants).toBeGreaterThanOrEqual(1_000_000);
  });
  test("every finding a line can have was found", () => {
    expect(codesOfLines.filter((code) => !codes.has(code))).toEqual([]);
  });
  test("a third stayed valid, and the kernel alone proved many of those", () => {
    expect(count.proven).toBeGreaterThan(count.lines / 3);
    const judgedInVain = count.judged - count.doubtful;
    expect(1 - judgedInVain / count.proven).toBeGreaterThan(0.4);
  });
});
