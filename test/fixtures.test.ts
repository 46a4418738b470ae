import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeNames, codes, type Code } from "../src/contract/codes.ts";
import { coreEvents } from "../src/contract/catalog.ts";
import { root } from "./support/cli.ts";
import { validate } from "./support/report.ts";

const folder = (name: string) => join(root, "fixtures", name);
const schemas = ["--schemas", "fixtures/schemas", "--no-config"];

/** Fixtures that need more than their name: a place, an option, or to come as a stream. */
const special: Partial<
  Record<Code, { file?: string; args?: readonly string[]; isStream?: boolean }>
> = {
  "log.line-too-long": { args: ["--max-line-bytes", "1000"] },
  "run.file-name": { file: "run.file-name/logs/telemetry/other-run.jsonl" },
  "run.limit": { file: "run.limit.jsonl.gz", isStream: true },
  "redaction.secret": { args: ["--rule", "redaction.secret=error"] },
  "coverage.below": { args: ["--fail-on-coverage-below", "0.9"] },
  "coverage.min-events": { args: ["--min-events", "2"] },
  "coverage.required-event": { args: ["--require-event", "review.decision"] },
};

/** Codes of which one default severity depends on the event. */
const severitiesOf = (code: Code): string[] =>
  code === "event.unknown" ? ["warn", "info"] : [codes[code].severity];

describe("fixtures/invalid: each fires exactly the code it is named after", () => {
  const names = readdirSync(folder("invalid")).map((name) => name.replace(/\.jsonl(\.gz)?$/, ""));
  test("there is one for every code, and no other", () => {
    expect(names.toSorted()).toEqual(codeNames.toSorted());
  });
  for (const code of codeNames) {
    test(code, async () => {
      const { file = `${code}.jsonl`, args = [], isStream = false } = special[code] ?? {};
      const path = join("fixtures/invalid", file);
      const world = isStream ? { stdin: [readFileSync(join(root, path))] } : {};
      const { report } = await validate([...schemas, ...args, isStream ? "-" : path], world);
      const fired = new Set(report.findings.map((finding) => finding.code));
      expect([...fired]).toEqual([code]);
      const severities = new Set(report.findings.map(({ severity }) => severity));
      expect([...severities]).toEqual(severitiesOf(code));
    });
  }
});

describe("fixtures that stay silent", () => {
  for (const name of ["valid", "quiet"]) {
    for (const file of readdirSync(folder(name))) {
      test(`${name}/${file}`, async () => {
        const { report, code } = await validate([...schemas, join("fixtures", name, file)]);
        expect(report.findings).toEqual([]);
        expect(report.summary.events).toBe(report.summary.lines);
        expect(report.summary.events).toBeGreaterThan(0);
        expect(code).toBe(0);
      });
    }
  }
  test("every core event has a valid log that holds it", () => {
    for (const { name } of coreEvents) {
      const file = join(folder("valid"), `${name}.jsonl`);
      expect(existsSync(file), name).toBe(true);
      expect(readFileSync(file, "utf8")).toContain(`"event":"${name}"`);
    }
  });
});

describe("fixtures/hostile: judged, never obeyed", () => {
  for (const file of readdirSync(folder("hostile"))) {
    test(file, async () => {
      const { report, code } = await validate([...schemas, join("fixtures/hostile", file)]);
      const { lines, events, blank, rejected } = report.summary;
      expect(lines).toBe(events + blank + rejected);
      expect(lines).toBeGreaterThan(0);
      expect(code).toBeLessThanOrEqual(1);
    });
  }
});

describe("fixtures/runs: whole runs, clean", () => {
  test("at least six, each in its own file, without a finding", async () => {
    const { report, code } = await validate([...schemas, "fixtures/runs"]);
    expect(report.summary.files).toBeGreaterThanOrEqual(6);
    expect(report.findings).toEqual([]);
    expect(code).toBe(0);
  });
});
