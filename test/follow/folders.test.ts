// Folders, globs, and files that have several names.
import { linkSync, symlinkSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { follows, range, textOf } from "../support/follow.ts";

follows("folders", {
  "its files, and those that are made later": async ({ mkdir, write, append, tail }) => {
    mkdir("logs");
    write("logs/a.jsonl", 0);
    const log = tail("logs");
    await log.prints([0]);
    write("logs/b.ndjson", ...range(1, 21));
    await log.prints(range(0, 21));
    append("logs/a.jsonl", 21);
    await log.prints(range(0, 22));
    append("logs/b.ndjson", 22);
    await log.expectLines(range(0, 23));
  },

  "an empty one": async ({ mkdir, write, tail }) => {
    write("here", 0);
    mkdir("logs");
    const log = tail("here", "logs");
    await log.prints([0]);
    write("logs/a.jsonl", 1);
    await log.expectLines([0, 1]);
  },

  "one that is made later": async ({ bash, write, tail }) => {
    write("here", 0);
    const log = tail("here", "logs");
    await log.prints([0]);
    await bash("mkdir logs; cat > logs/a.jsonl", 1, 2);
    await log.expectLines([0, 1, 2]);
  },

  "one that is removed and made again": async ({ following, remove, mkdir, write }) => {
    const log = await following("logs/a.jsonl", "logs");
    remove("logs");
    await pause(200);
    mkdir("logs");
    await pause(100);
    write("logs/b.jsonl", 1);
    await log.expectLines([0, 1]);
  },

  "folders made within": async ({ mkdir, write, append, bash, tail }) => {
    mkdir("logs");
    write("logs/a.jsonl", 0);
    const log = tail("logs");
    await log.prints([0]);
    mkdir("logs/x");
    await pause(120);
    write("logs/x/b.jsonl", 1);
    await log.prints([0, 1]);
    await bash("mkdir -p logs/y/z; cat > logs/y/z/c.jsonl", 2, 3);
    await log.prints([0, 1, 2, 3]);
    append("logs/y/z/c.jsonl", 4);
    await log.expectLines(range(0, 5));
  },

  "a folder of logs is moved in": async ({ mkdir, write, rename, following }) => {
    const log = await following("logs/a.jsonl", "logs");
    mkdir("other/x");
    write("other/x/b.jsonl", 1, 2);
    rename("other", "logs/other");
    await log.expectLines([0, 1, 2]);
  },

  "other files are not read": async ({ write, append, following }) => {
    const log = await following("logs/a.jsonl", "logs");
    write("logs/notes.txt", 100);
    write("logs/a.jsonl.bak", 101);
    write("logs/a.json", 102);
    append("logs/a.jsonl", 1);
    await log.expectLines([0, 1]);
  },

  "a file that is written under another name and renamed": async (scene) => {
    const { write, rename, append, following } = scene;
    const log = await following("logs/a.jsonl", "logs");
    write("logs/b.jsonl.tmp", 1, 2);
    await pause(100);
    rename("logs/b.jsonl.tmp", "logs/b.jsonl");
    await log.prints([0, 1, 2]);
    append("logs/b.jsonl", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "a file renamed to another name in it": async ({ write, append, rename, following }) => {
    const log = await following("logs/a.jsonl", "logs");
    append("logs/a.jsonl", 1);
    rename("logs/a.jsonl", "logs/a-1.jsonl");
    append("logs/a-1.jsonl", 2);
    await log.prints([0, 1, 2]);
    write("logs/a.jsonl", 3);
    await log.prints([0, 1, 2, 3]);
    append("logs/a-1.jsonl", 4);
    append("logs/a.jsonl", 5);
    await log.expectLines(range(0, 6));
  },

  "a file renamed into a folder in it": async ({ mkdir, append, rename, following }) => {
    const log = await following("logs/a.jsonl", "logs");
    mkdir("logs/done");
    rename("logs/a.jsonl", "logs/done/a.jsonl");
    await pause(100);
    append("logs/done/a.jsonl", 1);
    await log.expectLines([0, 1]);
  },

  "rotated in it by numbers": async ({ bash, following }) => {
    const log = await following("logs/a.jsonl", "logs");
    await bash(
      `cd logs; i=0; while read -r line; do
        echo "$line" >> a.jsonl; (( ++i % 5 )) || { mv a.jsonl a.$i.jsonl; sleep 0.03; }
      done`,
      ...range(1, 41),
    );
    await log.expectLines(range(0, 41));
  },

  "a glob in quotes": async ({ write, append, tail }) => {
    write("a.jsonl", 0);
    write("other.log", 100);
    const log = tail("*.jsonl");
    await log.prints([0]);
    write("b.jsonl", ...range(1, 16));
    write("more.log", 101);
    await log.prints(range(0, 16));
    append("b.jsonl", 16);
    await log.expectLines(range(0, 17));
  },

  "a glob that nothing fits at first": async ({ bash, write, tail }) => {
    write("here", 0);
    const log = tail("here", "logs/**/run-*.jsonl");
    await log.prints([0]);
    await bash("mkdir -p logs/x/y; cat > logs/x/y/run-1.jsonl", 1);
    await log.prints([0, 1]);
    write("logs/run-2.jsonl", 2);
    write("logs/x/walk-3.jsonl", 100);
    await log.expectLines([0, 1, 2]);
  },

  "compressed files are read once": async ({ at, write, append, tail, mkdir }) => {
    mkdir("logs");
    write("logs/a.jsonl", 2);
    writeFileSync(at("logs/old.jsonl.gz"), gzipSync(textOf(0, 1)));
    const log = tail("logs");
    await log.prints([0, 1, 2]);
    append("logs/a.jsonl", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "a compressed file that comes later": async ({ at, rename, following }) => {
    const log = await following("logs/a.jsonl", "logs");
    writeFileSync(at("b.gz"), Buffer.concat([gzipSync(textOf(1, 2)), gzipSync(textOf(3))]));
    rename("b.gz", "logs/b.ndjson.gz");
    await log.expectLines([0, 1, 2, 3]);
  },

  "40 files at once": async ({ write, append, mkdir, tail }) => {
    mkdir("logs");
    const names = range(0, 40).map((n) => `logs/${n}.jsonl`);
    for (const [n, name] of names.entries()) write(name, n);
    const log = tail(...names);
    await log.prints(range(0, 40));
    for (const round of [1, 2, 3]) {
      for (const [n, name] of names.entries()) append(name, round * 40 + n);
      await pause(30);
    }
    const groups = range(0, 40).map((n) => range(0, 4).map((round) => round * 40 + n));
    await log.expectGroups(groups);
  },

  "one file under two names, a hard link": async ({ at, write, append, tail }) => {
    write("a", 0);
    linkSync(at("a"), at("b"));
    const log = tail("a", "b");
    await log.prints([0]);
    append("b", 1);
    append("a", 2);
    await log.expectLines([0, 1, 2]);
  },

  "one file under two names, a symbolic link": async ({ at, write, append, tail }) => {
    write("a", 0);
    symlinkSync("a", at("b"));
    const log = tail("b", "a", "./a");
    await log.prints([0]);
    append("a", 1);
    await log.expectLines([0, 1]);
  },

  "one file under two names, rotated": async ({ at, write, append, rename, tail }) => {
    write("a", 0);
    symlinkSync("a", at("b"));
    const log = tail("a", "b");
    await log.prints([0]);
    rename("a", "a.1");
    write("a", 1);
    await log.prints([0, 1]);
    append("a", 2);
    await log.expectLines([0, 1, 2]);
  },

  "a file in a folder that is also named": async ({ mkdir, write, append, tail }) => {
    mkdir("logs");
    write("logs/a.jsonl", 0);
    const log = tail("logs", "logs/a.jsonl", "logs/*.jsonl");
    await log.prints([0]);
    append("logs/a.jsonl", 1);
    write("logs/b.jsonl", 2);
    await log.expectLines([0, 1, 2]);
  },
});
