// RFC 8259 rule by rule, by hand: what JSON is and what it is not, and that both scanners hold to it.
import { beforeAll, describe, expect, test } from "vitest";
import { verdicts } from "../../src/scan/batch.ts";
import { grammar, type Sample } from "./grammar.ts";
import { chunkOf } from "../unit/scan/scanning.ts";
import { createMinds, type Minds } from "./minds.ts";

let minds: Minds;
beforeAll(async () => {
  minds = await createMinds();
});

const start =
  '{"schema_version":"0.1","timestamp":"2026-02-03T09:15:02Z","source":"planner","run_id":"r","cycle":1,"event":"plan.generated"';

/** Where a text stands in place of a value; `value` is a text of one character a byte. */
const places: Readonly<Record<string, (value: string) => string>> = {
  "unknown field of payload": (value) =>
    `${start},"payload":{"zebra":${value},"steps":1,"confidence":0.5},"tags":{}}`,
  "last unknown field of payload": (value) =>
    `${start},"payload":{"steps":1,"confidence":0.5,"zebra":${value}},"tags":{}}`,
  "unknown field of the envelope": (value) =>
    `${start},"zebra":${value},"payload":{"steps":1,"confidence":0.5},"tags":{}}`,
  "item of an unknown array": (value) =>
    `${start},"payload":{"steps":1,"confidence":0.5,"zebra":[1,${value},""]},"tags":{}}`,
  "value in an unknown object": (value) =>
    `${start},"payload":{"steps":1,"confidence":0.5,"zebra":{"a":${value}}},"tags":{}}`,
  "payload before the event": (value) =>
    `{"payload":{"steps":1,"confidence":0.5,"zebra":${value}},${start.slice(1)},"tags":{}}`,
};

/** A line before and a line behind, so that nothing but the line itself decides. */
const framed = (line: string): Buffer => Buffer.from(`[]\n${line}\n[]\n`, "latin1");

function verdictOf(line: string): number {
  const chunk = chunkOf(framed(line));
  expect(minds.compare(chunk), JSON.stringify(line)).toBeUndefined();
  return minds.ours(chunk).verdict[1]!;
}

/** Whether the line was read as JSON; findings that are not about JSON itself may remain. */
function isRead(line: string): boolean {
  verdictOf(line);
  const { findings } = minds.reference(chunkOf(framed(line)));
  return !findings.some(
    ({ line: number, code }) =>
      number === 2 && ["json.syntax", "json.utf8", "json.nul"].includes(code),
  );
}

function isJson(text: string): boolean {
  const bytes = Buffer.from(text, "latin1");
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

const named = (samples: readonly Sample[]) =>
  samples.map(([text, accepted]) => [JSON.stringify(text).slice(0, 80), text, accepted] as const);

for (const [rule, samples] of Object.entries(grammar)) {
  describe(rule, () => {
    test.each(named(samples))("%s", (_name, text, accepted) => {
      expect(isJson(text), "JSON.parse").toBe(accepted);
      // White space alone is a blank line, not a broken one.
      if (!/^[ \t\r]*$/.test(text)) expect(isRead(text), "as a line").toBe(accepted);
      for (const [place, put] of Object.entries(places)) {
        const line = put(text);
        expect(isJson(line), place).toBe(accepted);
        const verdict = verdictOf(line);
        expect(verdict !== verdicts.unreadable, place).toBe(accepted);
      }
    });
  });
}

test("the table says both of what is and of what is not JSON", () => {
  const all = Object.values(grammar).flat();
  expect(all.filter(([, accepted]) => accepted).length).toBeGreaterThan(150);
  expect(all.filter(([, accepted]) => !accepted).length).toBeGreaterThan(250);
  expect(new Set(all.map(([text]) => text)).size).toBe(all.length);
});
