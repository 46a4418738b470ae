// Numbers in every spelling: a column holds exactly what Number makes of the text.
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { verdicts } from "../../src/scan/batch.ts";
import { midpointAbove } from "./midpoint.ts";
import { chunkOf } from "../unit/scan/scanning.ts";
import { createMinds, type Minds } from "./minds.ts";

let minds: Minds;
beforeAll(async () => {
  minds = await createMinds();
});

const digit = fc.integer({ min: 0, max: 9 });
const digits = (minLength: number, maxLength: number) =>
  fc.array(digit, { minLength, maxLength, size: "max" }).map((list) => list.join(""));
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const positive = fc.double({ min: 0, max: 1e6, noNaN: true });
const sign = fc.constantFrom("", "", "", "-");
const exponent = fc
  .tuple(fc.constantFrom("e", "E"), fc.constantFrom("", "+", "-"), fc.integer({ min: 0, max: 330 }))
  .map(([e, its, size]) => `${e}${its}${size}`);

/** Random digits, mostly as JSON spells numbers: 1 to 25 of them, a fraction or none, an exponent or none. */
const spelled = fc
  .tuple(
    sign,
    fc.oneof(digits(1, 1), digits(1, 25), fc.constant("0")),
    fc.oneof(
      fc.constant(""),
      digits(1, 25).map((fraction) => `.${fraction}`),
    ),
    fc.oneof(fc.constant(""), exponent),
  )
  .map((parts) => parts.join(""));

/** As many digits and as small exponents as can be read by one multiplication or division, and a few more. */
const nearExact = fc
  .tuple(
    sign,
    fc.bigInt({ min: 0n, max: 2n ** 66n }),
    fc.integer({ min: -26, max: 26 }),
    fc.nat(20),
  )
  .map(([minus, whole, size, point]) => {
    const text = String(whole);
    const at = text.length - point;
    const pointed = at > 0 && point > 0 ? `${text.slice(0, at)}.${text.slice(at)}` : text;
    return `${minus}${pointed}${size === 0 ? "" : `e${size}`}`;
  });

/** Halfway between two doubles, exactly, or off by one in a digit far behind. */
const halfway = fc
  .tuple(
    fc.oneof(finite, positive),
    fc.constantFrom("", "0", "1", "00000000000000000000001"),
    fc.boolean(),
  )
  .map(([double, more, below]) => {
    const text = midpointAbove(Math.abs(double));
    if (below) return text.replace(/[1-9](?=[^1-9]*$)/, (last) => String(Number(last) - 1));
    return text.includes(".") ? text + more : text;
  });

const printed = fc.oneof(
  finite.map(String),
  positive.map(String),
  fc.tuple(positive, fc.nat(20)).map(([double, places]) => double.toFixed(places)),
  fc.tuple(finite, fc.nat(20)).map(([double, places]) => double.toExponential(places)),
  fc
    .tuple(finite, fc.integer({ min: 1, max: 25 }))
    .map(([double, size]) => double.toPrecision(size)),
  fc.integer().map(String),
  fc.maxSafeInteger().map(String),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
);

const any = fc.oneof(printed, spelled, nearExact, halfway);
const behind = fc.constantFrom("", "", " ", "\t", " \r ");

/** Events with one number each, in a field with a column. */
const events: Readonly<Record<string, { event: string; field: string; rest: string }>> = {
  duration_ms: {
    event: "plan.step_completed",
    field: "duration_ms",
    rest: '"result":"","status":"ok"',
  },
  confidence: { event: "plan.generated", field: "confidence", rest: '"steps":1' },
  steps: { event: "plan.generated", field: "steps", rest: '"confidence":1' },
  exit_code: {
    event: "executor.command_completed",
    field: "exit_code",
    rest: '"stdout_digest":"","stderr_digest":""',
  },
};

type Placed = readonly [text: string, space: string, isFirst: boolean];

function lineOf(name: string, [text, space, isFirst]: Placed, cycle = "1"): string {
  const { event, field, rest } = events[name]!;
  const source = event.startsWith("plan") ? "planner" : "executor";
  const member = `"${field}":${space}${text}${space}`;
  const payload = isFirst ? `${member},${rest}` : `${rest},${member}`;
  return `{"schema_version":"0.1","timestamp":"2026-02-03T09:15:02Z","source":"${source}","run_id":"r","cycle":${cycle},"event":"${event}","payload":{${payload}},"tags":{}}`;
}

const placed = (text: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(text, behind, fc.boolean()), { minLength: 1, maxLength: 300, size: "max" });

/** Scans lines both ways; returns a column's values for those that are events. */
function columnOf(lines: readonly string[], slot: number | "cycle"): (number | undefined)[] {
  const chunk = chunkOf(Buffer.from(`${lines.join("\n")}\n`));
  expect(minds.compare(chunk)).toBeUndefined();
  const batch = minds.ours(chunk);
  const column = slot === "cycle" ? batch.cycle : batch.slots[slot]!;
  return lines.map((_, line) =>
    batch.verdict[line] === verdicts.unreadable ? undefined : column[line],
  );
}

/** As JSON spells numbers (RFC 8259, section 6). */
const json = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

describe("a number's column is Number of its text", () => {
  for (const [name, { event, field }] of Object.entries(events)) {
    test(name, { timeout: 300_000 }, () => {
      const slot = minds.catalog.slotOf(event, field);
      expect(slot).toBeGreaterThanOrEqual(0);
      fc.assert(
        fc.property(placed(any), (numbers) => {
          const column = columnOf(
            numbers.map((number) => lineOf(name, number)),
            slot,
          );
          for (const [i, [text]] of numbers.entries()) {
            const expected = json.test(text) ? Number(text) : undefined;
            expect(column[i], text).toBe(expected);
          }
        }),
        { seed: 8, numRuns: 300 },
      );
    });
  }
  test("cycle, where it is an integer of 1 or more", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(placed(any), (numbers) => {
        const column = columnOf(
          numbers.map(([text, space]) => lineOf("steps", ["1", "", true], space + text + space)),
          "cycle",
        );
        for (const [i, [text]] of numbers.entries()) {
          const number = Number(text);
          const counts = Number.isInteger(number) && number >= 1;
          const expected = counts ? number : Number.NaN;
          expect(column[i], text).toBe(json.test(text) ? expected : undefined);
        }
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
