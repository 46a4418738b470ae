// Much at once, for long, or with little: stalled readers, many writers, idle followers, no watches left.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, readdirSync, readFileSync, statSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { eventLine } from "../support/events.ts";
import { follows, range, type Follower, type Scene } from "../support/follow.ts";

const mebibyte = 1 << 20;

/** The most memory a process has held, bytes. */
const peakOf = ({ pid }: Follower): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) * 1024;

/** Processor time of a process so far, ms. */
function timeOf({ pid }: Follower): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // utime and stime, in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const descriptorsOf = ({ pid }: Follower): number => readdirSync(`/proc/${pid}/fd`).length;

/** Follows logs in a user namespace whose watches or instances of inotify are used up. */
async function without(scene: Scene, limit: string, left: number, ...names: string[]) {
  const { follow, shell, start, skip } = scene;
  const file = `/proc/sys/user/${limit}`;
  const through = ["unshare", "-Ur", "sh", "-c", `echo ${left} > ${file} && exec "$@"`, "sh"];
  const probe = `unshare -Ur sh -c 'echo ${left} > ${file}'`;
  if ((await shell(probe)).code !== 0) skip("no right to make a user namespace");
  for (const name of names) scene.write(name, 0);
  const log = start([...follow, "--raw", ...names], { through });
  await log.until(() => log.text().split("\n").length > names.length);
  return log;
}

function expectOneNotice({ polls }: Scene, log: Follower): void {
  const notices = log
    .stderr()
    .split("\n")
    .filter((line) => /watch|poll/i.test(line));
  expect(notices).toHaveLength(polls ? 0 : 1);
}

follows("load", {
  "a reader that stalls for 300 MB": async ({ at, write, start, follow }) => {
    write("log", 0);
    const log = start([...follow, "--raw", "log"], { keepsText: false });
    await log.until(() => log.bytes() > 0);
    log.stall();
    const line = eventLine(1, { note: "x".repeat(800) });
    const program = `
      const line = ${JSON.stringify(line)};
      const fs = require("node:fs"), fd = fs.openSync("log", "a");
      for (let n = 0; n < 300; n++) {
        let block = "";
        for (let i = 0; i < 1000; i++) block += line.replace(/"steps":1/, '"steps":' + (n * 1000 + i)) + "\\n";
        fs.writeSync(fd, block);
      }`;
    const writer = spawn(process.execPath, ["-e", program], { cwd: at(""), stdio: "ignore" });
    expect(await once(writer, "exit")).toEqual([0, null]);
    await pause(300);
    expect(peakOf(log)).toBeLessThan(300 * mebibyte);
    log.resume();
    const { size } = statSync(at("log"));
    expect(size).toBeGreaterThan(290e6);
    await log.until(() => log.bytes() >= size, 30_000);
    expect(peakOf(log)).toBeLessThan(300 * mebibyte);
    const hash = createHash("sha256");
    await pipeline(createReadStream(at("log")), hash);
    expect({ bytes: log.bytes(), sha256: log.sha256() }).toEqual({
      bytes: size,
      sha256: hash.digest("hex"),
    });
  },

  "a reader that stalls while the log is rotated": async ({ bash, write, following }) => {
    const lines = range(1, 8001);
    for (const i of [0, 1, 2, 3]) write(`lines-${i}`, ...lines.slice(i * 2000, (i + 1) * 2000));
    const log = await following("log");
    log.stall();
    await bash("for i in 0 1 2 3; do cat lines-$i >> log; mv log log.$i; sleep 0.2; done");
    write("log", 8001);
    await pause(200);
    log.resume();
    await log.expectLines([0, ...lines, 8001]);
  },

  "eight writers to eight logs": async ({ bash, write, tail }) => {
    const names = range(0, 8).map((n) => `log-${n}`);
    const first = (n: number): number => n * 1000;
    for (const [n, name] of names.entries()) {
      write(name, first(n));
      write(`${name}.lines`, ...range(first(n) + 1, first(n) + 301));
    }
    const log = tail(...names);
    await log.prints(range(0, 8).map(first));
    await bash(
      `for n in 0 1 2 3 4 5 6 7; do
        while read -r line; do echo "$line" >> log-$n; done < log-$n.lines &
      done; wait`,
    );
    await log.expectGroups(range(0, 8).map((n) => range(first(n), first(n) + 301)));
  },

  "eight processes append to one log": async ({ bash, write, following }) => {
    const first = (n: number): number => (n + 1) * 1000;
    for (const n of range(0, 8)) write(`lines-${n}`, ...range(first(n), first(n) + 200));
    const log = await following("log");
    await bash(
      `for n in 0 1 2 3 4 5 6 7; do
        while read -r line; do echo "$line" >> log; done < lines-$n &
      done; wait`,
    );
    await log.expectGroups([[0], ...range(0, 8).map((n) => range(first(n), first(n) + 200))]);
  },

  "40 idle logs cost next to nothing": async ({ write, tail, append }) => {
    const names = range(0, 40).map((n) => `log-${n}`);
    for (const [n, name] of names.entries()) write(name, n);
    const log = tail(...names);
    await log.prints(range(0, 40));
    await pause(500);
    const from = { at: performance.now(), time: timeOf(log) };
    await pause(3000);
    const share = (timeOf(log) - from.time) / (performance.now() - from.at);
    expect(share).toBeLessThan(0.05);
    append("log-7", 40);
    await log.expectLines(range(0, 41));
  },

  "50 rotations leave few files open": async ({ following, append, rename }) => {
    const log = await following("log");
    const before = descriptorsOf(log);
    for (const n of range(1, 51)) {
      append("log", n);
      rename("log", `log.${n}`);
      if (n % 10 === 0) await pause(100);
    }
    append("log", 51);
    await log.prints(range(0, 52));
    await log.until(() => descriptorsOf(log) < before + 20, 15_000);
    await log.expectLines(range(0, 52));
  },

  "no watches left: told once, and lines still come": async (scene) => {
    const log = await without(scene, "max_inotify_watches", 0, "log");
    scene.append("log", 1);
    await log.prints([0, 1]);
    scene.rename("log", "log.1");
    scene.write("log", 2);
    await log.expectLines([0, 1, 2]);
    expectOneNotice(scene, log);
  },

  "three watches left for 20 logs": async (scene) => {
    const names = range(0, 20).map((n) => `log-${n}`);
    for (const name of names) scene.mkdir(`in-${name}`);
    const files = names.map((name) => `in-${name}/log`);
    const log = await without(scene, "max_inotify_watches", 3, ...files);
    for (const [n, file] of files.entries()) scene.append(file, n + 1);
    const zeros = files.map(() => 0);
    await log.expectGroups([zeros, ...files.map((_, n) => [n + 1])]);
    expectOneNotice(scene, log);
  },

  "no instance of inotify left": async (scene) => {
    const log = await without(scene, "max_inotify_instances", 0, "log");
    scene.append("log", 1);
    await log.expectLines([0, 1]);
    expectOneNotice(scene, log);
  },
});
