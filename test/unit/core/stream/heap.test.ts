// The heap gives what sorting gives, whatever goes in and out in between.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Heap } from "../../../../src/core/stream/heap.ts";

const seed = 20_260_303;

function drained<T>(heap: Heap<T>): T[] {
  const items: T[] = [];
  while (heap.size > 0) items.push(heap.pop()!);
  return items;
}

test("an empty one has nothing to give", () => {
  const heap = new Heap<number>((a, b) => a < b);
  expect([heap.size, heap.peek(), heap.pop(), heap.size]).toEqual([0, undefined, undefined, 0]);
});

test("what was put in comes out sorted", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (numbers) => {
      const heap = new Heap<number>((a, b) => a < b);
      for (const number of numbers) heap.push(number);
      expect(heap.size).toBe(numbers.length);
      expect(drained(heap)).toEqual(numbers.toSorted((a, b) => a - b));
    }),
    { seed, numRuns: 500 },
  );
});

test("items that an order of their own tells apart keep to it", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 }), (keys) => {
      const items = keys.map((key, number) => ({ key, number }));
      const heap = new Heap<(typeof items)[number]>(
        (a, b) => a.key < b.key || (a.key === b.key && a.number < b.number),
      );
      for (const item of items) heap.push(item);
      // Sorting is stable.
      expect(drained(heap)).toEqual(items.toSorted((a, b) => a.key - b.key));
    }),
    { seed, numRuns: 300 },
  );
});

test("pushes and pops may come in any order", () => {
  const step = fc.option(fc.integer({ min: -20, max: 20 }), { nil: undefined });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const heap = new Heap<number>((a, b) => a < b);
      let sorted: number[] = [];
      for (const number of steps) {
        if (number === undefined) {
          expect(heap.pop()).toBe(sorted[0]);
          sorted = sorted.slice(1);
        } else {
          heap.push(number);
          sorted = [...sorted, number].toSorted((a, b) => a - b);
        }
        expect([heap.size, heap.peek()]).toEqual([sorted.length, sorted[0]]);
      }
    }),
    { seed, numRuns: 300 },
  );
});
