// Recorded runs of real agents, where they are beside the repository.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "./support/cli.ts";
import { validate } from "./support/report.ts";

const shared = join(root, "../shared");
const folder = join(shared, "data/telemetry");

describe.skipIf(!existsSync(folder))("recorded runs in ../shared/data/telemetry", () => {
  const logs = () =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".jsonl"),
    );

  test("all 16,861 events of 327 runs are read, none is an error", async () => {
    expect(logs()).toHaveLength(327);
    const { report, code } = await validate(["--no-config", "../shared/data/telemetry"]);
    expect(report.summary).toMatchObject({ files: 327, lines: 16_861, events: 16_861 });
    expect(report.summary.findings.error).toBe(0);
    expect(code).toBe(0);
  });

  test("every warning is true of its line", async () => {
    const { report } = await validate(["--no-config", "../shared/data/telemetry"]);
    const lines = new Map<string, string[]>();
    const lineOf = (file: string, number: number) => {
      const text = lines.get(file) ?? readFileSync(join(root, file), "utf8").split("\n");
      lines.set(file, text);
      return JSON.parse(text[number - 1]!);
    };
    const known = new Set([
      "span.unclosed",
      "event.unknown",
      "order.timestamp",
      "review.after-abort",
    ]);
    const warnings = report.findings.filter(({ severity }) => severity === "warn");
    expect(warnings.length).toBeGreaterThan(50);
    for (const { code, file, line, event, related } of warnings) {
      expect(known).toContain(code);
      const here = lineOf(file, line);
      expect(here.event).toBe(event);
      if (code === "order.timestamp") {
        const before = lineOf(file, related!.line);
        expect(Date.parse(here.timestamp)).toBeLessThan(Date.parse(before.timestamp));
      }
      if (code === "review.after-abort") {
        expect(lineOf(file, related!.line).payload.verdict).toBe("abort");
      }
      if (code === "span.unclosed") {
        const end = event.replace("_started", "_completed");
        const rest = lines
          .get(file)!
          .slice(line)
          .filter((text) => text !== "")
          .map((text) => JSON.parse(text));
        const ends = rest.filter(
          (other) =>
            other.event === end &&
            other.cycle === here.cycle &&
            (event !== "plan.step_started" || other.payload.index === here.payload.index),
        );
        const starts = rest.filter((other) => other.event === event && other.cycle === here.cycle);
        expect(ends.length).toBeLessThanOrEqual(starts.length);
      }
    }
  });
});

describe.skipIf(!existsSync(join(shared, "design/SPEC.md")))(
  "the example of ../shared/design/SPEC.md",
  () => {
    test("is valid, byte for byte as it stands there", async () => {
      const page = readFileSync(join(shared, "design/SPEC.md"), "utf8");
      const example = /```jsonc\n([\s\S]*?)```/.exec(page)![1]!;
      const line = example.replace(/\n\s*/g, "");
      expect(JSON.parse(line)).toEqual(JSON.parse(example));
      const { report } = await validate(["--no-config", "-"], {
        stdin: [Buffer.from(`${line}\n`)],
      });
      expect(report.summary.events).toBe(1);
      expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    });
  },
);
