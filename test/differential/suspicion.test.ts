// What the prefilter passes over holds nothing that a rule would take: with it and without, all bytes come out alike.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textOf } from "../../src/io/coded-text.ts";
import { redactLine } from "../../src/core/redact/line.ts";
import { createNames } from "../../src/core/redact/names/names.ts";
import { createRedactor, type Change } from "../../src/core/redact/redactor.ts";
import { valueRules } from "../../src/core/redact/rules/index.ts";
import { createSuspicion, suspectAll } from "../../src/core/redact/suspicion/suspicion.ts";
import { createSpotter } from "../../src/scan/spotter.ts";
import { around, lineOf, texts, values, wrapped } from "../unit/core/redact/planting.ts";
import { createEngine, keywordsOf, type Engine } from "../unit/core/redact/redacting.ts";
import { sampleIds, sampleOf } from "../unit/core/redact/rules/samples.ts";
import { root } from "../support/cli.ts";
import { randomOf } from "../support/random.ts";

const names = createNames();
const withAll = createEngine({ suspicion: suspectAll });
const withSuspicion = createEngine({ names });

const clean = Buffer.from('{"event":"plan.generated","payload":{"steps":3,"note":"nothing"}}\n');
const newline = Buffer.from("\n");

interface Difference {
  /** Where it was lost: among the texts of a line, or among the lines. */
  readonly lost: "text" | "line";
  readonly line: string;
}

/** What an engine with a prefilter does not make of a line that one without does; it stands among clean lines. */
function differenceIn(line: Buffer, engine: Engine = withSuspicion): Difference | undefined {
  const { text } = textOf(line);
  const expected = redactLine(text, withAll.redaction);
  const changes: Change[] = [];
  const { redaction, suspicion, known } = engine;
  const redactor = createRedactor(redaction, suspicion, known, textOf);
  const parts = redactor.piece(Buffer.concat([clean, line, newline, clean]), (change) => {
    changes.push(change);
    return "text" in change.redacted ? change.redacted.text : "";
  });
  const whole =
    expected && "text" in expected
      ? Buffer.concat([clean, textOf(line).encode(expected.text), newline, clean])
      : Buffer.concat([clean, line, newline, clean]);
  const isSame =
    Buffer.concat(parts).equals(whole) &&
    JSON.stringify(changes.map((change) => change.redacted)) ===
      JSON.stringify(expected ? [expected] : []);
  if (isSame) return undefined;
  const got = JSON.stringify(redactLine(text, redaction));
  return { lost: got === JSON.stringify(expected) ? "line" : "text", line: text };
}

/** The shortest lines that differ: each is a secret that stays. */
function shortest(lines: readonly Buffer[], engine?: Engine): string[] {
  const found = lines.flatMap((line) => differenceIn(line, engine) ?? []);
  return found
    .toSorted((a, b) => a.line.length - b.line.length)
    .slice(0, 12)
    .map(({ lost, line }) => `${lost}: ${JSON.stringify(line)}`);
}

/** With the logs below these are 100,000 lines; one takes about 0.4 ms, most of it without the prefilter. */
const runs = 11_000;
const places = {
  ...Object.fromEntries(Object.entries(texts).map(([kind, text]) => [kind, around(wrapped(text))])),
  "members and arguments": around(values),
};

const tokenRandom = randomOf(3);
const tokenLines = sampleIds.flatMap((id) =>
  Array.from({ length: 25 }, (_, i) => {
    const token = sampleOf(id, tokenRandom).text;
    const text = [token, `x\n${token}`, `see ${token}.`, `"${token}"`, `${token}\n`][i % 5]!;
    return Buffer.from(JSON.stringify({ payload: { note: text } }));
  }),
);

describe("generated lines come out as without the prefilter", () => {
  test.each(Object.entries(places))("%s", (_, place) => {
    expect(shortest(fc.sample(lineOf(place), { seed: 20_261_125, numRuns: runs }))).toEqual([]);
  });

  test("texts that are no JSON", () => {
    const kinds = fc.oneof(...Object.values(texts).map(wrapped));
    const lines = fc.sample(kinds, { seed: 5, numRuns: runs });
    expect(shortest(lines.map((line) => Buffer.from(line.replaceAll("\n", " "))))).toEqual([]);
  });

  test("tokens of every rule, alone and among other words", () => {
    expect(shortest(tokenLines)).toEqual([]);
  });
});

/** The lines of all logs below a folder. */
const linesBelow = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".jsonl"))
    .toSorted()
    .flatMap((file) => linesOf(readFileSync(join(folder, file))));

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    lines.push(bytes.subarray(from, to));
    from = to + 1;
  }
  return lines;
}

describe("logs come out as without the prefilter", () => {
  test("fixtures", () => {
    const lines = linesBelow(join(root, "fixtures")).filter(({ length }) => length < 100_000);
    expect(lines.length).toBeGreaterThan(300);
    expect(shortest(lines)).toEqual([]);
  });

  const shared = join(root, "../shared/data");
  test.skipIf(!existsSync(join(shared, "telemetry")))("../shared/data/telemetry", () => {
    const lines = linesBelow(join(shared, "telemetry"));
    expect(lines.length).toBeGreaterThan(16_000);
    expect(shortest(lines)).toEqual([]);
  });

  test.skipIf(!existsSync(join(shared, "secrets-dev.jsonl")))(
    "../shared/data/secrets-dev.jsonl",
    () => {
      const cases = linesOf(readFileSync(join(shared, "secrets-dev.jsonl"))).map(
        (line) => (JSON.parse(line.toString()) as { text: string }).text,
      );
      const lines = cases.flatMap((text) => [
        Buffer.from(text.replaceAll("\n", " ")),
        Buffer.from(JSON.stringify({ payload: { note: text } })),
        Buffer.from(JSON.stringify({ payload: { note: JSON.stringify({ out: `x\n${text}` }) } })),
      ]);
      expect(lines.length).toBeGreaterThan(1500);
      expect(shortest(lines)).toEqual([]);
    },
  );
});

describe("a prefilter that misses something is noticed", () => {
  const lines = [
    ...fc.sample(fc.oneof(...Object.values(places).map(lineOf)), { seed: 9, numRuns: 3000 }),
    ...tokenLines,
  ];
  const keywords = keywordsOf(valueRules);
  const without = (word: string) => ({
    ...names,
    parts: names.parts.filter((part) => part !== word),
  });
  test.each([
    ["without keywords", createSuspicion([], names)],
    [
      "without one vendor",
      createSuspicion(
        keywords.filter((word) => word !== "contribsys__com"),
        names,
      ),
    ],
    ["without passwords", createSuspicion(keywords, without("pass"))],
    ["without tokens", createSuspicion(keywords, without("token"))],
    ["without services", createSuspicion(keywords, { ...names, isVendor: () => false })],
    ["that sees nothing", { find: () => -1 }],
  ])("%s", (_, suspicion) => {
    const engine = createEngine({ suspicion });
    const missed = (line: Buffer): boolean =>
      differenceIn(line, engine) !== undefined && differenceIn(line) === undefined;
    expect(lines.some(missed)).toBe(true);
  });
});

test("both ways to go over bytes stop at the same places", () => {
  const plain = createSuspicion(keywordsOf(valueRules), names);
  const fast = createSuspicion(keywordsOf(valueRules), names, createSpotter);
  const random = randomOf(8);
  const lines = fc.sample(lineOf(fc.oneof(...Object.values(places))), { seed: 8, numRuns: 4000 });
  const stops = lines.flatMap((line) => {
    // Runs and words that end with the piece, or begin before it.
    const from = random.below(line.length + 1);
    const to = from + random.below(line.length - from + 1);
    return [
      [0, line.length],
      [from, line.length],
      [from, to],
    ].map(([a, b]) => [plain.find(line, a!, b!), fast.find(line, a!, b!)] as const);
  });
  expect(stops.filter(([a, b]) => a !== b)).toEqual([]);
  expect(stops.filter(([a]) => a >= 0).length).toBeGreaterThan(1000);
});

describe("a prefilter takes no more than its length asks", () => {
  const units = [
    "://",
    "https://a",
    "mysql ",
    "vault x ",
    "token ",
    "api key ",
    "openai ",
    'bearer "',
    "&sig=",
    "a1b2",
    "AAAA.",
    "%4",
    "password",
    "-",
    "curl\t",
  ];
  const time = (text: string): number => {
    const bytes = Buffer.from(text);
    const start = performance.now();
    for (let at = 0; at >= 0 && at < bytes.length;) {
      at = withSuspicion.suspicion.find(bytes, at, bytes.length);
      if (at < 0) break;
      at += 4096;
    }
    return performance.now() - start;
  };
  test.each(units)("%j, repeated", (unit) => {
    // Eight times the text: 8 if linear, 64 if not.
    let [least, most] = [Infinity, Infinity];
    for (let round = 0; round < 5 && most >= 24 * least; round++) {
      least = Math.min(least, Math.max(0.5, time(unit.repeat(8000 / unit.length))));
      most = Math.min(most, time(unit.repeat(64_000 / unit.length)));
    }
    expect(most / least).toBeLessThan(24);
  });
});
