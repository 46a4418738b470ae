import { expect, test } from "vitest";
import { createCatalog } from "../../../../src/contract/catalog.ts";
import { readRecord } from "../../../../src/core/record.ts";
import { createLanes } from "../../../../src/core/timeline/lanes.ts";

const event = (second: number, name: string, payload: object, source = "planner"): string =>
  JSON.stringify({
    timestamp: new Date(Date.UTC(2026, 2, 2, 8, 0, second)).toISOString(),
    source,
    run_id: "a",
    cycle: 1,
    event: name,
    payload,
    tags: {},
  });

const lanesOf = (...lines: readonly string[]) => {
  const lanes = createLanes(createCatalog());
  for (const line of lines) lanes.see(readRecord(line));
  const [run] = lanes.finish();
  const at = (time: number): number => (time - Date.UTC(2026, 2, 2, 8)) / 1000;
  return {
    span: [at(run!.begin), at(run!.end)],
    lanes: run!.lanes.map(({ source, points, bars }) => ({
      source,
      points: points.map(({ time }) => at(time)),
      bars: bars.map(({ from, to, isFailed, isOpen }) => ({
        from: at(from),
        to: at(to),
        isFailed,
        isOpen,
      })),
    })),
  };
};

test("sources stand in one order, and spans are bars", () => {
  expect(
    lanesOf(
      event(0, "executor.command_started", { command: "x" }, "executor"),
      event(1, "plan.step_started", { index: 0 }),
      event(3, "executor.command_completed", { exit_code: 1 }, "executor"),
      event(4, "plan.step_started", { index: 1 }),
    ),
  ).toEqual({
    span: [0, 4],
    lanes: [
      {
        source: "planner",
        points: [1, 4],
        bars: [
          { from: 1, to: 4, isFailed: false, isOpen: true },
          { from: 4, to: 4, isFailed: false, isOpen: true },
        ],
      },
      {
        source: "executor",
        points: [0, 3],
        bars: [{ from: 0, to: 3, isFailed: true, isOpen: false }],
      },
    ],
  });
});

test("an event ahead of its time stands there alone, and what has none stands with the one before", () => {
  const late = event(50, "plan.generated", {});
  const none = late.replace(/"timestamp":"[^"]*"/, '"timestamp":"?"');
  const { span, lanes } = lanesOf(
    late,
    event(1, "plan.generated", {}),
    none,
    event(2, "plan.generated", {}),
  );
  expect(span).toEqual([1, 50]);
  expect(lanes[0]?.points).toEqual([50, 1, 1, 2]);
});

test("a clock that is set back does not turn a bar round", () => {
  const { lanes } = lanesOf(
    event(9, "plan.step_started", { index: 0 }),
    event(5, "plan.step_completed", { index: 0, status: "ok" }),
  );
  expect(lanes[0]?.bars).toEqual([{ from: 5, to: 9, isFailed: false, isOpen: false }]);
});
