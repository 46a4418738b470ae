// Whatever bytes come in: every line is accounted for, nothing crashes, no value of the log is shown.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { root, telemetry } from "../support/cli.ts";
import { validate } from "../support/report.ts";

const seeds = ["quiet/json.jsonl", "quiet/redaction.jsonl", "valid/plan.generated.jsonl"].map(
  (name) => readFileSync(join(root, "fixtures", name)),
);

/** A log with some bytes replaced, removed or put in. */
const damaged = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(
      fc.record({
        at: fc.nat(),
        drop: fc.nat({ max: 3 }),
        put: fc.oneof(
          fc.uint8Array({ maxLength: 3 }),
          fc.constantFrom(
            "{",
            "}",
            "[",
            "]",
            '"',
            "\\",
            ",",
            ":",
            "\n",
            "\r",
            "\0",
            "\ufeff",
            "e",
            "-",
            "0",
          ),
        ),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([seed, edits]) =>
    edits.reduce((log, { at, drop, put }) => {
      const from = at % log.length;
      return Buffer.concat([
        log.subarray(0, from),
        Buffer.from(put as string),
        log.subarray(from + drop),
      ]);
    }, seed),
  );

const linesOf = (bytes: Buffer): number =>
  bytes.filter((byte) => byte === 0x0a).length +
  (bytes.length > 0 && bytes.at(-1) !== 0x0a ? 1 : 0);

/** Lines with a value at every place a report could take it from. */
const lines = (value: string) => [
  `{"schema_version":"0.1","timestamp":"${value}","source":"${value}","run_id":"r","cycle":1,"event":"plan.generated","payload":{"steps":"${value}","confidence":"${value}","redacted_fields":["confidence"],"note":"${value}"},"tags":{"user":["${value}"]}}`,
  `{"schema_version":"${value}","cycle":"${value}","payload":"${value}","tags":"${value}"}`,
  `{"a":"${value}" "b":${value}}`,
  value,
  `{'a':'${value}'}`,
  `{"a":"${value}`,
];

describe("any bytes", () => {
  test("each line is an event, blank or rejected, and each byte is counted", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 400 })), async (log) => {
        const bytes = Buffer.from(log);
        const { report, code } = await validate(["--no-config", "-"], { stdin: [bytes] });
        const { summary, findings } = report;
        expect(summary.lines).toBe(summary.events + summary.blank + summary.rejected);
        expect(summary.lines).toBe(linesOf(bytes));
        expect(summary.bytes).toBe(bytes.length);
        expect(code).toBe(summary.findings.error > 0 ? 1 : 0);
        for (const { line, column, byteOffset } of findings) {
          if (line === 0) continue;
          const start = line === 1 ? 0 : nthNewline(bytes, line - 1) + 1;
          expect(byteOffset).toBeGreaterThanOrEqual(start);
          const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
            bytes.subarray(start, byteOffset),
          );
          // The column of the first line is counted behind its byte order mark.
          const bom = start === 0 && text.startsWith("\ufeff") ? 1 : 0;
          expect(column).toBe(Math.max(text.length - bom, 0) + 1);
        }
      }),
      { seed: 3, numRuns: 1500 },
    );
  });

  test("values never reach a report", async () => {
    const secret = /ZQ[0-9]{6}/;
    for (const format of [
      "table",
      "pretty",
      "json",
      "jsonl",
      "sarif",
      "junit",
      "github",
      "gitlab",
      "markdown",
    ]) {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 100_000, max: 999_999 }),
          fc.nat({ max: 300 }),
          async (number, cutAt) => {
            const text = lines(`ZQ${number}`).join("\n");
            const log = Buffer.from(text.slice(0, text.length - cutAt));
            const { stdout, stderr } = await telemetry(
              ["validate", "--no-config", "--format", format, "-"],
              { stdin: [log] },
            );
            expect(stdout.length).toBeGreaterThan(20);
            expect(stdout + stderr, format).not.toMatch(secret);
          },
        ),
        { seed: 5, numRuns: 20 },
      );
    }
  });
});

function nthNewline(bytes: Buffer, n: number): number {
  let at = -1;
  for (let i = 0; i < n; i++) at = bytes.indexOf(0x0a, at + 1);
  return at;
}
