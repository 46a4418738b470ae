// A log that is cut or written anew in place.
import { closeSync, openSync, truncateSync, writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { eventLine } from "../support/events.ts";
import { follows, range, textOf, type Scene } from "../support/follow.ts";

/** What logrotate's copytruncate does. */
const copyTruncate = ({ bash }: Scene) => bash("cp log log.1; truncate -s 0 log");

follows("truncation", {
  "copied and truncated, the writer appends": async (scene) => {
    const log = await scene.following("log");
    const writer = openSync(scene.at("log"), "a");
    writeSync(writer, textOf(1));
    await log.prints([0, 1]);
    await copyTruncate(scene);
    writeSync(writer, textOf(2));
    await log.prints([0, 1, 2]);
    await copyTruncate(scene);
    writeSync(writer, textOf(3, 4, 5, 6));
    closeSync(writer);
    await log.expectLines(range(0, 7));
  },

  "copied and truncated, the writer leaves a hole": async (scene) => {
    const { at, tail } = scene;
    const writer = openSync(at("log"), "w");
    writeSync(writer, textOf(0, 1, 2));
    const log = tail("log");
    await log.prints([0, 1, 2]);
    for (const n of [3, 5, 7]) {
      await copyTruncate(scene);
      writeSync(writer, textOf(n));
      await log.prints(range(0, n + 1));
      writeSync(writer, textOf(n + 1));
      await log.prints(range(0, n + 2));
    }
    closeSync(writer);
    await log.expectLines(range(0, 9));
  },

  "a hole that is seen before it is written over": async (scene) => {
    const { at, tail } = scene;
    const writer = openSync(at("log"), "w");
    writeSync(writer, textOf(0, 1, 2));
    const log = tail("log");
    await log.prints([0, 1, 2]);
    await copyTruncate(scene);
    await pause(200);
    writeSync(writer, textOf(3));
    closeSync(writer);
    await log.expectLines([0, 1, 2, 3]);
  },

  "a hole of 20 MB": async (scene) => {
    const { at, tail } = scene;
    scene.write("log", 0);
    const log = tail("log");
    await log.prints([0]);
    const writer = openSync(at("log"), "r+");
    truncateSync(at("log"), 0);
    const text = Buffer.from(textOf(1, 2));
    writeSync(writer, text, 0, text.length, 20e6);
    closeSync(writer);
    await log.expectLines([0, 1, 2]);
  },

  "truncated and written shorter": async ({ write, append, following }) => {
    const log = await following("log");
    append("log", 1, 2, 3);
    await log.prints(range(0, 4));
    write("log", 4);
    await log.prints(range(0, 5));
    append("log", 5);
    await log.expectLines(range(0, 6));
  },

  "truncated and written longer at once": async ({ bash, append, following }) => {
    const log = await following("log");
    await bash("cat > log", 1, 2, 3, 4, 5);
    await log.prints(range(0, 6));
    append("log", 6);
    await log.expectLines(range(0, 7));
  },

  "written anew with the same size": async ({ write, append, following }) => {
    const log = await following("log");
    for (let n = 1; n < 6; n++) {
      write("log", n);
      await log.prints(range(0, n + 1));
    }
    append("log", 6);
    await log.expectLines(range(0, 7));
  },

  "written anew with the same beginning": async ({ write, append, tail }) => {
    const header = '{"kind":"header"}';
    write("log", header, 0);
    const log = tail("log");
    await log.prints([header, 0]);
    write("log", header, 1, 2);
    await log.prints([header, 0, header, 1, 2]);
    append("log", 3);
    await log.expectLines([header, 0, header, 1, 2, 3]);
  },

  "empty, and grows again, five times": async ({ at, append, following }) => {
    const log = await following("log");
    for (let n = 1; n < 6; n++) {
      truncateSync(at("log"));
      await pause(n % 2 ? 0 : 120);
      append("log", n);
      await log.prints(range(0, n + 1));
    }
    await log.expectLines(range(0, 6));
  },

  "cut in the middle of an unfinished line": async ({ at, add, append, following }) => {
    const log = await following("log");
    add("log", eventLine(1).slice(0, 60));
    await pause(150);
    truncateSync(at("log"));
    append("log", 2, 3);
    await log.expectLines([0, 2, 3]);
  },

  "cut by a line, then more comes": async ({ at, append, following }) => {
    const log = await following("log");
    append("log", 1, 2);
    await log.prints([0, 1, 2]);
    truncateSync(at("log"), textOf(0, 1).length);
    await pause(200);
    append("log", 3, 4);
    await log.until(() => log.text().endsWith(textOf(3, 4)));
    await pause(250);
    // What was kept may be read again, as it may as well be new; what came is printed once.
    const [before, after] = [textOf(0, 1, 2), textOf(3, 4)];
    expect(log.text().slice(0, before.length)).toBe(before);
    expect(log.text().indexOf(after)).toBe(log.text().length - after.length);
  },

  "the copy beside it is never read": async ({ bash, append, following }) => {
    const log = await following("log.jsonl");
    append("log.jsonl", 1, 2);
    await log.prints([0, 1, 2]);
    await bash("cp log.jsonl log.1.jsonl; : > log.jsonl; cat >> log.jsonl", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "told once on stderr, and nothing of it on stdout": async ({ at, append, following }) => {
    const log = await following("log");
    truncateSync(at("log"));
    await log.until(() => log.stderr() !== "");
    append("log", 1);
    await log.prints([0, 1]);
    await log.expectLines([0, 1]);
    expect(log.stderr()).toMatch(/^.*\blog\b.*(?:truncated|anew|rewritten|cut).*\n$/);
  },
});
