// The comparison itself: it sees a difference in any column, and tells the first.
import { describe, expect, test } from "vitest";
import { createCatalog } from "../../src/contract/catalog.ts";
import { coreValidators } from "../../src/contract/core-validators.ts";
import { noText, verdicts, type Batch } from "../../src/scan/batch.ts";
import { createReference } from "../../src/scan/reference.ts";
import { anEvent, withPayload } from "../unit/contract/events.ts";
import { compareBatches } from "./compare.ts";
import { chunkOf } from "../unit/scan/scanning.ts";
import { shrink } from "./shrink.ts";

const scan = createReference(createCatalog(), coreValidators);
const lines = [
  anEvent({ cycle: 2 }),
  anEvent({ event: "zoo.fed", cycle: 3 }),
  withPayload("plan.step_completed", { index: -0 }),
].map((event) => JSON.stringify(event).replace('"index":0', '"index":-0'));

/** A batch of its own: nothing in it is used again. */
function batchOf(text = `${lines.join("\n")}\n\n`): Batch {
  const batch = scan(chunkOf(Buffer.from(text)));
  const copy = <T extends { slice(from: number, to: number): T }>(column: T): T =>
    column.slice(0, batch.lines);
  return {
    ...batch,
    start: copy(batch.start),
    end: copy(batch.end),
    verdict: copy(batch.verdict),
    event: copy(batch.event),
    run: copy(batch.run),
    source: copy(batch.source),
    cycle: copy(batch.cycle),
    time: copy(batch.time),
    hashLow: copy(batch.hashLow),
    hashHigh: copy(batch.hashHigh),
    slots: batch.slots.map(copy),
  };
}

const reference = batchOf();

test("equal batches have no difference", () => {
  expect(compareBatches(batchOf(), reference)).toBeUndefined();
});

test("texts count, their ids do not", () => {
  const { texts, run, source, ...rest } = reference;
  const moved = (column: Uint32Array) => column.map((id) => (id === noText ? noText : id + 1));
  const other = { ...rest, texts: ["", ...texts], run: moved(run), source: moved(source) };
  expect(compareBatches(other, reference)).toBeUndefined();
});

describe("a difference in", () => {
  const names = ["start", "end", "verdict", "event", "run", "source", "cycle", "time"] as const;
  test.each([...names, "hashLow", "hashHigh"] as const)("%s", (name) => {
    const ours = batchOf();
    ours[name][1]!++;
    expect(compareBatches(ours, reference)).toMatch(
      new RegExp(`^line 1: ${name}: ours .*zoo.fed`, "s"),
    );
  });
  test("a slot: 0 and -0, a number and NaN", () => {
    const slot = reference.slots.findIndex((column) => Object.is(column[2], -0));
    for (const value of [0, Number.NaN, -1]) {
      const ours = batchOf();
      ours.slots[slot]![2] = value;
      expect(compareBatches(ours, reference)).toContain(
        `slot ${slot}: ours ${value}, reference -0`,
      );
    }
  });
  test("an absent text", () => {
    const ours = batchOf();
    ours.run[0] = noText;
    expect(compareBatches(ours, reference)).toContain('run: ours undefined, reference "night/one"');
  });
  test("the name of an unknown event", () => {
    const ours = { ...batchOf(), eventName: () => "zoo.fed" };
    expect(compareBatches(ours, reference)).toContain('line 0: eventName: ours "zoo.fed"');
  });
  test("the number of lines or of slots", () => {
    expect(compareBatches(batchOf(lines[0]), reference)).toBe("lines: ours 1, reference 4");
    const ours = { ...batchOf(), slots: reference.slots.slice(1) };
    expect(compareBatches(ours, reference)).toContain("slot columns");
  });
  test("a finding: none, another, one more", () => {
    const { findings } = reference;
    expect(findings.length).toBeGreaterThan(1);
    const [first, ...rest] = findings;
    for (const changed of [
      rest,
      [{ ...first!, column: first!.column + 1 }, ...rest],
      [...findings, first!],
      [],
    ]) {
      const ours = { ...batchOf(), findings: changed };
      expect(compareBatches(ours, reference)).toContain("findings: ours ");
    }
  });
  test("a line that is wrongly proven tells what it hides", () => {
    const ours = { ...batchOf(), findings: [] };
    ours.verdict[1] = verdicts.proven;
    expect(compareBatches(ours, reference)).toMatch(
      /^line 1: verdict: ours 0, reference 1\nfindings: ours none, reference \{"code":/,
    );
  });
});

test("a blank line has no hash to compare", () => {
  const ours = batchOf();
  ours.hashLow[3] = 1;
  expect(compareBatches(ours, reference)).toBeUndefined();
});

test("shrinking keeps what is wrong and little else", () => {
  const line = Buffer.from(`${lines[0]}XY${lines[1]}`);
  const smallest = shrink(line, (bytes) => Buffer.from(bytes).includes("XY"));
  expect(Buffer.from(smallest).toString()).toBe("XY");
});
