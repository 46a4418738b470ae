// Lines of several lanes leave the hold in order of time; what comes too late leaves at once.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Hold, type Timed } from "../../../../src/core/stream/hold.ts";
import { createLaneClock } from "../../../../src/core/stream/lane-clock.ts";

interface Item extends Timed {
  readonly name: string;
}

const item = (name: string, time: number): Item => ({ name, time, isLate: false });
const shown = (items: readonly Item[]): string =>
  items.map(({ name, isLate }) => (isLate ? `${name}!` : name)).join(" ");

const seed = 20_260_303;
const forever = Number.POSITIVE_INFINITY;

describe("order", () => {
  test("is that of time, not of coming", () => {
    const hold = new Hold<Item>();
    for (const [name, time] of [
      ["c", 30],
      ["a", 10],
      ["d", 40],
      ["b", 20],
    ] as const) {
      hold.add(item(name, time), 0);
    }
    expect(shown(hold.release(0))).toBe("a b c d");
    expect(hold.size).toBe(0);
  });

  test("of equal times is that of coming", () => {
    const hold = new Hold<Item>();
    for (const name of ["a", "b", "c", "d", "e"]) hold.add(item(name, 7), 0);
    expect(shown(hold.release(0))).toBe("a b c d e");
  });

  test("without times is that of coming, before all others", () => {
    const hold = new Hold<Item>();
    hold.add(item("x", 5), 0);
    for (const name of ["a", "b"]) hold.add(item(name, Number.NEGATIVE_INFINITY), 0);
    expect(shown(hold.release(0))).toBe("a b x");
  });
});

describe("release", () => {
  test("keeps what has come since, unless it is before in order", () => {
    const hold = new Hold<Item>();
    hold.add(item("b", 20), 100);
    hold.add(item("a", 10), 105);
    hold.add(item("c", 30), 106);
    expect(shown(hold.release(99))).toBe("");
    expect(hold.size).toBe(3);
    expect(shown(hold.release(100))).toBe("a b");
    expect(hold.size).toBe(1);
    expect(shown(hold.release(105))).toBe("");
    expect(shown(hold.release(106))).toBe("c");
  });

  test("of nothing is nothing", () => {
    const hold = new Hold<Item>();
    expect([hold.release(forever), hold.due(10), hold.size]).toEqual([[], undefined, 0]);
  });
});

describe("due", () => {
  test("is when the one that has waited longest has waited enough", () => {
    const hold = new Hold<Item>();
    hold.add(item("late riser", 50), 100);
    hold.add(item("early", 10), 110);
    expect(hold.due(30)).toBe(130);
    hold.release(100);
    expect(hold.due(30)).toBeUndefined();
    hold.add(item("next", 60), 200);
    expect(hold.due(5)).toBe(205);
  });

  test("passes over those that have left before older ones", () => {
    const hold = new Hold<Item>();
    hold.add(item("b", 20), 100);
    hold.add(item("a", 10), 101);
    hold.add(item("z", 99), 102);
    expect(shown(hold.release(100))).toBe("a b");
    expect(hold.due(30)).toBe(132);
  });
});

describe("late", () => {
  test("is what comes after later ones have left", () => {
    const hold = new Hold<Item>();
    hold.add(item("b", 20), 0);
    hold.release(0);
    hold.add(item("a", 10), 1);
    hold.add(item("b again", 20), 1);
    hold.add(item("c", 30), 1);
    expect(shown(hold.release(1))).toBe("a! b again c");
    hold.add(item("between", 25), 2);
    expect(shown(hold.release(2))).toBe("between!");
  });

  test("is not what came in time, whatever it was marked as before", () => {
    const hold = new Hold<Item>();
    hold.add({ ...item("a", 10), isLate: true }, 0);
    expect(shown(hold.release(0))).toBe("a");
  });

  test("does not turn back the clock for those after it", () => {
    const hold = new Hold<Item>();
    hold.add(item("c", 30), 0);
    hold.release(0);
    hold.add(item("a", 10), 1);
    hold.release(1);
    hold.add(item("b", 20), 2);
    expect(shown(hold.release(2))).toBe("b!");
  });
});

/** What each line is: its lane, its time, and how long after the line before it came. */
const line = fc.record({
  lane: fc.integer({ min: 0, max: 2 }),
  time: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(Number.NaN)),
  pause: fc.integer({ min: 0, max: 12 }),
});

test("what is let go is what a plain list would let go", () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 40 }),
      fc.integer({ min: 0, max: 20 }),
      (lines, wait) => {
        const hold = new Hold<Item>();
        const clock = createLaneClock();
        let list: { readonly its: Item; readonly arrival: number }[] = [];
        let now = 0;
        let latest = Number.NEGATIVE_INFINITY;
        for (const [n, { lane, time, pause }] of lines.entries()) {
          now += pause;
          const its = item(`${lane}:${n}`, clock(lane, time));
          hold.add(its, now);
          list.push({ its, arrival: now });
          list = list.toSorted((a, b) => (a.its.time === b.its.time ? 0 : a.its.time - b.its.time));
          const last = list.findLastIndex(({ arrival }) => arrival <= now - wait);
          const expected = list.slice(0, last + 1);
          list = list.slice(last + 1);

          const released = hold.release(now - wait);
          expect(released.map(({ name }) => name)).toEqual(expected.map((one) => one.its.name));
          for (const one of released) {
            expect(one.isLate).toBe(one.time < latest);
            latest = Math.max(latest, one.time);
          }
          expect(hold.size).toBe(list.length);
          const oldest = Math.min(...list.map(({ arrival }) => arrival));
          expect(hold.due(wait)).toBe(list.length === 0 ? undefined : oldest + wait);
        }
      },
    ),
    { seed, numRuns: 500 },
  );
});

test("lines of a lane keep their order, and every line leaves once", () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 40 }),
      fc.integer({ min: 0, max: 20 }),
      (lines, wait) => {
        const hold = new Hold<Item & { lane: number; n: number }>();
        const clock = createLaneClock();
        const out: { lane: number; n: number }[] = [];
        let now = 0;
        for (const [n, { lane, time, pause }] of lines.entries()) {
          now += pause;
          hold.add({ ...item("", clock(lane, time)), lane, n }, now);
          out.push(...hold.release(now - wait));
        }
        out.push(...hold.release(forever));
        for (const lane of [0, 1, 2]) {
          const numbers = lines.flatMap((one, n) => (one.lane === lane ? [n] : []));
          expect(out.filter((one) => one.lane === lane).map(({ n }) => n)).toEqual(numbers);
        }
        expect(out).toHaveLength(lines.length);
      },
    ),
    { seed, numRuns: 300 },
  );
});

test("no line is late that came within the hold", () => {
  const delayed = fc.record({
    time: fc.integer({ min: 0, max: 200 }),
    delay: fc.integer({ min: 0, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(delayed, { maxLength: 40 }), (lines) => {
      const hold = new Hold<Item>();
      const out: Item[] = [];
      const byArrival = lines.toSorted((a, b) => a.time + a.delay - (b.time + b.delay));
      for (const { time, delay } of byArrival) {
        hold.add(item("", time), time + delay);
        // Those that came this long ago have been waited for.
        out.push(...hold.release(time + delay - 21));
      }
      out.push(...hold.release(forever));
      expect(out.map(({ time }) => time)).toEqual(
        lines.map(({ time }) => time).toSorted((a, b) => a - b),
      );
      expect(out.filter(({ isLate }) => isLate)).toEqual([]);
    }),
    { seed, numRuns: 300 },
  );
});

test("what has left is forgotten, also while there is always something held", async () => {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  const hold = new Hold<Item>();
  const count = 100_000;
  const left = flow(hold, count);
  expect(hold.size).toBeGreaterThan(0);
  // An object stays for as long as the job that looked at it.
  await new Promise((settle) => setTimeout(settle, 0));
  gc();
  const alive = left.filter((one) => one.deref() !== undefined).length;
  expect(alive).toBeLessThan(count / 10);
  expect(hold.due(0)).toBeDefined();
});

/** Lets lines through one by one, so that the last two are always held. */
function flow(hold: Hold<Item>, count: number): WeakRef<Item>[] {
  const left: WeakRef<Item>[] = [];
  for (let n = 0; n < count; n++) {
    hold.add(item("", n), n);
    for (const one of hold.release(n - 2)) left.push(new WeakRef(one));
    hold.due(2);
  }
  return left;
}
