// Short names of events, and what they are painted in.
import { describe, expect, test } from "vitest";
import { readRecord } from "../../../../src/core/record.ts";
import { createShortEvents, toneOf } from "../../../../src/report/events/tone.ts";
import { anEvent, type Fields } from "../../contract/events.ts";
import { tagged } from "./drawing.ts";

describe("a name", () => {
  test.each([
    ["plan.generated", "planner", "generated"],
    ["executor.command_started", "executor", "command_started"],
    ["review.decision", "reviewer", "decision"],
    ["optimizer.profile_selected", "optimizer", "profile_selected"],
    ["deploy.finished", "deploy", "finished"],
    ["a.b.c", "a", "b.c"],
    ["deploy.finished", "deployer", "deploy.finished"],
    ["plan.generated", "executor", "plan.generated"],
    ["plan.generated", "", "plan.generated"],
    ["plain", "plain", "plain"],
    [".hidden", "", ".hidden"],
    ["", "", ""],
    ["constructor.x", "Object", "constructor.x"],
  ])("%j of %j is %j", (event, source, short) => {
    expect(createShortEvents()(event, source)).toBe(short);
  });

  test("is that of the source that comes with it, each time", () => {
    const shortOf = createShortEvents();
    for (let n = 0; n < 3; n++) {
      expect(shortOf("plan.generated", "planner")).toBe("generated");
      expect(shortOf("plan.generated", "zoo")).toBe("plan.generated");
    }
  });

  test("is right however many there are", () => {
    const shortOf = createShortEvents();
    for (let n = 0; n < 10_000; n++) {
      if (shortOf(`m${n}.x`, `m${n}`) !== "x") expect.fail(`m${n}.x`);
    }
  });
});

describe("an event", () => {
  const verdict = { verdict: "revise" };
  test.each<[string, Fields, "failure" | "success" | "neither" | undefined, string]>([
    ["executor.command_completed", {}, "failure", "<bad>x</>"],
    ["executor.command_completed", {}, "success", "none"],
    ["executor.command_completed", {}, undefined, "none"],
    ["review.decision", verdict, "failure", "<bad>x</>"],
    ["review.decision", verdict, "success", "<good>x</>"],
    ["review.decision", verdict, "neither", "<warn>x</>"],
    ["review.decision", verdict, undefined, "<warn>x</>"],
    ["review.decision", { verdict: 7 }, "success", "none"],
    ["executor.error", {}, "success", "<warn>x</>"],
    ["zoo.error", {}, undefined, "<warn>x</>"],
    ["zoo.errors", {}, undefined, "none"],
    ["error", {}, undefined, "none"],
  ])("%s %j, %s: %s", (event, payload, outcome, painted) => {
    const record = readRecord(JSON.stringify(anEvent({ event, payload })));
    expect(toneOf(record, outcome, tagged)?.("x") ?? "none").toBe(painted);
  });
});
