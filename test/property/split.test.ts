// However an input is cut into blocks, however files are ordered, the findings are the same.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { root } from "../support/cli.ts";
import { validate, type JsonReport } from "../support/report.ts";

const fixture = (name: string) => readFileSync(join(root, "fixtures", name));
const options = ["--no-config", "--coverage"];

/** A log with something of everything: a BOM, bad bytes, two-byte characters, blank lines, spans, a torn tail. */
const mixed = Buffer.concat([
  fixture("invalid/log.bom.jsonl"),
  fixture("invalid/json.utf8.jsonl"),
  fixture("invalid/log.crlf.jsonl"),
  fixture("quiet/json.jsonl"),
  fixture("invalid/log.blank-line.jsonl"),
  fixture("invalid/span.duplicate.jsonl"),
  fixture("invalid/event.duplicate.jsonl"),
  fixture("invalid/redaction.leak.jsonl"),
  fixture("invalid/log.torn-tail.jsonl"),
]);

const judge = async (
  blocks: readonly Buffer[],
  more: readonly string[] = [],
): Promise<JsonReport> => (await validate([...options, ...more, "-"], { stdin: blocks })).report;

function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const sorted = [0, ...places.map((place) => place % bytes.length), bytes.length].toSorted(
    (a, b) => a - b,
  );
  return sorted.slice(1).map((end, i) => bytes.subarray(sorted[i], end));
}

describe("blocks", () => {
  test("a log cut in two at every byte gives the findings of the whole", async () => {
    const log = Buffer.concat([
      fixture("invalid/log.bom.jsonl"),
      fixture("invalid/log.crlf.jsonl"),
      fixture("invalid/json.utf8.jsonl"),
      fixture("invalid/log.torn-tail.jsonl"),
    ]);
    const whole = await judge([log]);
    expect(whole.findings.length).toBeGreaterThan(4);
    for (let at = 1; at < log.length; at++) {
      expect(await judge([log.subarray(0, at), log.subarray(at)]), `at byte ${at}`).toEqual(whole);
    }
  });

  test("a log cut anywhere, any number of times, gives the findings of the whole", async () => {
    const whole = await judge([mixed]);
    expect(new Set(whole.findings.map(({ code }) => code)).size).toBeGreaterThan(8);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 40 }), async (places) => {
        expect(await judge(cut(mixed, places))).toEqual(whole);
      }),
      { seed: 20_261_125, numRuns: 150 },
    );
  });

  test("lines over the limit are skipped the same way wherever blocks end", async () => {
    const limit = ["--max-line-bytes", "240"];
    const whole = await judge([mixed], limit);
    expect(whole.findings.some(({ code }) => code === "log.line-too-long")).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 60 }), async (places) => {
        expect(await judge(cut(mixed, places), limit)).toEqual(whole);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});

const setOf = ({ findings }: JsonReport): string[] =>
  findings.map((finding) => JSON.stringify(finding)).toSorted();
const counts = ({ groups }: JsonReport): string[] =>
  groups.map(({ fingerprint, count }) => `${fingerprint} ${count}`);

describe("files", () => {
  const names = readdirSync(join(root, "fixtures/invalid"))
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => `fixtures/invalid/${name}`);

  test("in another order they give the same findings and groups", async () => {
    const { report: whole } = await validate([...options, ...names]);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(names, { minLength: names.length }),
        async (shuffled) => {
          const { report } = await validate([...options, ...shuffled]);
          expect(setOf(report)).toEqual(setOf(whole));
          expect(report.summary).toEqual(whole.summary);
          expect(counts(report)).toEqual(counts(whole));
        },
      ),
      { seed: 11, numRuns: 25 },
    );
  });
});
