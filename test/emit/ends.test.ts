// What is in the log after an agent has ended, one way or another.
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../support/cli.ts";
import { bash, inFolder, outcome, printed } from "../support/process.ts";
import { agent, eventsIn, findingsIn, logOf, startAgent } from "./agent.ts";

const hundred = `process.env.ONCE && process.once("SIGTERM", async () => {
    await new Promise((settle) => setTimeout(settle, 200));
    process.exit(7);
  });
  async function other() {
    const { copyFileSync, mkdirSync } = await import("node:fs");
    mkdirSync("copy");
    copyFileSync(process.env.LIBRARY, "copy/emit.cjs");
    const { createRequire } = await import("node:module");
    const library = createRequire(process.cwd() + "/agent.js")("./copy/emit.cjs");
    library.createEmitter({ ...base, runId: "other" }).emit("plan.generated", payload);
  }
  const telemetry = createEmitter(base);
  for (let i = 0; i < 100; i++) telemetry.emit("plan.generated", { ...payload, steps: i });
`;
const steps = (file: string) => eventsIn(file).map(({ payload }) => payload["steps"]);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe.concurrent("everything is in the log after", () => {
  test.each([
    ["the agent has nothing left to do", "", 0],
    ["process.exit", "process.exit(3);", 3],
    ["an uncaught error", "throw new Error('of the agent');", 1],
    ["a rejection", "await Promise.reject(new Error('of the agent'));", 1],
    [
      "SIGTERM",
      "process.kill(process.pid, 'SIGTERM'); await new Promise(() => setInterval(() => 0, 1000));",
      143,
    ],
    [
      "SIGINT",
      "process.kill(process.pid, 'SIGINT'); await new Promise(() => setInterval(() => 0, 1000));",
      130,
    ],
    [
      "SIGHUP",
      "process.kill(process.pid, 'SIGHUP'); await new Promise(() => setInterval(() => 0, 1000));",
      129,
    ],
    [
      "SIGTERM that the agent has handled once, before it had an emitter",
      "0; process.kill(process.pid, 'SIGTERM'); await new Promise(() => setInterval(() => 0, 1000));",
      7,
    ],
    [
      "an emitter that was closed twice",
      "telemetry.close(); await telemetry.close(); process.exit(3);",
      3,
    ],
    [
      "SIGTERM with two copies of the library",
      "await other(); process.kill(process.pid, 'SIGTERM'); await new Promise(() => setInterval(() => 0, 1000));",
      143,
    ],
    [
      "SIGTERM that the agent handles",
      "process.on('SIGTERM', () => process.exit(7)); process.kill(process.pid, 'SIGTERM'); await new Promise(() => setInterval(() => 0, 1000));",
      7,
    ],
  ])("%s", (name, end, code) =>
    inFolder(async (folder) => {
      const env = {
        LIBRARY: join(root, "dist/emit.cjs"),
        ...(name.includes("once") && { ONCE: "1" }),
      };
      const child = startAgent(hundred + end, folder, env);
      const ended = new Promise((settle) => {
        child.on("exit", (status, signal) => {
          const numbers = { SIGTERM: 143, SIGINT: 130, SIGHUP: 129 } as const;
          settle(status ?? numbers[signal as keyof typeof numbers]);
        });
      });
      expect(await ended).toBe(code);
      expect(steps(logOf(folder))).toEqual(upTo(100));
    }),
  );

  test("an exit while the system is writing", () =>
    inFolder(async (folder) => {
      const script = `const telemetry = createEmitter({ ...base, validate: "off", redact: false });
        for (let i = 0; i < 20_000; i++) telemetry.emit("plan.generated", { ...payload, steps: i });
        let turns = 0;
        const turn = () => (++turns === 5 ? process.exit(0) : setImmediate(turn));
        setImmediate(turn);`;
      expect(await agent(script, folder)).toMatchObject({ code: 0, stderr: "" });
      expect(steps(logOf(folder))).toEqual(upTo(20_000));
    }));

  test("each event on its own, where each is synced", () =>
    inFolder(async (folder) => {
      const script = `const telemetry = createEmitter({ ...base, fsync: "event" });
        for (let i = 0; i < 20; i++) telemetry.emit("plan.generated", { ...payload, steps: i });
        process.kill(process.pid, "SIGKILL");`;
      await agent(script, folder);
      expect(steps(logOf(folder))).toEqual(upTo(20));
    }));
});

test("events are written soon without a flush", () =>
  inFolder(async (folder) => {
    const child = startAgent(`${hundred} setInterval(() => 0, 1000); console.log("up");`, folder);
    const ended = outcome(child);
    await printed(child, "stdout", /up/);
    const log = logOf(folder);
    for (let tries = 0; tries < 500; tries++) {
      await new Promise((settle) => setTimeout(settle, 20));
      try {
        if (steps(log).length === 100) break;
      } catch {
        // Not made yet.
      }
    }
    expect(steps(log)).toEqual(upTo(100));
    child.kill("SIGKILL");
    await ended;
  }));

test("kill -9 again and again leaves whole lines, save for one at the end", () =>
  inFolder(async (folder) => {
    const script = `const telemetry = createEmitter({ ...base, validate: "off" });
      const turn = () => {
        for (let i = 0; i < 300; i++) telemetry.emit("plan.generated", payload);
        setImmediate(turn);
      };
      turn();
      setTimeout(() => console.log("up"), 100);`;
    for (let round = 0; round < 6; round++) {
      const child = startAgent(script, folder);
      const ended = outcome(child);
      await printed(child, "stdout", /up/);
      child.kill("SIGKILL");
      await ended;
      const lines = readFileSync(logOf(folder), "utf8").split("\n");
      const torn = lines.pop();
      expect(lines.length).toBeGreaterThan(300);
      // One that was torn by the round before has had its newline.
      const bad = lines.filter((line) => !line.startsWith('{"schema') || !line.endsWith("}}"));
      expect(bad.length).toBeLessThanOrEqual(round);
      expect(torn === "" || torn!.startsWith('{"schema')).toBe(true);
    }
  }));

test("two processes on one run never tear each other's lines", () =>
  inFolder(async (folder) => {
    const script = (
      name: string,
    ) => `const telemetry = createEmitter({ ...base, source: "${name}", redact: false, validate: "off" });
      for (let i = 0; i < 100; i++) {
        for (let j = 0; j < 100; j++) telemetry.emit("plan.generated", { ...payload, steps: i * 100 + j, pad: "x".repeat(300) });
        await new Promise((settle) => setTimeout(settle, 1));
      }
      await telemetry.close();`;
    const names = ["planner", "memory"];
    const ends = await Promise.all(names.map((name) => agent(script(name), folder)));
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    const events = eventsIn(logOf(folder));
    for (const name of names) {
      const its = events.filter(({ source }) => source === name);
      expect(its.map(({ payload }) => payload["steps"])).toEqual(upTo(10_000));
    }
  }));

describe.concurrent("a log that is there", () => {
  test("and ends in a torn line gets a newline first", () =>
    inFolder(async (folder) => {
      const log = logOf(folder);
      mkdirSync(dirname(log), { recursive: true });
      writeFileSync(log, '{"schema_version":"0.1","times');
      await agent(hundred, folder);
      const [torn, ...lines] = readFileSync(log, "utf8").trimEnd().split("\n");
      expect(torn).toBe('{"schema_version":"0.1","times');
      expect(lines.map((line) => JSON.parse(line).payload.steps)).toEqual(upTo(100));
    }));

  test("and is torn by somebody else between two writes as well", () =>
    inFolder(async (folder) => {
      const child = startAgent(
        `const telemetry = createEmitter(base);
        telemetry.emit("plan.generated", payload);
        await telemetry.flush();
        console.log("flushed");
        await new Promise((settle) => process.stdin.once("data", settle));
        telemetry.emit("plan.generated", payload);
        await telemetry.close();
        process.exit();`,
        folder,
      );
      const ended = outcome(child);
      await printed(child, "stdout", /flushed/);
      appendFileSync(logOf(folder), '{"torn":');
      child.stdin.write("go\n");
      expect(await ended).toMatchObject({ code: 0, stderr: "" });
      expect(await findingsIn(join(folder, "logs"))).toEqual({ "json.syntax": 1 });
      expect(readFileSync(logOf(folder), "utf8").split("\n")[1]).toBe('{"torn":');
    }));

  test("and is moved away while it is written to is made anew", () =>
    inFolder(async (folder) => {
      const script = `const { existsSync, renameSync } = await import("node:fs");
        const telemetry = createEmitter(base);
        const log = "logs/telemetry/r/one.jsonl";
        let count = 0;
        const write = async () => {
          telemetry.emit("plan.generated", { ...payload, steps: count++ });
          await telemetry.flush();
          await new Promise((settle) => setTimeout(settle, 20));
        };
        await write();
        renameSync(log, log + ".1");
        while (!existsSync(log)) await write();
        await telemetry.close();
        console.log(count);`;
      const { stdout, stderr, code } = await agent(script, folder);
      expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
      const moved = steps(`${logOf(folder)}.1`);
      expect([...moved, ...steps(logOf(folder))]).toEqual(upTo(Number(stdout)));
      expect(moved.length).toBeGreaterThan(10);
    }));
});

describe.concurrent("a log that can't be written", () => {
  test("is told once, and nothing is thrown", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "logs"), "a file where a folder must be");
      const script = `const told = [];
        const telemetry = createEmitter({ ...base, onError: (error) => told.push(error.message) });
        for (let i = 0; i < 3; i++) {
          telemetry.emit("plan.generated", payload);
          await new Promise((settle) => setTimeout(settle, 150));
        }
        await telemetry.close();
        console.log(told.length, told[0].replace(process.cwd(), ""));`;
      const { stdout, code } = await agent(script, folder);
      expect(code).toBe(0);
      expect(stdout).toBe(
        "1 cannot write /logs/telemetry/r/one.jsonl: a part of the path is not a directory\n",
      );
    }));

  test.each(["never", "event"])(
    "keeps no flush waiting, and has all once it can (fsync %s)",
    (fsync) =>
      inFolder(async (folder) => {
        writeFileSync(join(folder, "logs"), "a file where a folder must be");
        const script = `const { rmSync } = await import("node:fs");
        const telemetry = createEmitter({ ...base, fsync: "${fsync}", onError: () => undefined });
        for (let i = 0; i < 6; i++) telemetry.emit("plan.generated", { ...payload, steps: i });
        await telemetry.flush();
        await telemetry.flush();
        rmSync("logs");
        await telemetry.close();
        console.log(telemetry.dropped);`;
        expect(await agent(script, folder)).toEqual({ stdout: "0\n", stderr: "", code: 0 });
        expect(steps(logOf(folder))).toEqual(upTo(6));
      }),
  );

  test("to the end is counted as dropped", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "logs"), "a file where a folder must be");
      const script = `const telemetry = createEmitter({ ...base, onError: () => undefined });
        for (let i = 0; i < 6; i++) telemetry.emit("plan.generated", payload);
        await telemetry.close();
        telemetry.emit("plan.generated", payload);
        console.log(telemetry.dropped);`;
      // It ends, though an event came after the end.
      expect(await agent(script, folder)).toEqual({ stdout: "7\n", stderr: "", code: 0 });
    }));

  test("on a full disk is waited for; lines go on where they were torn", (context) =>
    inFolder(async (folder) => {
      const mounted = await bash("mkdir logs && mount -t tmpfs -o size=64k tmpfs logs", folder);
      if (mounted.code !== 0) context.skip();
      try {
        const child = startAgent(
          `const told = [];
          const telemetry = createEmitter({ ...base, redact: false, onError: (error) => told.push(error.message) });
          for (let i = 0; i < 1000; i++) telemetry.emit("plan.generated", { ...payload, steps: i });
          await telemetry.flush();
          console.log("full", told.length);
          const { statSync } = await import("node:fs");
          const size = () => statSync("logs/telemetry/r/one.jsonl").size;
          const before = size();
          await new Promise((settle) => process.stdin.once("data", settle));
          while (size() === before) await new Promise((settle) => setTimeout(settle, 20));
          await telemetry.close();
          console.log(told.length, told[0].includes("no space left on device"));
          process.exit();`,
          folder,
        );
        const ended = outcome(child);
        await printed(child, "stdout", /full/);
        await bash("mount -o remount,size=4m logs", folder);
        child.stdin.write("go\n");
        expect(await ended).toMatchObject({ code: 0, stdout: "full 1\n1 true\n" });
        expect(steps(logOf(folder))).toEqual(upTo(1000));
      } finally {
        await bash("umount logs", folder);
      }
    }));
});
