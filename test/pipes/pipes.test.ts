// The built command with real pipes, signals and devices.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { eventLine, logOf } from "../support/events.ts";
import { bash, inFolder, opened, outcome, printed, start } from "../support/process.ts";

const validate = (...args: string[]) => ["validate", "--no-config", ...args];

describe("standard input and output", () => {
  test("a reader that leaves early is no error and no noise", async () => {
    const { stdout, stderr, code } = await bash(
      "telemetry validate --list-rules | head -1; exit ${PIPESTATUS[0]}",
    );
    expect({ lines: stdout.trim().split("\n").length, stderr, code }).toEqual({
      lines: 1,
      stderr: "",
      code: 0,
    });
  });

  test("a reader that leaves in the middle of a long stream ends it quietly", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "long.jsonl"), logOf(60_000));
      const { stdout, stderr, code } = await bash(
        "telemetry validate --no-config --pass-through long.jsonl | head -1; exit ${PIPESTATUS[0]}",
        folder,
      );
      expect(stdout).toBe(`${eventLine(0)}\n`);
      expect(stderr).toBe("");
      expect(code).toBe(0);
    });
  });

  test("a full disk on standard output is told, exit 3", async () => {
    const { stderr, code } = await bash("telemetry validate --list-rules > /dev/full");
    expect(stderr).toBe("error: cannot write to standard output: no space left on device\n");
    expect(code).toBe(3);
  });

  test("--pass-through hands each line on as it comes, and findings beside it", async () => {
    const child = start(validate("--pass-through", "-"));
    const whole = outcome(child);
    child.stdin.write(`${eventLine(1)}\n`);
    expect(await printed(child, "stdout", /\n/)).toBe(`${eventLine(1)}\n`);
    child.stdin.write("not json\n");
    expect(await printed(child, "stderr", /\n/)).toBe(
      "stdin:2:1: error json.syntax: not JSON: this character cannot stand here\n",
    );
    child.stdin.end(`${eventLine(2)}\n`);
    const { stdout, code } = await whole;
    expect(stdout).toBe(`${eventLine(1)}\n${eventLine(2)}\n`);
    expect(code).toBe(1);
  });

  test("gzip is known however its first bytes are cut", async () => {
    const child = start(validate("-"));
    const whole = outcome(child);
    const packed = gzipSync(logOf(3));
    child.stdin.write(packed.subarray(0, 1));
    await new Promise((settle) => setTimeout(settle, 100));
    child.stdin.end(packed.subarray(1));
    const { stderr, code } = await whole;
    expect(stderr).toContain("3 lines = 3 events + 0 blank + 0 rejected; no findings");
    expect(code).toBe(0);
  });

  test("a slow reader gets every line", async () => {
    await inFolder(async (folder) => {
      const log = logOf(20_000);
      writeFileSync(join(folder, "log.jsonl"), log);
      const { code } = await bash(
        "telemetry validate --no-config --pass-through log.jsonl | (sleep 0.5; cat > copy.jsonl); exit ${PIPESTATUS[0]}",
        folder,
      );
      expect(code).toBe(0);
      expect(readFileSync(join(folder, "copy.jsonl"), "utf8")).toBe(log);
    });
  });
});

describe("named pipes", () => {
  test("<(command), with and without output, and /dev/stdin", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "log.jsonl"), logOf(2));
      const substituted = await bash("telemetry validate --no-config <(cat log.jsonl)", folder);
      expect(substituted.stderr).toContain("2 lines = 2 events");
      const empty = await bash("telemetry validate --no-config <(true)", folder);
      expect(empty.code).toBe(1);
      const device = await bash(
        "cat log.jsonl | telemetry validate --no-config /dev/stdin",
        folder,
      );
      expect(device.stderr).toContain("2 lines = 2 events");
    });
  });

  test("a FIFO is waited for, and Ctrl-C ends the wait with the summary so far", async () => {
    await inFolder(async (folder) => {
      await bash("mkfifo fifo", folder);
      const read = start(validate("fifo"), folder);
      const wrote = outcome(read);
      writeFileSync(join(folder, "fifo"), logOf(2));
      expect((await wrote).stderr).toContain("2 lines = 2 events");

      const waiting = start(validate("fifo"), folder);
      const ended = outcome(waiting);
      await opened(waiting, join(folder, "fifo"));
      waiting.kill("SIGINT");
      const { stderr, code } = await ended;
      expect(stderr).toMatch(/^interrupted after 1 file, 0 B: 0 lines/);
      expect(code).toBe(130);
    });
  });
});

describe("Ctrl-C", () => {
  test("on a stream that stands still: the summary so far, exit 130", async () => {
    const child = start(validate("--pass-through", "-"));
    const whole = outcome(child);
    child.stdin.write(`${eventLine(1)}\n`);
    await printed(child, "stdout", /\n/);
    child.kill("SIGINT");
    const { stderr, code } = await whole;
    expect(stderr).toBe(
      `interrupted after 1 file, ${eventLine(1).length + 1} B: 1 line = 1 event + 0 blank + 0 rejected; no findings\n`,
    );
    expect(code).toBe(130);
  });

  test("leaves no baseline and no half copies", async () => {
    await inFolder(async (folder) => {
      const child = start(
        validate("--repair", "out", "--write-baseline", "base.json", "--pass-through", "-"),
        folder,
      );
      const whole = outcome(child);
      child.stdin.write(`${eventLine(1)}\n`);
      await printed(child, "stdout", /\n/);
      child.kill("SIGINT");
      expect((await whole).code).toBe(130);
      expect(existsSync(join(folder, "base.json"))).toBe(false);
      expect((await bash("find out -type f", folder)).stdout).toBe("");
    });
  });

  test("twice ends it even when the reader has stalled", async () => {
    const child = start(validate("--pass-through", "-"));
    // Nobody reads stdout, so the pipe fills.
    child.stdin.on("error", () => undefined);
    child.stdin.write(logOf(20_000));
    await new Promise((settle) => setTimeout(settle, 800));
    child.kill("SIGINT");
    setTimeout(() => child.kill("SIGINT"), 300);
    const signal = await new Promise((settle) => child.on("exit", (_code, name) => settle(name)));
    expect(signal).toBe("SIGINT");
  });
});
