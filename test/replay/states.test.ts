// The state at an event: the same whether it is reached by folding, by seeking, or in a log that ends there.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createStates } from "../../src/commands/replay/player/states.ts";
import { readRecord } from "../../src/core/record.ts";
import { advance, initialState } from "../../src/core/timeline/state.ts";
import { root, telemetry } from "../support/cli.ts";
import { inFolder } from "../support/process.ts";
import { randomOf } from "../support/random.ts";

const run = "fixtures/runs/2026-02-04T14-02-30Z/cache-config-reads.jsonl";
const lines = readFileSync(join(root, run), "utf8").trimEnd().split("\n");

describe("--state", () => {
  test("at an event is that of a log which ends there", async () => {
    await inFolder(async (folder) => {
      for (let n = 1; n <= lines.length; n += 4) {
        writeFileSync(join(folder, "log"), lines.slice(0, n).join("\n"));
        writeFileSync(join(folder, "whole"), lines.join("\n"));
        const ask = (...args: string[]) =>
          telemetry(["replay", "--no-config", "--state", ...args], { cwd: folder });
        const seek = await ask("--at", `event=${n}`, "whole");
        const end = await ask("log");
        expect(seek.stdout.replace('"whole"', '"log"')).toBe(end.stdout);
        expect(JSON.parse(end.stdout)).toMatchObject({ event: n, line: n, events: n });
      }
    });
  });

  test("of a cycle and of a time is that of their last event", async () => {
    const ask = (at: string) => telemetry(["replay", "--no-config", "--state", "--at", at, run]);
    const last = lines.findLastIndex((line) => JSON.parse(line).cycle === 2);
    const byEvent = await ask(`event=${last + 1}`);
    expect((await ask("cycle=2")).stdout).toBe(byEvent.stdout);
    expect((await ask(JSON.parse(lines[last]!).timestamp)).stdout).toBe(byEvent.stdout);
  });
});

describe("states of the player", () => {
  test("are the same in any order they are asked for", () => {
    const random = randomOf(7);
    const many = Array.from({ length: 90 }, () => lines).flat();
    const records = many.map((line, n) => readRecord(n % 50 === 49 ? "no event" : line));
    let state = initialState(records[0]!.run);
    const folded = records.map((record) => JSON.stringify((state = advance(state, record))));
    const states = createStates(records.length, (position) => records[position]!);
    while (states.work(300));
    for (let n = 0; n < 200; n++) {
      const position = random.below(records.length);
      expect(JSON.stringify(states.at(position)), `event ${position}`).toBe(folded[position]);
    }
  });

  test("are told to be unknown until they are", () => {
    const records = Array.from({ length: 1000 }, () => readRecord(lines[0]!));
    const states = createStates(records.length, (position) => records[position]!);
    expect(states.at(10)).toMatchObject({ events: 11 });
    expect(states.at(900)).toBeUndefined();
    expect(states.work(900)).toBe(true);
    expect(states.at(900)).toMatchObject({ events: 901 });
    expect(states.work(900)).toBe(false);
  });
});
