// Every report of every fixture is held against the standard or schema of its format.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { reportFormats } from "../src/report/formats.ts";
import { root, telemetry } from "./support/cli.ts";

const read = (file: string): object => JSON.parse(readFileSync(file, "utf8"));
const schemas = join(root, "schemas/output");
// ajv-formats is CommonJS: its types name the function differently from what Node gives.
const withFormats = (ajv: Ajv | Ajv2020) =>
  (addFormats as unknown as (to: Ajv | Ajv2020) => unknown)(ajv);

const output = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const findingSchema = read(join(schemas, "finding.schema.json"));
output.addSchema(findingSchema);
const checkFinding = output.compile(findingSchema);
const checkReport = output.compile(read(join(schemas, "validation.schema.json")));

/** The published schema of SARIF 2.1.0 (OASIS). It names draft 04 and uses nothing that draft 07 reads otherwise. */
const {
  $schema: _draft,
  id: _id,
  ...published
} = read(
  createRequire(import.meta.url).resolve(
    "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
  ),
) as Record<string, unknown>;
const sarif = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
withFormats(sarif);
const checkSarif = sarif.compile(published);

const report = async (format: string, ...inputs: string[]): Promise<string> =>
  (
    await telemetry([
      "validate",
      "--no-config",
      "--coverage",
      "--schemas",
      "fixtures/schemas",
      "--format",
      format,
      ...inputs,
      "fixtures/missing.jsonl",
    ])
  ).stdout;

const cases: string[][] = ["invalid", "hostile"].flatMap((folder) =>
  readdirSync(join(root, "fixtures", folder)).map((name) => [`fixtures/${folder}/${name}`]),
);
cases.push(cases.flat(), ["fixtures/runs"]);
const titleOf = (inputs: readonly string[]) => (inputs.length > 1 ? "all at once" : inputs[0]!);

interface SarifLog {
  runs: {
    results: {
      ruleId: string;
      ruleIndex: number;
      partialFingerprints: Record<string, string>;
      locations?: { physicalLocation: { region?: Record<string, number> } }[];
    }[];
    tool: { driver: { rules: { id: string }[] } };
  }[];
}

describe("json and jsonl are what schemas/output says, and tell the same", () => {
  for (const inputs of cases) {
    test(titleOf(inputs), async () => {
      const whole = JSON.parse(await report("json", ...inputs));
      checkReport(whole);
      expect(checkReport.errors ?? []).toEqual([]);
      const { lines, events, blank, rejected, findings } = whole.summary;
      expect(lines).toBe(events + blank + rejected);
      const counted = whole.groups.reduce(
        (sum: number, { count }: { count: number }) => sum + count,
        0,
      );
      expect(counted).toBe(findings.error + findings.warn + findings.info);
      const records = (await report("jsonl", ...inputs))
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      const { summary } = records.pop();
      expect(summary).toEqual(whole.summary);
      expect(records).toEqual(whole.findings);
      for (const record of records) expect(checkFinding(record)).toBe(true);
    });
  }
});

describe("sarif is valid against the published schema", () => {
  for (const inputs of cases) {
    test(titleOf(inputs), async () => {
      const log = JSON.parse(await report("sarif", ...inputs)) as SarifLog;
      checkSarif(log);
      expect(checkSarif.errors ?? []).toEqual([]);
      const [run] = log.runs;
      for (const result of run!.results) {
        expect(run!.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
        expect(result.partialFingerprints["telemetryFinding/v1"]).toMatch(/^[0-9a-f]{64}$/);
      }
    });
  }

  test("regions are the line, column and byte of the value", async () => {
    const log = JSON.parse(
      await report("sarif", "fixtures/invalid/payload.enum.jsonl"),
    ) as SarifLog;
    const text = readFileSync(join(root, "fixtures/invalid/payload.enum.jsonl"), "utf8");
    const at = text.indexOf('"accepted"');
    expect(log.runs[0]!.results[0]!.locations![0]!.physicalLocation.region).toEqual({
      startLine: 1,
      startColumn: at + 1,
      byteOffset: at,
    });
  });
});

describe("junit is well-formed XML that adds up", () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name.startsWith("test"),
  });
  for (const inputs of cases) {
    test(titleOf(inputs), async () => {
      const text = await report("junit", ...inputs);
      expect(XMLValidator.validate(text)).toBe(true);
      for (const suite of parser.parse(text).testsuites[0].testsuite) {
        const failed = suite.testcase.filter((item: object) => "failure" in item);
        const errors = suite.testcase.filter((item: object) => "error" in item);
        expect(Number(suite["@_tests"])).toBe(suite.testcase.length);
        expect(Number(suite["@_failures"])).toBe(failed.length);
        expect(Number(suite["@_errors"])).toBe(errors.length);
      }
    });
  }
});

describe("gitlab, github and markdown keep their form whatever a log holds", () => {
  for (const inputs of cases) {
    test(titleOf(inputs), async () => {
      const issues = JSON.parse(await report("gitlab", ...inputs));
      for (const issue of issues) {
        expect(issue.severity).toMatch(/^(?:info|minor|major)$/);
        expect(issue.fingerprint).toMatch(/^[0-9a-f]{64}$/);
        expect(issue.location.lines.begin).toBeGreaterThan(0);
      }
      expect(
        new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size,
      ).toBe(issues.length);
      const commands = (await report("github", ...inputs)).trimEnd().split("\n");
      for (const command of commands)
        expect(command).toMatch(/^::(?:error|warning|notice) [^:]*::\S/);
      const rows = (await report("markdown", ...inputs))
        .split("\n")
        .filter((row) => row.startsWith("|"));
      for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
    });
  }
});

test("no report lets a control character of a log through", async () => {
  for (const format of reportFormats) {
    const text = await report(format, "fixtures/hostile");
    expect(text, format).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
    );
  }
});
