// The figures are those of a script that parses every line and keeps every value.
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rankOf } from "../../src/core/stats/sketch.ts";
import { root } from "../support/cli.ts";
import { hasRecorded, linesBelow, recorded, stats } from "./support.ts";

interface Event {
  readonly event: string;
  readonly source: string;
  readonly run_id: string;
  readonly cycle: number;
  readonly timestamp: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

interface EventRow {
  readonly event: string;
  readonly sources: readonly { readonly source: string; readonly count: number }[];
}

const countBy = <T>(all: readonly T[], keyOf: (each: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const each of all) counts[keyOf(each)] = (counts[keyOf(each)] ?? 0) + 1;
  return counts;
};

function naive(lines: readonly string[]) {
  const events = lines.map((line) => JSON.parse(line) as Event);
  const numbers = new Map<string, number[]>();
  for (const { event, payload } of events) {
    for (const [field, value] of Object.entries(payload)) {
      if (typeof value !== "number") continue;
      const name = `${event}.${field}`;
      numbers.set(name, [...(numbers.get(name) ?? []), value]);
    }
  }
  return { events, numbers };
}

const folders = [
  { folder: join(root, "fixtures/runs"), isThere: true, more: ["--schemas", "fixtures/schemas"] },
  { folder: recorded, isThere: hasRecorded, more: [] },
];

for (const { folder, isThere, more } of folders) {
  describe.skipIf(!isThere)(`exact figures of ${folder.split("/").slice(-2).join("/")}`, () => {
    const load = async () => ({
      own: await stats([folder, ...more]),
      ...naive(linesBelow(folder)),
    });
    const loaded = isThere ? load() : undefined!;

    test("counts", async () => {
      const { own, events } = await loaded;
      expect(own.totals.events).toBe(events.length);
      const pairs = own.events.flatMap(({ event, sources }: EventRow) =>
        sources.map(({ source, count }) => [`${event} ${source}`, count]),
      );
      expect(Object.fromEntries(pairs)).toEqual(
        countBy(events, ({ event, source }) => `${event} ${source}`),
      );
      expect(own.runs.count).toBe(new Set(events.map((event) => event.run_id)).size);
      const cycles = new Set(events.map(({ run_id, cycle }) => `${run_id} ${cycle}`));
      expect(own.runs.cycles).toBe(cycles.size);
      const times = events.map(({ timestamp }) => Date.parse(timestamp));
      expect(Date.parse(own.time.first!)).toBe(times.reduce((a, b) => Math.min(a, b)));
      expect(Date.parse(own.time.last!)).toBe(times.reduce((a, b) => Math.max(a, b)));
    });

    test("values", async () => {
      const { own, events } = await loaded;
      for (const { event, field, values } of own.outcomes) {
        const its = events.filter((each) => each.event === event);
        const exact = countBy(its, ({ payload }) => String(payload[field]));
        for (const { value, count } of values)
          expect(count, `${event} ${value}`).toBe(exact[value]);
      }
    });

    test("numbers: sums to the last bit, quantiles within the error", async () => {
      const { own, numbers } = await loaded;
      expect(own.measures.length).toBeGreaterThan(3);
      for (const { event, field, fromEdges, count, min, max, percentiles } of own.measures) {
        const exact = numbers.get(`${event}.${field}`);
        if (!exact || fromEdges > 0) continue;
        exact.sort((a, b) => a - b);
        expect(count).toBe(exact.length);
        expect([min, max]).toEqual([exact[0], exact.at(-1)]);
        for (const [name, value] of Object.entries(percentiles)) {
          const at = exact[rankOf(Number(name.slice(1)) / 100, exact.length)]!;
          expect(Math.abs(value - at), `${name} of ${event}.${field}`).toBeLessThanOrEqual(
            Math.abs(at) * own.accuracy * (1 + 1e-9),
          );
        }
      }
    });

    test("cycles to acceptance", async () => {
      const { own, events } = await loaded;
      const first = new Map<string, number>();
      for (const { run_id: run, cycle, payload } of events) {
        if (payload["verdict"] === "accept")
          first.set(run, Math.min(first.get(run) ?? cycle, cycle));
      }
      expect(own.runs.acceptance.runs).toBe(first.size);
      const exact = countBy([...first.values()], String);
      for (const { cycle, runs } of own.runs.acceptance.cycles) expect(runs).toBe(exact[cycle]);
    });
  });
}
