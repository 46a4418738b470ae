// The player in a real terminal, by its keys.
import { describe, expect, test } from "vitest";
import { widthOf } from "../../src/report/events/width.ts";
import { hasTmux, inTerminal, type Terminal } from "../support/terminal.ts";

const run = "fixtures/runs/2026-02-04T14-02-30Z/cache-config-reads.jsonl";
const play = (...args: string[]): string =>
  ["telemetry replay --no-config --color never", ...args].join(" ");

/** The position in the title. */
const at = (n: number): RegExp => new RegExp(`^\\S+ +${n}/\\d+ `);

async function press(terminal: Terminal, key: string, position: number): Promise<void> {
  terminal.keys(key);
  await terminal.shows(at(position));
}

describe.skipIf(!hasTmux)("player (needs tmux)", () => {
  test("steps by event, cycle, decision and kind, forwards and back", async () => {
    await inTerminal(play(run), [140, 40], async (terminal) => {
      await terminal.shows(/ playing x1 /);
      for (const [key, position] of [
        ["g", 1],
        [".", 2],
        ["Right", 3],
        [",", 2],
        ["]", 12],
        ["]", 23],
        ["[", 12],
        ["d", 22],
        ["d", 33],
        ["D", 22],
        ["g", 1],
        [".", 2],
        ["o", 5],
        ["O", 2],
        ["G", 33],
      ] as const) {
        await press(terminal, key, position);
      }
      terminal.keys(".");
      await terminal.shows(/this is the last event/);
      await terminal.shows(/^> .*verdict=accept/);
    });
  });

  test("the state pane is the state at the event", async () => {
    await inTerminal(play(run), [140, 40], async (terminal) => {
      await terminal.shows(/ playing /);
      await press(terminal, "g", 1);
      await terminal.shows(/\| verdict -$/);
      await press(terminal, "d", 11);
      await terminal.shows(/\| verdict revise$/);
      await terminal.shows(/\| confidence 0\.35$/);
      await terminal.shows(/\| blocking 1$/);
      await press(terminal, "G", 33);
      await terminal.shows(/\| verdict accept$/);
      await press(terminal, ",", 32);
      await terminal.shows(/\| verdict revise$/);
    });
  });

  test("errors, and a search", async () => {
    await inTerminal(play("fixtures/runs"), [140, 40], async (terminal) => {
      await terminal.shows(/ playing /);
      terminal.keys("g");
      await terminal.shows(at(1));
      terminal.keys("e");
      await terminal.shows(/^> .*exit=/);
      terminal.keys("/");
      terminal.keys("-l", "killed: out of");
      await terminal.shows(/^\/killed: out of/);
      terminal.keys("Enter");
      await terminal.shows(/^> .*npm was killed/);
      terminal.keys("n");
      await terminal.shows(/is not there/);
    });
  });

  test("plays, pauses, and changes its speed without a jump", async () => {
    await inTerminal(play("--speed 4", run), [120, 20], async (terminal) => {
      await terminal.shows(/ playing x4 /);
      terminal.keys("+");
      await terminal.shows(/ playing x8 /);
      terminal.keys("-");
      terminal.keys("-");
      await terminal.shows(/ playing x2 /);
      terminal.keys("Space");
      const paused = await terminal.shows(/ paused x2 /);
      await new Promise((settle) => setTimeout(settle, 800));
      expect(terminal.screen()[0]).toBe(paused.trimEnd());
    });
  });

  test("stays open at the end, and q gives the terminal back", async () => {
    await inTerminal(`echo before; ${play("--speed 1000", run)}`, [100, 24], async (terminal) => {
      await terminal.shows(at(33));
      await terminal.shows(/ paused x1000 /);
      terminal.keys("?");
      await terminal.shows(/the next decision/);
      terminal.keys("q");
      await terminal.shows(/^ended with 0/);
      expect(terminal.screen()[0]).toBe("before");
    });
  });

  test("Ctrl-C gives the terminal back, with 130", async () => {
    await inTerminal(
      `${play(run)}; code=$?; stty -a | grep -o " icanon"; (exit $code)`,
      [80, 24],
      async (terminal) => {
        await terminal.shows(/ playing /);
        terminal.keys("C-c");
        await terminal.shows(/^ended with 130/);
        await terminal.shows(/^ icanon/);
      },
    );
  });

  test("any size from 20 by 5 to 200 by 60, without garbage", async () => {
    await inTerminal(play("fixtures/runs"), [100, 30], async (terminal) => {
      await terminal.shows(/ playing /);
      terminal.keys("G");
      await terminal.shows(at(103));
      for (const [columns, rows] of [
        [20, 5],
        [200, 60],
        [80, 24],
        [99, 18],
        [100, 17],
        [37, 9],
      ] as const) {
        terminal.resize(columns, rows);
        await terminal.shows(/^> /);
        await new Promise((settle) => setTimeout(settle, 300));
        const screen = terminal.screen();
        expect(screen.filter((row) => row.startsWith("> "))).toHaveLength(1);
        for (const row of screen) expect(widthOf(row)).toBeLessThanOrEqual(columns);
        expect(screen[rows - 1]).toMatch(/^space \. ,/);
      }
    });
  });

  test("--no-player prints, also on a terminal", async () => {
    await inTerminal(play("--no-player --speed 1000", run), [120, 50], async (terminal) => {
      await terminal.shows(/^ended with 0/);
      await terminal.shows(/decision +verdict=accept/);
    });
  });
});
