// Files and folders that are not there yet, go away and come back.
import { chmodSync, symlinkSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { follows, range, type Follower, type Scene } from "../support/follow.ts";

/** Follows what isn't there yet, beside a log that tells when the follower is at work. */
async function awaiting({ write, tail }: Scene, ...names: string[]): Promise<Follower> {
  write("here", 0);
  const log = tail("here", ...names);
  await log.prints([0]);
  return log;
}

/** Makes a symbolic link point elsewhere, in one step. */
function retarget({ at, rename }: Scene, link: string, target: string): void {
  symlinkSync(target, at(`${link}.new`));
  rename(`${link}.new`, link);
}

follows("appearing", {
  "a file that is not there at first": async (scene) => {
    const log = await awaiting(scene, "late.jsonl");
    await log.until(() => /waiting for .*late\.jsonl/.test(log.stderr()));
    scene.write("late.jsonl", 1, 2);
    await log.prints([0, 1, 2]);
    await log.until(() => /late\.jsonl.* appeared/.test(log.stderr()));
    scene.append("late.jsonl", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "the only file is not there at first": async ({ tail, write }) => {
    const log = tail("late.jsonl");
    await log.until(() => /waiting for .*late\.jsonl/.test(log.stderr()));
    write("late.jsonl", ...range(0, 15));
    await log.expectLines(range(0, 15));
  },

  "a file that is made empty at first": async (scene) => {
    const log = await awaiting(scene, "late");
    scene.write("late");
    await pause(150);
    scene.append("late", 1);
    await log.expectLines([0, 1]);
  },

  "a file that is moved there": async (scene) => {
    const log = await awaiting(scene, "late");
    scene.write("elsewhere", ...range(1, 31));
    scene.rename("elsewhere", "late");
    await log.expectLines(range(0, 31));
  },

  "a folder that is not there at first, and another within": async (scene) => {
    const log = await awaiting(scene, "a/b/late");
    scene.mkdir("a");
    await pause(150);
    scene.mkdir("a/b");
    scene.write("a/b/late", 1);
    await log.prints([0, 1]);
    scene.append("a/b/late", 2);
    await log.expectLines([0, 1, 2]);
  },

  "folders and file are made in one go": async (scene) => {
    const log = await awaiting(scene, "a/b/c/late");
    await scene.bash("mkdir -p a/b/c; cat > a/b/c/late", 1, 2);
    await log.expectLines([0, 1, 2]);
  },

  "its folder is removed and made again": async ({ following, append, remove, mkdir, write }) => {
    const log = await following("logs/log");
    append("logs/log", 1);
    remove("logs");
    mkdir("logs");
    write("logs/log", 2);
    await log.prints([0, 1, 2]);
    remove("logs");
    await pause(300);
    mkdir("logs");
    await pause(100);
    write("logs/log", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "its folder is renamed, and another takes its place": async (scene) => {
    const { following, append, rename, mkdir, write } = scene;
    const log = await following("logs/log");
    append("logs/log", 1);
    rename("logs", "old");
    mkdir("logs");
    write("logs/log", 2);
    await log.prints([0, 1, 2]);
    append("logs/log", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "a symbolic link that leads nowhere at first": async (scene) => {
    symlinkSync("real/log", scene.at("link"));
    const log = await awaiting(scene, "link");
    scene.mkdir("real");
    scene.write("real/log", 1);
    await log.prints([0, 1]);
    scene.append("real/log", 2);
    await log.expectLines([0, 1, 2]);
  },

  "a symbolic link that is made to lead elsewhere": async (scene) => {
    const { at, write, append, tail } = scene;
    write("one", 0);
    write("two", 2, 3);
    symlinkSync("one", at("link"));
    const log = tail("link");
    await log.prints([0]);
    append("one", 1);
    await log.prints([0, 1]);
    retarget(scene, "link", "two");
    await log.prints([0, 1, 2, 3]);
    append("two", 4);
    await log.expectLines(range(0, 5));
  },

  "a symbolic link to its folder is made to lead elsewhere": async (scene) => {
    const { at, mkdir, write, append, tail } = scene;
    mkdir("one");
    mkdir("two");
    write("one/log", 0);
    write("two/log", 1);
    symlinkSync("one", at("current"));
    const log = tail("current/log");
    await log.prints([0]);
    retarget(scene, "current", "two");
    await log.prints([0, 1]);
    append("two/log", 2);
    await log.expectLines([0, 1, 2]);
  },

  "a folder at first, then a file": async ({ mkdir, write, append, remove, tail }) => {
    mkdir("x");
    write("x/a.jsonl", 0);
    const log = tail("x");
    await log.prints([0]);
    remove("x");
    await pause(150);
    write("x", 1);
    await log.prints([0, 1]);
    append("x", 2);
    await log.expectLines([0, 1, 2]);
  },

  "a file that may not be read at first": async (scene) => {
    const { folder, follow, at, write, append, shell, start, skip } = scene;
    const asNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
    const isRoot = process.getuid?.() === 0;
    chmodSync(folder, 0o755);
    const probe = `${asNobody.join(" ")} "$@" | grep -q .`;
    if (isRoot && (await shell(probe, "--version")).code !== 0) {
      skip("root reads everything, and nobody else may start the command");
    }
    write("here", 0);
    write("log", 1);
    chmodSync(at("log"), 0);
    const log = start([...follow, "--raw", "here", "log"], { through: isRoot ? asNobody : [] });
    await log.prints([0]);
    await log.until(() => /\blog\b.*permission denied/i.test(log.stderr()));
    append("here", 2);
    await log.prints([0, 2]);
    chmodSync(at("log"), 0o644);
    await log.prints([0, 2, 1]);
    append("log", 3);
    await log.expectLines([0, 2, 1, 3]);
  },

  "a file that is removed, its folder too, and comes back": async (scene) => {
    const { following, remove, mkdir, write } = scene;
    const log = await following("a/b/log");
    remove("a");
    await pause(200);
    mkdir("a/b");
    write("a/b/log", 1);
    await log.expectLines([0, 1]);
  },

  "twenty files come one after another": async (scene) => {
    const names = range(1, 21).map((n) => `late-${n}`);
    const log = await awaiting(scene, ...names);
    for (const [i, name] of names.entries()) {
      scene.write(name, i + 1);
      if (i % 5 === 4) await pause(60);
    }
    await log.expectGroups(range(0, 21).map((n) => [n]));
  },

  "notices go to stderr, and none with -q": async ({ write, tail, remove }) => {
    write("here", 0);
    const log = tail("-q", "here", "late");
    await log.prints([0]);
    write("late", 1);
    await log.prints([0, 1]);
    remove("late");
    write("late", 2);
    await log.prints([0, 1, 2]);
    write("here", 3);
    await log.expectLines([0, 1, 2, 3]);
    expect(log.stderr()).toBe("");
  },

  "comes and goes quickly": async ({ bash, following }) => {
    const log = await following("log");
    await bash(
      'while read -r line; do rm log; sleep 0.05; echo "$line" > log; sleep 0.6; done',
      ...range(1, 9),
    );
    await log.expectLines(range(0, 9));
  },
});
