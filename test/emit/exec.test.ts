// `telemetry emit --exec`: a command as itself, and its events.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { describe, expect, test } from "vitest";
import { root } from "../support/cli.ts";
import { bash, inFolder, outcome, printed } from "../support/process.ts";
import { eventsIn, findingsIn, logOf } from "./agent.ts";

const sha256 = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
const exec = "TELEMETRY_RUN_ID=r/one telemetry emit --exec --";

/** Starts emit with a command, without a terminal: a Ctrl-C there is left to it. */
const start = (script: string, folder: string) =>
  spawn(
    process.execPath,
    [join(root, "bin/telemetry.js"), "emit", "--run", "r/one", "--exec", "--", "sh", "-c", script],
    { cwd: folder, env: { PATH: process.env["PATH"] }, detached: true },
  );

describe.concurrent("a command", () => {
  test("has its streams and exit code, and two events with digests and time", () =>
    inFolder(async (folder) => {
      const script = `echo in | ${exec} sh -c 'cat; echo err >&2; sleep 0.05; exit 5'`;
      expect(await bash(script, folder)).toEqual({ stdout: "in\n", stderr: "err\n", code: 5 });
      const [started, completed, ...rest] = eventsIn(logOf(folder));
      expect(rest).toEqual([]);
      expect(started).toMatchObject({
        source: "executor",
        event: "executor.command_started",
        payload: { command: "sh", args: ["-c", "cat; echo err >&2; sleep 0.05; exit 5"] },
      });
      expect(completed).toMatchObject({
        event: "executor.command_completed",
        payload: {
          command: "sh",
          exit_code: 5,
          stdout_digest: sha256("in\n"),
          stderr_digest: sha256("err\n"),
        },
      });
      expect(completed!.payload["duration_ms"]).toBeGreaterThan(45);
      expect(await findingsIn(join(folder, "logs"))).toEqual({});
    }));

  test("passes on bytes as they are, also many", () =>
    inFolder(async (folder) => {
      const script = `${exec} sh -c 'head -c 20000000 /dev/zero; printf "\\377\\000"' | sha256sum`;
      const { stdout, code } = await bash(script, folder);
      const digest = stdout.slice(0, 64);
      expect(code).toBe(0);
      expect(eventsIn(logOf(folder))[1]!.payload["stdout_digest"]).toBe(`sha256:${digest}`);
      const bytes = Buffer.concat([Buffer.alloc(20_000_000), Buffer.from([0xff, 0])]);
      expect(digest).toBe(createHash("sha256").update(bytes).digest("hex"));
    }));

  test("keeps its arguments' secrets out of the log", () =>
    inFolder(async (folder) => {
      await bash(`${exec} true --password hunter2hunter2`, folder);
      const [started] = eventsIn(logOf(folder));
      expect(started!.payload).toMatchObject({ args: ["--password", "REDACTED"] });
    }));

  test("has events of its own in the same run and cycle", () =>
    inFolder(async (folder) => {
      const nested = `${JSON.stringify(process.execPath)} ${JSON.stringify(join(root, "bin/telemetry.js"))}`;
      const script = `TELEMETRY_RUN_ID=r/one TELEMETRY_CYCLE=3 telemetry emit --exec -- sh -c '${nested} emit review.decision verdict=accept'`;
      expect(await bash(script, folder)).toEqual({ stdout: "", stderr: "", code: 0 });
      expect(eventsIn(logOf(folder)).map(({ event, cycle }) => [event, cycle])).toEqual([
        ["executor.command_started", 3],
        ["review.decision", 3],
        ["executor.command_completed", 3],
      ]);
    }));

  test.each([
    ["no-such-program-here", "error: no-such-program-here: command not found\n", 127, "ENOENT"],
    ["''", "error: : command not found\n", 127, "ENOENT"],
    ["./file", "error: ./file: permission denied\n", 126, "EACCES"],
  ])("%s that can't be run is told as by a shell", (name, stderr, code, exception) =>
    inFolder(async (folder) => {
      expect(await bash(`touch file; ${exec} ${name}`, folder)).toEqual({
        stdout: "",
        stderr,
        code,
      });
      const events = eventsIn(logOf(folder));
      expect(events.map(({ event }) => event)).toEqual([
        "executor.command_started",
        "executor.error",
      ]);
      expect(events[1]!.payload).toMatchObject({ exception, handled: false });
    }),
  );

  test("is over when it has ended, whatever it has started", () =>
    inFolder(async (folder) => {
      const child = start("sleep 60 & echo $!", folder);
      const { stdout, code } = await outcome(child);
      expect(code).toBe(0);
      process.kill(Number(stdout));
      expect(eventsIn(logOf(folder))[1]!.payload["duration_ms"]).toBeLessThan(50_000);
    }));

  test("goes on though its output can't be written", () =>
    inFolder(async (folder) => {
      const script = `${exec} sh -c 'echo a; sleep 0.3; echo b; echo c > done; exit 6' > /dev/full; echo $?; cat done`;
      const { stdout, stderr } = await bash(script, folder);
      expect(stdout).toBe("6\nc\n");
      expect(stderr).toBe(
        "error: cannot write to standard output: no space left on device; sh goes on\n",
      );
      expect(eventsIn(logOf(folder))[1]!.payload).toMatchObject({
        stdout_digest: sha256("a\nb\n"),
      });
    }));

  test("hands folder and tags on to it", () =>
    inFolder(async (folder) => {
      const nested = `cd /; ${JSON.stringify(process.execPath)} ${JSON.stringify(join(root, "bin/telemetry.js"))}`;
      const script = `telemetry emit --run r/one --dir there --tag a=b --exec -- sh -c '${nested} emit review.decision verdict=accept'`;
      expect(await bash(script, folder)).toEqual({ stdout: "", stderr: "", code: 0 });
      const events = eventsIn(join(folder, "there/r/one.jsonl"));
      expect(events.map(({ tags }) => tags)).toEqual([{ a: "b" }, { a: "b" }, { a: "b" }]);
    }));

  test("runs all the same where its events can't be written", () =>
    inFolder(async (folder) => {
      const { stdout, stderr, code } = await bash(
        `touch logs; ${exec} sh -c 'echo ran; exit 4'`,
        folder,
      );
      expect({ stdout, code }).toEqual({ stdout: "ran\n", code: 4 });
      expect(stderr).toMatch(
        /^error: cannot write .*: a part of the path is not a directory\nerror: 2 events could not be written\n$/,
      );
    }));

  test("may open its streams again by their names in /dev", () =>
    inFolder(async (folder) => {
      const script = `${exec} sh -c 'echo again > /dev/stdout; echo more | tee /dev/stderr'`;
      expect(await bash(script, folder)).toEqual({
        stdout: "again\nmore\n",
        stderr: "more\n",
        code: 0,
      });
    }));

  test("learns that nobody reads on", () =>
    inFolder(async (folder) => {
      const output = await bash(`${exec} yes | head -n 1; echo \${PIPESTATUS[0]}`, folder);
      expect(output).toEqual({ stdout: "y\n141\n", stderr: "", code: 0 });
      const [, completed] = eventsIn(logOf(folder));
      expect(completed!.payload).toMatchObject({ exit_code: null, signal: "SIGPIPE" });
    }));
});

describe.concurrent("signals", () => {
  test.each(["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGUSR1"] as const)(
    "%s goes to the command, which may handle it in its time",
    (signal) =>
      inFolder(async (folder) => {
        const name = signal.slice(3);
        const child = start(
          `trap 'sleep 4; echo handled; exit 9' ${name}; echo up; while :; do sleep 0.05; done`,
          folder,
        );
        const ended = outcome(child);
        await printed(child, "stdout", /up/);
        child.kill(signal);
        expect(await ended).toEqual({ stdout: "up\nhandled\n", stderr: "", code: 9 });
        expect(eventsIn(logOf(folder))[1]!.payload).toMatchObject({ exit_code: 9 });
      }),
  );

  test("that end the command are told", () =>
    inFolder(async (folder) => {
      const child = start("echo up; exec sleep 30", folder);
      const ended = outcome(child);
      await printed(child, "stdout", /up/);
      child.kill("SIGTERM");
      expect(await ended).toMatchObject({ stdout: "up\n", stderr: "", code: 143 });
      expect(eventsIn(logOf(folder))[1]!.payload).toMatchObject({
        exit_code: null,
        signal: "SIGTERM",
      });
    }));
});
