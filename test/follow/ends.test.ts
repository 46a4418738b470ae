// How following ends: readers that leave, signals, processes, events and silence.
import { spawnSync } from "node:child_process";
import { closeSync, constants, openSync, readSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { eventLine } from "../support/events.ts";
import { follows, range, textOf, type Scene } from "../support/follow.ts";

const decision = eventLine(5).replace(
  /"source".*/,
  '"source":"reviewer","run_id":"test-run","cycle":1,"event":"review.decision","payload":{"verdict":"accept"},"tags":{"agent":"test"}}',
);

/** A follower whose reader has taken one byte and reads no more; both ends of the pipe are real. */
async function stalled({ at, bash, write, start, follow }: Scene) {
  await bash("mkfifo out");
  const reader = openSync(at("out"), constants.O_RDONLY | constants.O_NONBLOCK);
  const stdout = openSync(at("out"), "w");
  write("log", ...range(0, 20_000));
  const log = start([...follow, "--raw", "-n", "+1", "log"], { stdout });
  closeSync(stdout);
  await log.until(() => {
    try {
      return readSync(reader, Buffer.alloc(1)) > 0;
    } catch {
      return false; // Nothing there yet.
    }
  });
  await pause(400);
  return { log, reader };
}

/** Ends a follower by a signal; returns its exit code and how long it took, ms. */
async function endBy(
  log: { kill(signal: NodeJS.Signals): void; ended: Promise<number> },
  signal: NodeJS.Signals,
) {
  const from = performance.now();
  log.kill(signal);
  const code = await log.ended;
  return { code, isSoon: performance.now() - from < 2500 };
}

follows("ends", {
  "a reader that leaves, and nothing more comes": async ({ write, shell, follow }) => {
    write("log", ...range(0, 10));
    const script = 'timeout 20 "$@" < /dev/null | head -n 3; exit ${PIPESTATUS[0]}';
    const { stdout, stderr, code } = await shell(script, ...follow, "--raw", "log");
    expect({ stdout, stderr, code }).toEqual({ stdout: textOf(0, 1, 2), stderr: "", code: 0 });
  },

  "a reader that leaves later, and nothing more comes": async ({ write, shell, follow }) => {
    write("log", 0, 1);
    const script =
      '(sleep 1; cat lines >> log) & timeout 20 "$@" < /dev/null | head -n 3; exit ${PIPESTATUS[0]}';
    write("lines", 2, 3, 4);
    const { stdout, stderr, code } = await shell(script, ...follow, "--raw", "log");
    expect({ stdout, stderr, code }).toEqual({ stdout: textOf(0, 1, 2), stderr: "", code: 0 });
  },

  "a reader that leaves while lines come": async ({ write, shell, follow }) => {
    write("log", ...range(0, 3));
    const script = `( while sleep 0.02; do echo line; done >> log & echo $! > pid )
      timeout 20 "$@" < /dev/null | head -n 5; code=\${PIPESTATUS[0]}; kill $(< pid); exit $code`;
    const { stdout, stderr, code } = await shell(script, ...follow, "--raw", "-n", "+1", "log");
    const whole = { stdout: textOf(0, 1, 2, "line", "line"), stderr: "", code: 0 };
    expect({ stdout, stderr, code }).toEqual(whole);
  },

  "SIGINT and SIGTERM": async ({ following }) => {
    for (const [signal, code] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      const log = await following("log");
      expect(await endBy(log, signal)).toEqual({ code, isSoon: true });
      expect(log.text()).toBe(textOf(0));
    }
  },

  "SIGINT while a file is waited for": async ({ tail }) => {
    const log = tail("absent");
    await log.until(() => log.stderr().includes("absent"));
    expect(await endBy(log, "SIGINT")).toEqual({ code: 130, isSoon: true });
    expect(log.text()).toBe("");
  },

  "SIGTERM while the reader has stalled": async (scene) => {
    const { log, reader } = await stalled(scene);
    expect(await endBy(log, "SIGTERM")).toEqual({ code: 143, isSoon: true });
    closeSync(reader);
  },

  "SIGINT while the reader has stalled": async (scene) => {
    const { log, reader } = await stalled(scene);
    expect(await endBy(log, "SIGINT")).toEqual({ code: 130, isSoon: true });
    closeSync(reader);
  },

  "a reader that stalls, then leaves": async (scene) => {
    const { log, reader } = await stalled(scene);
    closeSync(reader);
    expect(await log.ended).toBe(0);
    expect(log.stderr()).toBe("");
  },

  "--until-event": async ({ append, following }) => {
    const log = await following("log", "--until-event", "review.decision", "log");
    append("log", 1);
    await log.prints([0, 1]);
    append("log", decision, 6, 7);
    expect(await log.ended).toBe(0);
    expect(log.text()).toBe(textOf(0, 1, decision));
  },

  "--idle-timeout": async ({ append, following }) => {
    const log = await following("log", "--idle-timeout", "3s", "log");
    for (const n of [1, 2, 3]) {
      await pause(1000);
      append("log", n);
      await log.prints(range(0, n + 1));
    }
    const from = performance.now();
    expect(await log.ended).toBe(4);
    expect(performance.now() - from).toBeGreaterThan(2500);
    expect(log.text()).toBe(textOf(...range(0, 4)));
  },

  "--pid, after the last lines of the process": async ({ write, tail, start, at }) => {
    write("log", 0);
    write("lines", 1, 2, 3);
    const script = 'read -r; echo here; read -r; cat lines >> log; exit 0; "$@"';
    const writer = start([], { through: ["bash", "--norc", "-c", script, "bash"] });
    writer.stdin.write("\n");
    await writer.until(() => writer.text() === "here\n");
    const log = tail("--pid", String(writer.pid), at("log"));
    await log.prints([0]);
    await pause(300);
    writer.stdin.write("\n");
    expect(await writer.ended).toBe(0);
    expect(await log.ended).toBe(0);
    expect(log.text()).toBe(textOf(0, 1, 2, 3));
  },

  "--pid of a process that has already ended": async ({ write, tail }) => {
    write("log", 0, 1);
    const { pid } = spawnSync("true");
    const log = tail("--pid", String(pid), "log");
    expect(await log.ended).toBe(0);
    expect(log.text()).toBe(textOf(0, 1));
  },

  "--check goes on after a bad line": async ({ append, following }) => {
    const log = await following("log", "--check", "--idle-timeout", "2s", "log");
    append("log", "not JSON");
    await log.until(() => /not JSON/.test(log.stderr() + log.text()));
    append("log", 1);
    await log.until(() => log.text().includes(textOf(1)));
    // Silence and what was bad: either may decide.
    expect([1, 4]).toContain(await log.ended);
  },

  "a raw log with a bad line": async ({ append, following }) => {
    const log = await following("log");
    append("log", "not JSON", 1);
    await log.expectLines([0, "not JSON", 1]);
  },
});
