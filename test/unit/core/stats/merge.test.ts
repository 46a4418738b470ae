// What is known of two parts of a log adds up to what is known of the whole, wherever it is cut.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeSnapshots } from "../../../../src/core/stats/merge.ts";
import { anEvent, minimal } from "../../contract/events.ts";
import { catalog, saved, statsOf } from "./folding-stats.ts";

const number = fc.oneof(
  fc.double({ min: 0, max: 1e6, noNaN: true }),
  fc.integer({ min: 0, max: 500 }),
  fc.constantFrom(0, 1e-12, 0.1, 0.2, 1e15),
);

const payload = fc.record({
  duration_ms: fc.option(number, { nil: undefined }),
  index: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  status: fc.constantFrom("ok", "failed", "skipped", "odd"),
  exit_code: fc.constantFrom(0, 1, 127, 300, null),
  verdict: fc.constantFrom("accept", "revise", "abort"),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
  message: fc.constantFrom("took 5 s", "took 7 s", "no 'x' here", "a \\ b"),
  handled: fc.boolean(),
  throughput_tokens_s: number,
  latency_ms: number,
});

const line = fc
  .record({
    event: fc.constantFrom(...Object.keys(minimal), "zoo.fed"),
    run: fc.constantFrom("a", "b", "night/c"),
    cycle: fc.integer({ min: 1, max: 200 }),
    second: fc.integer({ min: 0, max: 3600 }),
    payload,
    kind: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ event, run, cycle, second, payload: change, kind }) => {
    if (kind === 0) return "";
    if (kind === 1) return "{";
    const base = minimal[event];
    const names = new Set([...Object.keys(base?.payload ?? {}), "duration_ms", "index"]);
    const own = Object.entries(change).filter(
      ([name, value]) => names.has(name) && value !== undefined,
    );
    return JSON.stringify(
      anEvent({
        event,
        run_id: run,
        cycle: kind === 2 ? 0 : cycle,
        timestamp: `2026-02-03T09:${String(Math.floor(second / 60) % 60).padStart(2, "0")}:${String(second % 60).padStart(2, "0")}Z`,
        source: base?.source ?? "zoo",
        payload: { ...base?.payload, ...Object.fromEntries(own) },
        tags: { shard: cycle % 3 },
      }),
    );
  });

const options = {
  by: ["run", "tag.shard", "hour"],
  fields: ["payload.confidence"],
  includeInvalid: true,
};

describe("merge", () => {
  test("parts of a log add up to the whole", () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 60 }),
        fc.array(fc.nat(60), { maxLength: 3 }),
        fc.boolean(),
        (lines, places, isGrouped) => {
          const change = isGrouped ? options : {};
          const cuts = [0, ...places.map((place) => Math.min(place, lines.length)), lines.length];
          cuts.sort((a, b) => a - b);
          const parts = cuts
            .slice(1)
            .map((end, i) => saved(statsOf(lines.slice(cuts[i], end), change, cuts[i])));
          expect(mergeSnapshots(parts, catalog)).toEqual(statsOf(lines, change));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("in whatever order parts are put together", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(line, { maxLength: 15 }), { minLength: 3, maxLength: 3 }),
        (logs) => {
          const [a, b, c] = logs.map((lines, i) => saved(statsOf(lines, {}, 100 * i)));
          const left = mergeSnapshots([mergeSnapshots([a!, b!], catalog), c!], catalog);
          const right = mergeSnapshots([a!, mergeSnapshots([b!, c!], catalog)], catalog);
          expect(left).toEqual(right);
        },
      ),
    );
  });

  test("of nothing is nothing", () => {
    expect(mergeSnapshots([], catalog)).toEqual(statsOf([]));
  });

  test("a saved snapshot is the same", () => {
    const snapshot = statsOf(fc.sample(line, 200));
    expect(mergeSnapshots([saved(snapshot)], catalog)).toEqual(snapshot);
  });

  test("snapshots that are grouped differently don't go together", () => {
    expect(() => mergeSnapshots([statsOf([], { by: ["run"] }), statsOf([])], catalog)).toThrow(
      "grouped differently",
    );
  });
});
