// A log that is renamed, removed and replaced: nothing is lost, nothing is read twice.
import { closeSync, openSync, symlinkSync, writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { eventLine } from "../support/events.ts";
import { follows, range, textOf } from "../support/follow.ts";

follows("rotation", {
  "renamed and made anew": async ({ write, append, rename, following }) => {
    const log = await following("log");
    append("log", 1);
    rename("log", "log.1");
    write("log", 2);
    await log.prints([0, 1, 2]);
    append("log", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "renamed, and made anew after a while": async ({ write, append, rename, following }) => {
    const log = await following("log");
    append("log", 1);
    rename("log", "log.1");
    await log.prints([0, 1]);
    await pause(400);
    write("log", 2);
    append("log", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "renamed with a link to it made first": async ({ bash, append, following }) => {
    const log = await following("log");
    await bash("cat >> log; ln log log.1; rm log; touch log", 1, 2);
    append("log", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "three rotations in 150 ms": async ({ bash, following }) => {
    const log = await following("log");
    await bash(
      `for i in 1 2 3; do
        for j in 1 2 3; do read -r line; echo "$line" >> log; done
        mv log log.$i; sleep 0.05
      done
      cat > log`,
      ...range(1, 12),
    );
    await log.expectLines(range(0, 12));
  },

  "200 generations of one line each": async ({ bash, following }) => {
    const log = await following("log");
    await bash(
      'i=0; while read -r line; do echo "$line" >> log; mv log log.$((++i)); done',
      ...range(1, 201),
    );
    await log.expectLines(range(0, 201));
  },

  "300 lines, rotated after each 30th": async ({ bash, following }) => {
    const log = await following("log");
    await bash(
      `i=0; while read -r line; do
        echo "$line" >> log; (( ++i % 30 )) || mv log "log-$i"
      done`,
      ...range(1, 301),
    );
    await log.expectLines(range(0, 301));
  },

  "generations that move up, the oldest removed": async ({ bash, following }) => {
    const log = await following("log");
    await bash(
      `for i in 1 2 3 4 5 6; do
        for j in 1 2; do read -r line; echo "$line" >> log; done
        mv log.2 log.3 2>&- || :; mv log.1 log.2 2>&- || :
        mv log log.1; : > log; sleep 0.6
      done
      cat >> log`,
      ...range(1, 15),
    );
    await log.expectLines(range(0, 15));
  },

  "older generations from before are never read": async (scene) => {
    const { write, append, rename, following } = scene;
    write("log.1", 100, 101);
    write("log.2", 102);
    await pause(20);
    const log = await following("log");
    rename("log.2", "log.3");
    rename("log.1", "log.2");
    append("log", 1);
    rename("log", "log.1");
    await pause(200);
    write("log", 2);
    await log.expectLines([0, 1, 2]);
  },

  "other files made beside it are never read": async ({ write, rename, append, following }) => {
    const log = await following("log");
    write("log.other", 100);
    write("other.jsonl", 101);
    rename("log", "log.1");
    write("log.tmp", 102);
    write("log", 1);
    write("log.bak", 103);
    append("log", 2);
    await log.expectLines([0, 1, 2]);
  },

  "the renamed file is compressed": async ({ bash, append, following }) => {
    const log = await following("log.jsonl");
    await bash("cat >> log.jsonl; mv log.jsonl log.1.jsonl; touch log.jsonl", 1, 2);
    await log.prints([0, 1, 2]);
    await bash("gzip log.1.jsonl");
    append("log.jsonl", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "lines that still go into the renamed file": async ({ at, write, append, rename, following }) => {
    const log = await following("log");
    const old = openSync(at("log"), "a");
    rename("log", "log.1");
    writeSync(old, textOf(1));
    write("log", 10);
    await log.until(() => log.text().split("\n").length > 3);
    writeSync(old, textOf(2));
    await pause(300);
    append("log", 11);
    writeSync(old, textOf(3));
    closeSync(old);
    await log.expectGroups([
      [0, 1, 2, 3],
      [10, 11],
    ]);
  },

  "a line finished after its file was renamed": async ({ at, write, rename, following }) => {
    const log = await following("log");
    const old = openSync(at("log"), "a");
    const whole = textOf(1);
    writeSync(old, whole.slice(0, 50));
    rename("log", "log.1");
    write("log", 10);
    await pause(200);
    writeSync(old, whole.slice(50));
    closeSync(old);
    await log.expectGroups([[0, 1], [10]]);
  },

  "half a line at the end of what is gone": async ({ add, append, write, remove, following }) => {
    const log = await following("log");
    add("log", eventLine(1).slice(0, 50));
    await pause(150);
    remove("log");
    write("log", 2);
    append("log", 3);
    await log.expectLines([0, 2, 3]);
  },

  "replaced by a rename": async ({ write, append, rename, following }) => {
    const log = await following("log");
    write("new", 2, 3, 4);
    append("log", 1);
    rename("new", "log");
    await log.prints([0, 1, 2, 3, 4]);
    append("log", 5);
    await log.expectLines(range(0, 6));
  },

  "replaced by a file of the same size": async ({ write, append, rename, following }) => {
    const log = await following("log");
    write("new", 1);
    rename("new", "log");
    await log.prints([0, 1]);
    append("log", 2);
    await log.expectLines([0, 1, 2]);
  },

  "removed and made anew of the same size": async ({ write, append, remove, following }) => {
    const log = await following("log");
    append("log", 1);
    remove("log");
    write("log", 2, 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "removed and made anew ten times, of the same size": async ({ write, remove, following }) => {
    const log = await following("log");
    for (let n = 1; n < 10; n++) {
      remove("log");
      write("log", n);
      await log.prints(range(0, n + 1));
    }
    await log.expectLines(range(0, 10));
  },

  "removed, and made anew after a while": async ({ write, append, remove, following }) => {
    const log = await following("log");
    append("log", 1);
    remove("log");
    await pause(400);
    write("log", 2, 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "renamed and back again": async ({ append, rename, following }) => {
    const log = await following("log");
    rename("log", "aside");
    await pause(200);
    rename("aside", "log");
    append("log", 1);
    await log.expectLines([0, 1]);
  },

  "two logs swap their names": async ({ write, append, rename, tail }) => {
    write("a", 0);
    write("b", 1);
    const log = tail("a", "b");
    await log.prints([0, 1]);
    rename("a", "c");
    rename("b", "a");
    rename("c", "b");
    append("a", 2);
    await log.prints([0, 1, 2]);
    append("b", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "rotated while a symbolic link is followed": async ({ at, write, append, rename, tail }) => {
    write("log", 0);
    symlinkSync("log", at("link"));
    const log = tail("link");
    await log.prints([0]);
    append("log", 1);
    rename("log", "log.1");
    write("log", 2);
    await log.expectLines([0, 1, 2]);
  },
});
