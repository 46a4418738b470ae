// What `telemetry tail` reads where it doesn't follow, and streams.
import { closeSync, constants, openSync, writeFileSync, writeSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { expect } from "vitest";
import { eventLine } from "../support/events.ts";
import { follows, range, reads, textOf, type Scene } from "../support/follow.ts";

/** Reads without following: what is printed, and the exit code. */
async function read({ shell }: Scene, ...args: string[]) {
  return shell('"$@" < /dev/null', "tail", "--raw", ...args);
}

/** Opens a named pipe to write once somebody reads it. */
async function writerOf(fifo: string): Promise<number> {
  for (const deadline = performance.now() + 8000; ; await pause(20)) {
    try {
      return openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
  }
}

reads("read once", {
  "the last ten lines": async (scene) => {
    scene.write("log", ...range(0, 25));
    const whole = { stdout: textOf(...range(15, 25)), stderr: "", code: 0 };
    expect(await read(scene, "log")).toEqual(whole);
    expect(await read(scene, "--no-follow", "log")).toEqual(whole);
  },

  "-n": async (scene) => {
    scene.write("log", ...range(0, 25));
    for (const [n, from] of [
      ["3", 22],
      ["+3", 2],
      ["0", 25],
      ["100", 0],
      ["+1", 0],
      ["+100", 25],
    ] as const) {
      const { stdout, code } = await read(scene, "-n", n, "log");
      expect({ n, stdout, code }).toEqual({ n, stdout: textOf(...range(from, 25)), code: 0 });
    }
  },

  "the last lines of a long log": async (scene) => {
    const long = eventLine(7, { note: "x".repeat(200_000) });
    scene.write("log", ...range(0, 20_000), long, 1, long, 2);
    const { stdout } = await read(scene, "-n", "5", "log");
    expect(stdout === textOf(19_999, long, 1, long, 2)).toBe(true);
  },

  "a last line without an end": async (scene) => {
    scene.write("log", 0, 1);
    scene.add("log", eventLine(2));
    const { stdout, code } = await read(scene, "-n", "2", "log");
    expect(stdout.trimEnd()).toBe(textOf(1, 2).trimEnd());
    expect(code).toBe(0);
  },

  "several files by time, ten lines of each": async (scene) => {
    scene.write("a", ...range(0, 40).filter((n) => n % 2 === 0));
    scene.write("b", ...range(0, 40).filter((n) => n % 2 === 1));
    const { stdout, code } = await read(scene, "a", "b");
    expect(stdout).toBe(textOf(...range(20, 40)));
    expect(code).toBe(0);
  },

  "a file that isn't there: exit 3, the others are printed": async (scene) => {
    scene.write("log", 0);
    const { stdout, stderr, code } = await read(scene, "--no-follow", "absent.jsonl", "log");
    expect(stdout).toBe(textOf(0));
    expect(stderr).toMatch(/absent\.jsonl/);
    expect(code).toBe(3);
  },

  "an empty file": async (scene) => {
    scene.write("log");
    expect(await read(scene, "log")).toEqual({ stdout: "", stderr: "", code: 0 });
  },

  "a compressed file": async (scene) => {
    const twice = Buffer.concat([gzipSync(textOf(...range(0, 15))), gzipSync(textOf(15, 16))]);
    writeFileSync(scene.at("log.jsonl.gz"), twice);
    const { stdout, code } = await read(scene, "log.jsonl.gz");
    expect({ stdout, code }).toEqual({ stdout: textOf(...range(7, 17)), code: 0 });
  },

  "a folder": async (scene) => {
    scene.mkdir("logs/x");
    scene.write("logs/a.jsonl", 0, 3);
    scene.write("logs/x/b.ndjson", 1);
    writeFileSync(scene.at("logs/c.jsonl.gz"), gzipSync(textOf(2)));
    writeFileSync(scene.at("logs/d.ndjson.gz"), gzipSync(textOf(4)));
    scene.write("logs/e.txt", 100);
    const { stdout, code } = await read(scene, "logs");
    expect({ stdout, code }).toEqual({ stdout: textOf(...range(0, 5)), code: 0 });
  },

  "a glob in quotes": async (scene) => {
    scene.mkdir("logs");
    scene.write("logs/a-1.jsonl", 0);
    scene.write("logs/a-2.jsonl", 1);
    scene.write("logs/b-1.jsonl", 100);
    const { stdout, code } = await read(scene, "logs/a-*.jsonl");
    expect({ stdout, code }).toEqual({ stdout: textOf(0, 1), code: 0 });
  },

  "CR LF, a byte order mark and no UTF-8 as they are": async (scene) => {
    const bytes = Buffer.from(`\xef\xbb\xbf${eventLine(0)}\r\n{"x":"\xe9"}\n`, "latin1");
    writeFileSync(scene.at("log"), bytes);
    const script = '"$@" log < /dev/null | cmp - log';
    expect(await scene.shell(script, "tail", "--raw")).toMatchObject({ stdout: "", code: 0 });
  },

  "--check is clean, or exit 1 where a line is bad": async (scene) => {
    scene.write("good", 0, 1);
    expect((await read(scene, "--check", "good")).code).toBe(0);
    scene.write("bad", 0, "not JSON", eventLine(1, { confidence: 7 }), 2);
    const { stdout, stderr, code } = await scene.shell('"$@"', "tail", "--check", "bad");
    expect(stdout + stderr).toMatch(/json\.syntax|not JSON/);
    expect(stdout + stderr).toMatch(/payload\.range|confidence/);
    expect(code).toBe(1);
  },

  "options that make no sense: exit 2": async (scene) => {
    scene.write("log", 0);
    for (const args of [["-n", "x"], ["--pid", "x"], ["--idle-timeout", "x"], ["--x"]]) {
      const { stdout, stderr, code } = await read(scene, ...args, "log");
      expect({ args, stdout, code }).toEqual({ args, stdout: "", code: 2 });
      expect(stderr).toMatch(/^error: /);
    }
  },
});

follows("streams", {
  "standard input, as it comes": async ({ follow, start }) => {
    for (const args of [
      ["tail", "--raw", "-"],
      ["tail", "--raw"],
      [...follow, "--raw", "-"],
    ]) {
      const log = start(args);
      log.stdin.write(textOf(...range(0, 15)));
      await log.prints(range(0, 15));
      log.stdin.write(textOf(15).slice(0, 30));
      await pause(100);
      await log.prints(range(0, 15));
      log.stdin.write(textOf(15).slice(30));
      await log.prints(range(0, 16));
      log.stdin.end(textOf(16));
      await log.prints(range(0, 17));
      expect(await log.ended).toBe(0);
    }
  },

  "standard input beside a log that is followed": async ({ write, append, tail }) => {
    write("log", 0);
    const log = tail("-", "log");
    await log.prints([0]);
    log.stdin.write(textOf(1));
    await log.prints([0, 1]);
    log.stdin.end(textOf(2));
    await log.prints([0, 1, 2]);
    append("log", 3);
    await log.expectLines([0, 1, 2, 3]);
  },

  "a FIFO, and its next writer": async ({ at, bash, write, tail }) => {
    await bash("mkfifo fifo");
    write("here", 0);
    const log = tail("here", "fifo");
    await log.prints([0]);
    for (const n of [1, 3]) {
      // Opened to read too, so that it doesn't wait for the follower.
      const writer = openSync(at("fifo"), "r+");
      writeSync(writer, textOf(n));
      await log.prints(range(0, n + 1));
      writeSync(writer, textOf(n + 1));
      await log.prints(range(0, n + 2));
      closeSync(writer);
      await pause(100);
    }
    await log.expectLines(range(0, 5));
  },

  "a FIFO that isn't followed ends with its writer": async ({ at, bash, start }) => {
    await bash("mkfifo fifo");
    const log = start(["tail", "--raw", "fifo"]);
    const writer = await writerOf(at("fifo"));
    writeSync(writer, textOf(...range(0, 15)));
    closeSync(writer);
    await log.prints(range(0, 15));
    expect(await log.ended).toBe(0);
  },

  "-f, -F and --follow are the same": async ({ follow, start, write, append, rename }) => {
    for (const [i, how] of ["-f", "-F", "--follow"].entries()) {
      const name = `log-${i}`;
      write(name, 0);
      const log = start(["tail", how, ...follow.slice(2), "--raw", name]);
      await log.prints([0]);
      append(name, 1);
      rename(name, `${name}.old`);
      write(name, 2);
      await log.expectLines([0, 1, 2]);
    }
  },
});
