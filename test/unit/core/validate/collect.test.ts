import { describe, expect, test } from "vitest";
import type { Finding } from "../../../../src/contract/finding.ts";
import { compare, createAllowance, toBaseline } from "../../../../src/core/validate/baseline.ts";
import { createCollector } from "../../../../src/core/validate/collector.ts";
import { fingerprintOf, pointerPattern } from "../../../../src/core/validate/fingerprint.ts";
import { hasFailed, settle } from "../../../../src/core/validate/outcome.ts";
import { createPolicy, type RuleEntry } from "../../../../src/core/validate/policy.ts";

const finding = (change: Partial<Finding> = {}): Finding =>
  ({
    code: "payload.type",
    severity: "error",
    file: "a.jsonl",
    line: 1,
    column: 1,
    byteOffset: 0,
    pointer: "/payload/steps",
    event: "plan.generated",
    args: { expected: "integer", actual: "string" },
    ...change,
  }) as Finding;

function collect(...changes: Partial<Finding>[]) {
  const collector = createCollector();
  for (const change of changes) collector.add(finding(change));
  return collector;
}

const prints = (...changes: Partial<Finding>[]) =>
  new Set(changes.map((change) => fingerprintOf(finding(change)))).size;

describe("fingerprints", () => {
  test("are the same over files, lines and array indices", () => {
    const places = [
      { file: "a.jsonl", line: 1, column: 4, byteOffset: 3, pointer: "/payload/tools/0" },
      { file: "b.jsonl", line: 9, column: 8, byteOffset: 99, pointer: "/payload/tools/12" },
    ];
    expect(prints(...places)).toBe(1);
  });
  test("differ by code, event, place and what was expected", () => {
    expect(
      prints(
        {},
        { code: "payload.range" },
        { event: "plan.step_started" },
        { pointer: "/payload/confidence" },
        { args: { expected: "number", actual: "string" } },
      ),
    ).toBe(5);
  });
  test("differ by the missing key and by the reason of a syntax error", () => {
    expect(prints({ args: { key: "a" } }, { args: { key: "b" } })).toBe(2);
    expect(prints({ args: { reason: "comment" } }, { args: { reason: "truncated" } })).toBe(2);
  });
  test.each([
    ["/payload/tools/0", "/payload/tools/*"],
    ["/0/1/22", "/*/*/*"],
    ["/payload/a1/2b", "/payload/a1/2b"],
    ["", ""],
  ])("the pattern of %j is %j", (pointer, pattern) =>
    expect(pointerPattern(pointer)).toBe(pattern),
  );
});

describe("groups", () => {
  test("hold how many, the first and the last", () => {
    const { groups, counts } = collect({ line: 8 }, { line: 9 }, { file: "b.jsonl", line: 991 });
    expect([...groups.values()]).toMatchObject([
      { count: 3, first: { file: "a.jsonl", line: 8 }, last: { file: "b.jsonl", line: 991 } },
    ]);
    expect(counts).toEqual({ error: 3, warn: 0, info: 0 });
  });
  test("of one code but two severities are apart", () => {
    expect(collect({}, { severity: "warn" }, {}).groups.size).toBe(2);
  });
  test("beyond 10,000 are by code alone, the counts exact", () => {
    const many = Array.from({ length: 12_000 }, (_, i) => ({ pointer: `/payload/f${i}x` }));
    const { groups, counts } = collect(...many, { pointer: "/payload/f0x" });
    expect(groups.size).toBe(10_001);
    expect([...groups.values()].at(-1)).toMatchObject({ fingerprint: "payload.type", count: 2000 });
    expect([...groups.values()][0]!.count).toBe(2);
    expect(counts.error).toBe(12_001);
  });
  test("the first 200 show their line", () => {
    const collector = createCollector();
    let made = 0;
    for (let i = 0; i < 300; i++) {
      collector.add(finding({ pointer: `/payload/f${i}x` }), () => {
        made++;
        return { text: "x", caret: 0 };
      });
    }
    expect(made).toBe(200);
    expect([...collector.groups.values()].filter(({ excerpt }) => excerpt)).toHaveLength(200);
  });
  test("5,000 findings of each severity are kept", () => {
    const errors = Array.from({ length: 6000 }, (_, i) => ({ line: i + 1 }));
    const { kept } = collect(...errors, { severity: "info", line: 7000 });
    expect(kept).toHaveLength(5001);
    expect(kept.at(-2)!.line).toBe(5000);
    expect(kept.at(-1)!.line).toBe(7000);
  });
});

const entry = (code: string, setting: RuleEntry["setting"], change: Partial<RuleEntry> = {}) => ({
  code,
  setting,
  ...change,
});

describe("severities by policy", () => {
  const inOld = { matchesFile: (file: string) => file.startsWith("old/") };
  const ofPlan = { matchesEvent: (event: string) => event.startsWith("plan.") };
  test.each<[string, RuleEntry[], Partial<Finding>, string | undefined]>([
    ["none", [], {}, "error"],
    ["exact", [entry("payload.type", "info")], {}, "info"],
    ["off", [entry("payload.type", "off")], {}, undefined],
    ["another code", [entry("payload.typ", "off")], {}, "error"],
    ["pattern", [entry("payload.*", "warn")], {}, "warn"],
    ["all", [entry("*", "info")], {}, "info"],
    ["last wins", [entry("payload.type", "off"), entry("payload.*", "warn")], {}, "warn"],
    ["last wins, either way", [entry("*", "off"), entry("payload.type", "info")], {}, "info"],
    ["file", [entry("*", "off", inOld)], { file: "old/a" }, undefined],
    ["other file", [entry("*", "off", inOld)], { file: "new/a" }, "error"],
    ["event", [entry("*", "info", ofPlan)], {}, "info"],
    ["other event", [entry("*", "info", ofPlan)], { event: "review.decision" }, "error"],
    ["both must match", [entry("*", "off", { ...inOld, ...ofPlan })], { file: "new/a" }, "error"],
    [
      "the last that matches",
      [entry("*", "info"), entry("*", "off", inOld)],
      { file: "new/a" },
      "info",
    ],
  ])("%s", (_name, entries, change, expected) => {
    expect(createPolicy(entries, false)(finding(change))).toBe(expected);
  });
  test.each([
    ["info", "warn"],
    ["warn", "error"],
    ["error", "error"],
  ] as const)("strict raises %s to %s", (severity, raised) => {
    expect(createPolicy([], true)(finding({ severity }))).toBe(raised);
  });
  test("strict leaves what an entry decides", () => {
    const policy = createPolicy([entry("payload.*", "info")], true);
    expect(policy(finding())).toBe("info");
  });
});

const steps = fingerprintOf(finding());
const tools = fingerprintOf(finding({ pointer: "/payload/tools" }));

const groupsOf = (...changes: Partial<Finding>[]) => [...collect(...changes).groups.values()];

const baseline = (findings: Record<string, number>) => ({ version: 1, findings }) as const;

describe("a baseline", () => {
  test("records how many of each fingerprint, sorted, over severities", () => {
    const groups = groupsOf({ pointer: "/payload/tools" }, {}, {}, { severity: "warn" });
    const { version, findings } = toBaseline(groups);
    expect(version).toBe(1);
    expect(Object.entries(findings)).toEqual([
      [steps, 3],
      [tools, 1],
    ]);
  });
  test.each<[string, Record<string, number>, number, number, string[]]>([
    ["as many", { [steps]: 2 }, 0, 2, []],
    ["more accepted", { [steps]: 5 }, 0, 2, [steps]],
    ["fewer accepted", { [steps]: 1 }, 1, 0, []],
    ["none accepted", {}, 1, 0, []],
    ["others accepted", { [tools]: 1 }, 1, 0, [tools]],
  ])("%s", (_name, accepted, left, suppressed, stale) => {
    const result = compare(baseline(accepted), groupsOf({}, { line: 2 }));
    expect(result.groups).toHaveLength(left);
    expect(result).toMatchObject({ suppressed, stale });
  });
  test("accepts findings as they come, by code where it records a code alone", () => {
    const isAccepted = createAllowance(baseline({ [steps]: 1, "payload.type": 2 }));
    const asked = [steps, steps, tools, tools];
    expect(asked.map((print) => isAccepted(print, "payload.type"))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(isAccepted(tools, "payload.range")).toBe(false);
  });
  test("takes its findings out of the result", () => {
    const collector = collect({}, { pointer: "/payload/tools" }, { pointer: "/payload/tools" });
    const result = settle(collector, baseline({ [steps]: 1, [tools]: 1 }));
    expect(result.findings.map(({ pointer }) => pointer)).toEqual([
      "/payload/tools",
      "/payload/tools",
    ]);
    expect(result.baseline).toEqual({ suppressed: 1, stale: [] });
  });
});

describe("the outcome", () => {
  test("groups stand by severity, then count, then fingerprint", () => {
    const { groups } = settle(
      collect(
        { severity: "info", pointer: "/i" },
        { severity: "warn", pointer: "/w" },
        { severity: "warn", pointer: "/w" },
        { pointer: "/b" },
        { pointer: "/a" },
        { pointer: "/c" },
        { pointer: "/c" },
      ),
      undefined,
    );
    expect(groups.map(({ pointer }) => pointer)).toEqual(["/c", "/a", "/b", "/w", "/i"]);
  });
  test.each<[Finding["severity"], boolean, boolean, boolean]>([
    ["error", true, true, true],
    ["warn", false, true, true],
    ["info", false, false, true],
  ])("%s fails on error, warn, info: %s %s %s", (severity, onError, onWarn, onInfo) => {
    const result = settle(collect({ severity }), undefined);
    expect(hasFailed(result, "error", false)).toBe(onError);
    expect(hasFailed(result, "warn", false)).toBe(onWarn);
    expect(hasFailed(result, "info", false)).toBe(onInfo);
    expect(hasFailed(result, "never", false)).toBe(false);
  });
  test("a stale entry fails a strict baseline alone", () => {
    const result = settle(collect(), { version: 1, findings: { [steps]: 1 } });
    expect(hasFailed(result, "info", false)).toBe(false);
    expect(hasFailed(result, "never", true)).toBe(true);
    expect(hasFailed(settle(collect(), undefined), "info", true)).toBe(false);
  });
});
