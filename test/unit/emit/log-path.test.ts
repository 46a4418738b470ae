import { isAbsolute, join, normalize } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logPath } from "../../../src/io/log-path.ts";

describe("the path of a run", () => {
  test.each([
    ["2025-10-06T12-30-00Z/refactor-config-loader", "2025-10-06T12-30-00Z/refactor-config-loader"],
    ["2025-10-06T12:30:00Z", "2025-10-06T12:30:00Z"],
    ["naïve 走る", "naïve 走る"],
    ["../../etc/passwd", "%2E%2E/%2E%2E/etc/passwd"],
    ["/etc/passwd", "%/etc/passwd"],
    ["a//b", "a/%/b"],
    [".hidden", "%2Ehidden"],
    ["100%", "100%25"],
    ["a\u0000b\\c", "a%00b%5Cc"],
    ["con/aux.x", "co%6E/au%78.x"],
    ["ends. /in.", "ends.%20/in%2E"],
    ["a.jsonl/b.jsonl", "a%2Ejsonl/b.jsonl"],
  ])("%j", (run, path) => {
    expect(logPath(run)).toBe(`${path}.jsonl`);
  });

  test("too long for a name, or for a path, is cut and told apart by a hash", () => {
    const names = ["a".repeat(300), "a".repeat(301), "x/".repeat(900), "é".repeat(200)];
    const paths = names.map(logPath);
    expect(new Set(paths).size).toBe(names.length);
    for (const path of paths) {
      expect(path.length).toBeLessThan(1001);
      for (const name of path.split("/")) expect(Buffer.byteLength(name)).toBeLessThan(210);
    }
  });

  const runs = fc.oneof(
    fc.string({ unit: "binary", minLength: 1 }),
    fc
      .array(fc.constantFrom("..", ".", "", "a", "a.jsonl", "%", "%2E", "con", "\\", "\u0000"), {
        minLength: 1,
      })
      .map((parts) => parts.join("/")),
  );

  test("stays in its folder, whatever the run_id", () => {
    fc.assert(
      fc.property(runs, (run) => {
        const path = logPath(run);
        expect(isAbsolute(path)).toBe(false);
        expect(normalize(join("/logs", path))).toBe(join("/logs", path));
        expect(join("/logs", path).startsWith("/logs/")).toBe(true);
        expect(path.split("/").some((name) => name.startsWith(".") || name === "")).toBe(false);
      }),
      { seed: 7, numRuns: 5000 },
    );
  });

  test("is no other run's", () => {
    fc.assert(
      fc.property(runs, runs, (one, other) => {
        expect(logPath(one) === logPath(other)).toBe(one === other);
        expect(logPath(one).startsWith(`${logPath(other)}/`)).toBe(false);
      }),
      { seed: 8, numRuns: 5000 },
    );
  });
});
