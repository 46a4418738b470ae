// What is in a log, and how it comes into it: lines are printed whole, as they are, in order, soon.
import { closeSync, openSync, writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { eventLine } from "../support/events.ts";
import { follows, range, textOf, type Follower } from "../support/follow.ts";

const parsed = (log: Follower): { payload?: { steps?: number } }[] =>
  log
    .text()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

follows("lines", {
  "many small writes": async ({ append, following }) => {
    const log = await following("log");
    for (const n of range(1, 501)) {
      append("log", n);
      if (n % 50 === 0) await pause(10);
    }
    await log.expectLines(range(0, 501));
  },

  "byte by byte": async ({ at, following }) => {
    const log = await following("log");
    const writer = openSync(at("log"), "a");
    for (const [i, byte] of Buffer.from(textOf(1, 2)).entries()) {
      writeSync(writer, Buffer.of(byte));
      if (i % 40 === 0) await pause(3);
    }
    closeSync(writer);
    await log.expectLines([0, 1, 2]);
  },

  "a write that ends within a character": async ({ add, following }) => {
    const log = await following("log");
    const line = eventLine(1, { note: "Grüße, 世界 🚀" });
    const bytes = Buffer.from(`${line}\n`);
    for (const character of ["ü", "世", "🚀"]) {
      const cut = bytes.indexOf(character) + 1;
      add("log", bytes.subarray(0, cut));
      await pause(120);
      add("log", bytes.subarray(cut));
    }
    await log.expectLines([0, line, line, line]);
  },

  "a line in three parts, and no half of it": async ({ add, following }) => {
    const log = await following("log");
    const line = textOf(1);
    add("log", line.slice(0, 30));
    await pause(200);
    await log.prints([0]);
    add("log", line.slice(30, 90));
    await pause(200);
    await log.prints([0]);
    add("log", line.slice(90));
    await log.prints([0, 1]);
    add("log", textOf(2) + textOf(3).slice(0, 40));
    await pause(200);
    await log.prints([0, 1, 2]);
    add("log", textOf(3).slice(40));
    await log.expectLines([0, 1, 2, 3]);
  },

  "an unfinished last line at the start": async ({ write, add, tail }) => {
    write("log", 0);
    add("log", textOf(1).slice(0, 40));
    const log = tail("log");
    await log.prints([0]);
    await pause(200);
    await log.prints([0]);
    add("log", textOf(1).slice(40));
    await log.expectLines([0, 1]);
  },

  "an unfinished last line at the start, with -n 0": async ({ write, add, append, tail }) => {
    write("here");
    write("log", 100);
    add("log", textOf(1).slice(0, 40));
    const log = tail("-n", "0", "log", "here");
    await untilReady(log, () => append("here", "ready"));
    add("log", textOf(1).slice(40));
    await log.until(() => log.text().includes(textOf(1)));
    expect(log.text().replaceAll("ready\n", "")).toBe(textOf(1));
  },

  "-n 0 prints only what is new": async ({ write, append, tail }) => {
    write("log", ...range(0, 20));
    const log = tail("-n", "0", "log");
    await untilReady(log, () => append("log", "ready"));
    append("log", 20, 21);
    await log.until(() => log.text().includes(textOf(21)));
    expect(log.text().replaceAll("ready\n", "")).toBe(textOf(20, 21));
  },

  "-n +3 starts at the third line": async ({ write, append, tail }) => {
    write("log", ...range(0, 30));
    const log = tail("-n", "+3", "log");
    await log.prints(range(2, 30));
    append("log", 30);
    await log.expectLines(range(2, 31));
  },

  "a line of 5 MB": async ({ append, following }) => {
    const log = await following("log");
    const long = eventLine(1, { note: "x".repeat(5e6) });
    append("log", long, 2);
    await log.expectLines([0, long, 2]);
  },

  "a line of 5 MB in small pieces": async ({ at, following }) => {
    const log = await following("log");
    const long = eventLine(1, { note: "x".repeat(5e6) });
    const writer = openSync(at("log"), "a");
    for (let from = 0; from < long.length; from += 1 << 18) {
      writeSync(writer, long.slice(from, from + (1 << 18)));
      await pause(1);
    }
    writeSync(writer, `\n${textOf(2)}`);
    closeSync(writer);
    await log.expectLines([0, long, 2]);
  },

  "20,000 lines in one go": async ({ bash, following }) => {
    const log = await following("log");
    await bash("cat >> log", ...range(1, 20_001));
    await log.expectLines(range(0, 20_001));
  },

  "lines that end in CR LF": async ({ add, following }) => {
    const log = await following("log");
    add("log", `${eventLine(1)}\r\n${eventLine(2)}\r`);
    await pause(120);
    add("log", `\n${textOf(3)}`);
    await log.expectLines([0, `${eventLine(1)}\r`, `${eventLine(2)}\r`, 3]);
  },

  "a byte order mark": async ({ add, start, follow }) => {
    add("log", `\ufeff${textOf(0)}`);
    const log = start([...follow, "--json", "log"]);
    await log.until(() => log.text().endsWith("\n"));
    add("log", textOf(1));
    await log.until(() => log.text().split("\n").length === 3);
    expect(parsed(log).map((event) => event.payload?.steps)).toEqual([0, 1]);
  },

  "bytes that are no UTF-8": async ({ add, following }) => {
    const log = await following("log");
    const bytes = Buffer.from(`{"note":"caf\xe9"}\n\xff\xfe{}\n${textOf(1)}`, "latin1");
    add("log", bytes);
    const whole = Buffer.concat([Buffer.from(textOf(0)), bytes]);
    await log.until(() => log.bytes() >= whole.length);
    await pause(200);
    expect(log.data().toString("latin1")).toBe(whole.toString("latin1"));
  },

  "the same line several times": async ({ append, following }) => {
    const log = await following("log");
    append("log", 1, 1);
    await pause(100);
    append("log", 1);
    await log.expectLines([0, 1, 1, 1]);
  },

  "a line that is no JSON, and one that is no event": async ({ append, write, start, follow }) => {
    write("log", 0);
    const log = start([...follow, "log"]);
    await log.until(() => log.text().endsWith("\n"));
    append("log", "Traceback: not JSON", '{"no":"event"}', 1);
    await log.until(() => log.text().trimEnd().split("\n").length >= 4);
    expect(log.text()).toContain("Traceback: not JSON");
  },

  "one readable line an event": async ({ append, write, start, follow }) => {
    write("log", 0);
    const log = start([...follow, "log"]);
    append("log", eventLine(1, { note: "two\nlines \u001b[31mred" }), 2);
    await log.until(() => log.text().split("\n").length > 3);
    await pause(200);
    expect(log.text().match(/ planner +generated /g)).toHaveLength(3);
    expect(log.text().split("\n")).toHaveLength(4);
    expect(log.text()).not.toContain("\u001b");
  },

  "--json prints one JSON a line": async ({ append, write, start, follow }) => {
    write("log", 0, 1);
    const log = start([...follow, "--json", "log"]);
    await log.until(() => log.text().split("\n").length > 2);
    append("log", 2, eventLine(3, { note: "two\nlines" }));
    await log.until(() => log.text().split("\n").length > 4);
    expect(parsed(log).map((event) => event.payload?.steps)).toEqual([0, 1, 2, 3]);
  },

  "a clock that goes backwards": async ({ append, following }) => {
    const log = await following("log");
    append("log", 5, 3, 4, 1);
    await log.expectLines([0, 5, 3, 4, 1]);
  },

  "two logs, written within a few ms, come by time": async ({ write, append, tail }) => {
    write("a", 0);
    write("b", 1);
    const log = tail("a", "b");
    await log.prints([0, 1]);
    for (let n = 2; n < 14; n += 4) {
      append("b", n + 1);
      append("a", n, n + 2);
      append("b", n + 3);
      await log.prints(range(0, n + 4));
    }
    await log.expectLines(range(0, 14));
  },

  "two logs whose clocks differ by a minute": async ({ write, append, tail }) => {
    write("a", 0);
    write("b", 60_000);
    const log = tail("a", "b");
    await log.prints([0, 60_000]);
    append("b", 60_001);
    await log.prints([0, 60_000, 60_001], 2000);
    append("a", 1);
    await log.prints([0, 60_000, 60_001, 1], 2000);
    await log.expectLines([0, 60_000, 60_001, 1]);
  },

  "each line within 1.5 s of its writing": async ({ append, following }) => {
    const log = await following("log");
    const took: number[] = [];
    for (let n = 1; n <= 20; n++) {
      await pause(20 + 7 * (n % 5));
      const from = performance.now();
      append("log", n);
      await log.prints(range(0, n + 1));
      took.push(performance.now() - from);
    }
    expect(took.filter((ms) => ms > 1500)).toEqual([]);
    await log.expectLines(range(0, 21));
  },
});

/** Writes until something of it is printed: from then on the follower is at work. */
async function untilReady(log: Follower, write: () => void): Promise<void> {
  while (log.text() === "") {
    write();
    await log.until(() => log.text() !== "", 100).catch(() => undefined);
  }
  await pause(300);
}
