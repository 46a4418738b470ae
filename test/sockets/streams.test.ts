// Events over sockets between our own commands: replay and senders send, tail shows, collect writes.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Push } from "zeromq";
import { parseAddress } from "../../src/io/sockets/address.ts";
import { createSender } from "../../src/io/sockets/sender.ts";
import { root, telemetry } from "../support/cli.ts";
import { bash, inFolder, outcome, printed, start } from "../support/process.ts";
import {
  collecting,
  connected,
  lineOf,
  linesOf,
  listening,
  rejectsIn,
  sent,
  stopped,
  takenOf,
  textOf,
  until,
} from "./support.ts";

const patience = 20_000;
/** A line with the event that tests end after. */
const last = (run: string, n: number) =>
  lineOf(run, n).replace("plan.generated", "review.decision");
const tailing = (folder: string, address: string, ...more: readonly string[]) =>
  listening(["tail", "--no-config", address, ...more], folder);

describe.concurrent("tail", () => {
  test("shows what is sent to it, readable", () =>
    inFolder(async (folder) => {
      const tail = await tailing(folder, "tcp://127.0.0.1:0", "--until-event", "review.decision");
      await sent(tail.ports[0]!, linesOf("a", 0, 2) + last("a", 2));
      const { stdout, stderr, code } = await tail.ended;
      expect(code).toBe(0);
      expect(stdout.split("\n")).toHaveLength(4);
      expect(stdout).toMatch(/planner +generated +steps=1 +confidence=0.5/);
      expect(stderr).toBe(`-- listening on tcp://127.0.0.1:${tail.ports[0]}\n`);
    }));

  test("takes many senders, ends with a signal, and tells of half a line", () =>
    inFolder(async (folder) => {
      const tail = await tailing(folder, "tcp://127.0.0.1:0", "--raw");
      let stdout = "";
      tail.child.stdout.on("data", (text: string) => (stdout += text));
      const texts = Array.from({ length: 8 }, (_, n) =>
        linesOf(`run-${n}`, n * 500, n * 500 + 500),
      );
      await Promise.all(texts.map((text) => sent(tail.ports[0]!, `${text}{"half`)));
      await until(() => stdout.length >= texts.join("").length);
      const { code, stderr } = await stopped(tail);
      expect(code).toBe(143);
      expect(stdout.split("\n").toSorted()).toEqual(texts.join("").split("\n").toSorted());
      expect(stderr).toContain("its last line was never finished; left out 6 bytes");
    }));

  test("merges what is sent with files by time", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "file.jsonl"), linesOf("file", 0, 2));
      const tail = await tailing(
        folder,
        "tcp://127.0.0.1:0",
        "file.jsonl",
        "-f",
        "--json",
        "--until-event",
        "review.decision",
      );
      await sent(tail.ports[0]!, lineOf("sent", 5) + last("sent", 6));
      const { stdout, code } = await tail.ended;
      expect(code).toBe(0);
      const runs = stdout
        .trim()
        .split("\n")
        .map((line) => (JSON.parse(line) as { run_id: string }).run_id);
      expect(runs).toEqual(["file", "file", "sent", "sent"]);
    }));

  test("leaves out lines over the limit, and says so", () =>
    inFolder(async (folder) => {
      const tail = await tailing(
        folder,
        "tcp://127.0.0.1:0",
        "--raw",
        "--max-line-bytes",
        "1k",
        "--until-event",
        "review.decision",
      );
      await sent(tail.ports[0]!, lineOf("a", 0, "x".repeat(5000)) + last("a", 1));
      const { stdout, stderr } = await tail.ended;
      expect(stdout).toBe(last("a", 1));
      expect(stderr).toContain("left out a line of 5.1 KiB (--max-line-bytes)");
    }));

  test.each(["tcp://0.0.0.0:0", "zmq+tcp://0.0.0.0:0"])(
    "does not listen to others on %s",
    async (address) => {
      const { code, stderr } = await telemetry(["tail", address]);
      expect(code).toBe(2);
      expect(stderr).toContain("would be open to others");
    },
  );

  test("holds a sender back while its own reader waits", () =>
    inFolder(async (folder) => {
      const tail = await tailing(folder, "tcp://127.0.0.1:0", "--raw");
      tail.child.stdout.pause();
      const socket = await connected(tail.ports[0]!);
      const block = linesOf("a", 0, 5000);
      const blocks = 32;
      expect(await takenOf(socket, block, blocks)).toBeLessThan(blocks);
      let size = 0;
      tail.child.stdout.on("data", (text: string) => (size += text.length)).resume();
      await until(() => size === block.length * blocks);
      await stopped(tail);
    }));
});

describe.concurrent("replay", () => {
  test("sends the lines it chose, as they are, in their time", () =>
    inFolder(async (folder) => {
      const odd = lineOf("a", 1).replace('"cycle":1', '"cycle" : 1').replace("\n", "\r\n");
      writeFileSync(
        join(folder, "a.jsonl"),
        lineOf("a", 0) + odd + lineOf("b", 2) + lineOf("a", 3).trim(),
      );
      const collect = await collecting(folder);
      const { code, stderr, stdout } = await bash(
        `telemetry replay a.jsonl --run a --to tcp://127.0.0.1:${collect.ports[0]}`,
        folder,
      );
      expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: "", stdout: "" });
      await stopped(collect);
      expect(textOf(folder, "logs/a.jsonl")).toBe(lineOf("a", 0) + odd + lineOf("a", 3));
      expect(textOf(folder, "logs/b.jsonl")).toBe("");
    }));

  test("ends at a time and sends to several addresses", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), linesOf("a", 0, 5000));
      const collect = await collecting(folder, "--listen", "zmq+tcp://127.0.0.1:0");
      const [tcp, zmq] = collect.ports;
      const to = `--to tcp://127.0.0.1:${tcp} --to zmq+tcp://127.0.0.1:${zmq} --to +2999ms`;
      const { code, stderr } = await bash(`telemetry replay a.jsonl --speed max ${to}`, folder);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      await stopped(collect);
      const lines = textOf(folder, "logs/a.jsonl").split("\n").slice(0, -1);
      const wanted = linesOf("a", 0, 3000).split("\n").slice(0, -1);
      expect(lines.toSorted()).toEqual([...wanted, ...wanted].toSorted());
    }));

  test("says why it can't send, and ends with a signal", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), linesOf("a", 0, 10));
      const child = start(
        ["replay", "a.jsonl", "--speed", "max", "--to", "tcp://127.0.0.1:1"],
        folder,
      );
      const ended = outcome(child);
      await printed(child, "stderr", /cannot send/);
      child.kill("SIGINT");
      const { code, stderr } = await ended;
      // The signal may come before a line was read.
      expect(stderr).toMatch(
        /^-- cannot send to tcp:\/\/127\.0\.0\.1:1: nothing listens there; trying again\n(?:error: 10 lines not sent to tcp:\/\/127\.0\.0\.1:1\n)?$/,
      );
      expect(code).toBe(130);
    }));

  test.each([
    ["--state --to tcp://127.0.0.1:1", "--to an address sends events"],
    ["--to tcp://127.0.0.1", "host:port must follow"],
    ["--to tcp://127.0.0.1:0", "port 0 can't be sent to"],
    ["tcp://127.0.0.1:0", "tcp://127.0.0.1:0: replay shows what was"],
  ])("%s", async (args, message) => {
    const { code, stderr } = await telemetry(["replay", "x.jsonl", ...args.split(" ")]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe.concurrent("ZeroMQ", () => {
  test("collect takes messages of one line and of many, with and without the last newline", () =>
    inFolder(async (folder) => {
      const collect = await collecting(
        folder,
        "--listen",
        "zmq+tcp://127.0.0.1:0",
        "--max-line-bytes",
        "10k",
      );
      const push = new Push({ linger: -1 });
      push.connect(`tcp://127.0.0.1:${collect.ports[1]}`);
      await push.send(lineOf("a", 0));
      await push.send(lineOf("a", 1).trim());
      await push.send(linesOf("a", 2, 100));
      await push.send([lineOf("a", 100), lineOf("a", 101).trim()]);
      await push.send("no json");
      await push.send(
        `${lineOf("a", 102)}${lineOf("a", 0, "x".repeat(20_000))}${lineOf("a", 103)}`,
      );
      await until(() => textOf(folder, "logs/a.jsonl").includes(lineOf("a", 103)));
      push.close();
      expect((await stopped(collect)).code).toBe(143);
      expect(textOf(folder, "logs/a.jsonl")).toBe(linesOf("a", 0, 104));
      const rejects = rejectsIn(join(folder, "logs"));
      expect(rejects.map(({ reasons }) => reasons.join())).toEqual([
        "json.syntax",
        "log.line-too-long",
      ]);
      expect(rejects[0]!.peer).toBe(`zmq+tcp://127.0.0.1:${collect.ports[1]}`);
    }));

  test("a sender outlives its receiver, and what waits for it", () =>
    inFolder(async (folder) => {
      const first = await collecting(folder, "--listen", "zmq+tcp://127.0.0.1:0");
      const address = `zmq+tcp://127.0.0.1:${first.ports[1]}`;
      const told: string[] = [];
      const sender = createSender(parseAddress(address), {
        onError: ({ message }) => void told.push(message),
      });
      sender.send(Buffer.from(linesOf("a", 0, 2000)), 2000);
      expect(await sender.drain(patience)).toBe(0);
      await until(() => textOf(folder, "logs/a.jsonl") === linesOf("a", 0, 2000));
      await stopped(first, "SIGKILL");
      await until(() => told.length > 0);
      for (let n = 2000; n < 4000; n += 10) sender.send(Buffer.from(linesOf("a", n, n + 10)), 10);
      expect(await sender.drain(100)).toBeGreaterThan(0);
      const second = await listening(
        ["collect", "--no-config", "--listen", address, "--out", "logs"],
        folder,
      );
      expect(await sender.drain(patience)).toBe(0);
      await sender.close();
      await until(() => textOf(folder, "logs/a.jsonl").length >= linesOf("a", 0, 4000).length);
      await stopped(second);
      expect(textOf(folder, "logs/a.jsonl")).toBe(linesOf("a", 0, 4000));
      expect(told[0]).toContain("the other side has closed the connection; trying again");
    }));

  test("tail shows what is pushed to it", () =>
    inFolder(async (folder) => {
      const tail = await tailing(
        folder,
        "zmq+tcp://127.0.0.1:0",
        "--raw",
        "--until-event",
        "review.decision",
      );
      const sender = createSender(parseAddress(`zmq+tcp://127.0.0.1:${tail.ports[0]}`));
      const text = linesOf("a", 0, 50) + last("a", 50);
      sender.send(Buffer.from(text), 51);
      const { stdout, code } = await tail.ended;
      await sender.close();
      expect({ stdout, code }).toEqual({ stdout: text, code: 0 });
    }));

  test("is told of where its package is missing, and found where the user has it", () =>
    inFolder(async (folder) => {
      const install = join(folder, "install");
      for (const part of ["bin", "dist", "package.json"])
        cpSync(join(root, part), join(install, part), { recursive: true });
      const run = (args: string) =>
        bash(`${JSON.stringify(process.execPath)} install/bin/telemetry.js ${args}`, folder);
      const missing = await run("tail zmq+tcp://127.0.0.1:0 --idle-timeout 1s");
      expect(missing).toEqual({
        code: 2,
        stdout: "",
        stderr:
          "error: zmq+tcp:// needs the package zeromq, which is not installed\nnpm install zeromq\n",
      });
      writeFileSync(join(folder, "a.jsonl"), lineOf("a", 0));
      const sending = await run("replay a.jsonl --to zmq+tcp://127.0.0.1:1");
      expect(sending.stderr).toContain(
        "needs the package zeromq, which is not installed (npm install zeromq)\n",
      );
      expect(sending.stderr).toContain("error: 1 line not sent to zmq+tcp://127.0.0.1:1\n");
      expect(sending.code).toBe(3);
      const theirs = join(folder, "node_modules/zeromq");
      mkdirSync(theirs, { recursive: true });
      const real = JSON.stringify(join(root, "node_modules/zeromq"));
      writeFileSync(join(theirs, "index.js"), `module.exports = require(${real});`);
      const found = await run("tail zmq+tcp://127.0.0.1:0 --idle-timeout 1s");
      expect(found).toMatchObject({ code: 4, stderr: expect.stringContaining("listening on") });
    }));
});
