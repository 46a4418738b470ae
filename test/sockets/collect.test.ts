// The collector as a process: what comes over sockets is in the logs of its runs, whatever comes.
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { telemetry } from "../support/cli.ts";
import { bash, inFolder } from "../support/process.ts";
import {
  collecting,
  connected,
  filesIn,
  lineOf,
  linesOf,
  rejectsIn,
  sent,
  stopped,
  textOf,
  until,
} from "./support.ts";

describe.concurrent("collect", () => {
  test("writes a log a run, the bytes as they came, from many connections at once", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder);
      const producers = Array.from({ length: 20 }, (_, n) =>
        linesOf(`many/run-${n % 5}`, n * 100, n * 100 + 100),
      );
      await Promise.all(producers.map((text) => sent(collect.ports[0]!, text)));
      const { code, stderr } = await stopped(collect);
      expect(code).toBe(143);
      expect(stderr).toContain("2,000 lines (");
      expect(stderr).toContain("0 rejected, from 20 connections");
      expect(filesIn(join(folder, "logs"))).toEqual(
        [0, 1, 2, 3, 4].map((n) => `many/run-${n}.jsonl`),
      );
      for (let n = 0; n < 5; n++) {
        const lines = textOf(folder, `logs/many/run-${n}.jsonl`).split("\n").slice(0, -1);
        const wanted = producers
          .filter((_, at) => at % 5 === n)
          .join("")
          .split("\n")
          .slice(0, -1);
        expect(lines.toSorted()).toEqual(wanted.toSorted());
        // Those of one connection stay in order.
        const own = lines.filter((line) => wanted.slice(0, 100).includes(line));
        expect(own).toEqual(wanted.slice(0, 100));
      }
      expect((await bash("telemetry validate --no-config logs", folder)).code).toBe(0);
    }));

  test("writes what has come while it runs, and makes a file of what is torn into pieces by the network", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder);
      const socket = await connected(collect.ports[0]!);
      socket.setNoDelay(true);
      const text = linesOf("a", 0, 3);
      for (const byte of text.slice(0, 300))
        await new Promise((settle) => socket.write(byte, settle));
      socket.write(text.slice(300));
      await until(() => textOf(folder, "logs/a.jsonl") === text);
      socket.destroy();
      await stopped(collect);
      expect(textOf(folder, "logs/a.jsonl")).toBe(text);
    }));

  test("keeps what is wrong with its reason, and takes what is only warned of", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder);
      const good = lineOf("a", 1);
      const unknown = good.replace("plan.generated", "my.event");
      const crlf = good.replace("\n", "\r\n");
      const bad = [
        "no json",
        good.trim().replace('"cycle":1', '"cycle":0'),
        good.trim().replace("plan.generated", "Plan"),
        "[1]",
        good.trim().replace('"run_id":"a"', '"run_id":"a\\u0000b"'),
      ];
      const latin1 = Buffer.from('{"é":1}\n', "latin1");
      await sent(
        collect.ports[0]!,
        Buffer.concat([
          Buffer.from(`\ufeff${good}\n \n${bad.join("\n")}\n`),
          latin1,
          Buffer.from(unknown + crlf),
        ]),
      );
      const { stderr } = await stopped(collect);
      expect(stderr).toMatch(
        /3 lines .* 6 rejected, from 1 connection \(logs\/rejects\/\d{4}-\d\d-\d\d\.rejected\)/,
      );
      expect(textOf(folder, "logs/a.jsonl")).toBe(good + unknown + crlf);
      const rejects = rejectsIn(join(folder, "logs"));
      expect(rejects.map(({ line, base64 }) => line ?? base64)).toEqual([
        ...bad,
        latin1.subarray(0, -1).toString("base64"),
      ]);
      expect(rejects.map(({ reasons }) => reasons.join())).toEqual([
        "json.syntax",
        "envelope.range",
        "envelope.format",
        "json.not-object",
        "envelope.format",
        "json.utf8",
      ]);
      expect(rejects[0]!.peer).toMatch(/^127\.0\.0\.1:\d+$/);
    }));

  test("no run_id leads out of the folder, to a hidden name or among the rejects", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder);
      const runs = [
        "../out",
        "../../etc/passwd",
        "/abs",
        "a/../../b",
        "..",
        ".",
        "...",
        "a//b",
        ".hidden",
        "~root",
        "rejects",
        "rejects/x",
        "REJECTS/x",
        "rejects/../rejects/y",
        "C:\\x",
        "CON",
        "aux.txt/nul",
        "x".repeat(300),
        `${"d/".repeat(700)}e`,
        "sp ace",
        "ü/ñ",
        "-rf",
        "%2e%2e/x",
        "a.jsonl/b",
        "a",
      ];
      await sent(collect.ports[0]!, runs.map((run, n) => lineOf(run, n)).join(""));
      await stopped(collect);
      expect(existsSync(join(folder, "out.jsonl"))).toBe(false);
      const files = filesIn(folder);
      expect(files.every((file) => file.startsWith("logs/"))).toBe(true);
      const written = files.filter((file) => file.endsWith(".jsonl"));
      const barred = rejectsIn(join(folder, "logs"));
      // Of two runs one of which needs a folder where the other has its log, the first has it.
      expect(barred.every(({ reasons }) => reasons.join() === "in-the-way")).toBe(true);
      expect(written.length + barred.length).toBe(runs.length);
      for (const file of written) {
        expect(textOf(folder, file).split("\n")).toHaveLength(2);
        expect(file).not.toMatch(/^logs\/rejects\/|\/\.|\/\/|\\|\/(?:CON|nul)\./i);
      }
    }));

  test("follows no link out of the folder, and keeps the lines", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "logs"));
      mkdirSync(join(folder, "outside"));
      writeFileSync(join(folder, "outside/file.jsonl"), "");
      mkdirSync(join(folder, "logs/inside"));
      symlinkSync("../outside", join(folder, "logs/folder"));
      symlinkSync("../outside/file.jsonl", join(folder, "logs/file.jsonl"));
      symlinkSync("../outside/none.jsonl", join(folder, "logs/dangling.jsonl"));
      symlinkSync("inside", join(folder, "logs/link"));
      const collect = await collecting(folder);
      const runs = ["folder/x", "file", "dangling", "link/x"];
      await sent(collect.ports[0]!, runs.map((run, n) => lineOf(run, n)).join(""));
      await stopped(collect);
      expect(filesIn(join(folder, "outside"))).toEqual(["file.jsonl"]);
      expect(readFileSync(join(folder, "outside/file.jsonl"), "utf8")).toBe("");
      expect(textOf(folder, "logs/inside/x.jsonl")).toBe(lineOf("link/x", 3));
      const rejects = rejectsIn(join(folder, "logs"));
      expect(rejects.map(({ reasons, line }) => [reasons.join(), line])).toEqual(
        runs.slice(0, 3).map((run, n) => ["outside", lineOf(run, n).trim()]),
      );
    }));

  test("more runs than files may be open", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder);
      const runs = Array.from({ length: 400 }, (_, n) => `run-${n}`);
      const round = (n: number) => runs.map((run) => lineOf(run, n)).join("");
      await sent(collect.ports[0]!, round(0) + round(1));
      await sent(collect.ports[0]!, round(2));
      await stopped(collect);
      for (const run of runs) {
        expect(textOf(folder, `logs/${run}.jsonl`)).toBe(linesOf(run, 0, 3));
      }
    }));

  test("a line over the limit is kept in parts, and those around it are taken", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder, "--max-line-bytes", "1k");
      const long = lineOf("a", 1, "x".repeat(2 << 20));
      const medium = lineOf("a", 2, "y".repeat(2000));
      await sent(collect.ports[0]!, lineOf("a", 0) + long + medium + lineOf("a", 3));
      const { stderr } = await stopped(collect);
      expect(stderr).toContain("2 lines");
      expect(stderr).toContain("2 rejected");
      expect(textOf(folder, "logs/a.jsonl")).toBe(lineOf("a", 0) + lineOf("a", 3));
      const rejects = rejectsIn(join(folder, "logs"));
      expect(new Set(rejects.flatMap(({ reasons }) => reasons))).toEqual(
        new Set(["log.line-too-long"]),
      );
      expect(rejects.map(({ line }) => line).join("")).toBe((long + medium).replaceAll("\n", ""));
      expect(rejects.filter(({ last }) => last)).toHaveLength(2);
    }));

  test("a line that takes too long ends its connection, a silent connection stays", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder, "--line-timeout", "1s");
      const silent = await connected(collect.ports[0]!);
      const slow = await connected(collect.ports[0]!);
      slow.write(`${lineOf("a", 0)}{"half`);
      // Drop by drop does not help.
      const drops = setInterval(() => slow.write("x"), 50);
      await once(slow, "close");
      clearInterval(drops);
      silent.end(lineOf("a", 1));
      await once(silent.resume(), "close");
      await stopped(collect);
      expect(textOf(folder, "logs/a.jsonl")).toBe(linesOf("a", 0, 2));
      const [reject, ...others] = rejectsIn(join(folder, "logs"));
      expect(others).toEqual([]);
      expect(reject).toMatchObject({ reasons: ["line-timeout"] });
      expect(reject!.line).toMatch(/^\{"halfx+$/);
    }));

  test("a connection that ends in half a line; one whose last newline is missing", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder);
      await sent(collect.ports[0]!, `${lineOf("a", 0)}${lineOf("a", 1).slice(0, 50)}`);
      await sent(collect.ports[0]!, `${lineOf("b", 0)}${lineOf("b", 1).trim()}`);
      await stopped(collect);
      expect(textOf(folder, "logs/a.jsonl")).toBe(lineOf("a", 0));
      expect(textOf(folder, "logs/b.jsonl")).toBe(linesOf("b", 0, 2));
      expect(rejectsIn(join(folder, "logs"))).toMatchObject([
        { reasons: ["log.torn-tail"], line: lineOf("a", 1).slice(0, 50) },
      ]);
    }));

  test("connections over the limit are refused, and told of", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder, "--max-connections", "2");
      const first = await connected(collect.ports[0]!);
      first.write(lineOf("a", 0));
      const second = await connected(collect.ports[0]!);
      second.write(lineOf("a", 1));
      await until(() => textOf(folder, "logs/a.jsonl").split("\n").length === 3);
      const third = await connected(collect.ports[0]!);
      await once(third.resume(), "close");
      first.end();
      await once(first.resume(), "close");
      await sent(collect.ports[0]!, lineOf("a", 2));
      const { stderr } = await stopped(collect);
      expect(stderr).toMatch(/warning: refused 127\.0\.0\.1:\d+: too many connections/);
      expect(textOf(folder, "logs/a.jsonl").split("\n")).toHaveLength(4);
      second.destroy();
    }));

  test.each(["SIGTERM", "SIGINT"] as const)("%s loses nothing that came whole", (signal) =>
    inFolder(async (folder) => {
      const collect = await collecting(folder);
      const sockets = await Promise.all(
        Array.from({ length: 8 }, () => connected(collect.ports[0]!)),
      );
      const text = (n: number) => linesOf(`run-${n}`, 0, 5000);
      // Taken by the system in full, so that it came; half a line after it did not.
      await Promise.all(
        sockets.map(
          (socket, n) =>
            new Promise((settle) => {
              socket.write(text(n));
              socket.write('{"half":', settle);
            }),
        ),
      );
      const { code, stderr } = await stopped(collect, signal);
      expect({ code, stderr: stderr.includes("error") }).toEqual({
        code: signal === "SIGTERM" ? 143 : 130,
        stderr: false,
      });
      for (let n = 0; n < 8; n++) expect(textOf(folder, `logs/run-${n}.jsonl`)).toBe(text(n));
      expect(rejectsIn(join(folder, "logs")).map(({ line }) => line)).toEqual(
        Array(8).fill('{"half":'),
      );
      for (const socket of sockets) socket.destroy();
    }),
  );
});

describe.concurrent("collect, options", () => {
  const refused: readonly (readonly [string, string, string])[] = [
    ["others can reach it", "--listen tcp://0.0.0.0:0", "tcp://0.0.0.0:0 would be open to others"],
    ["IPv6, others can reach it", "--listen tcp://[::]:0", "tcp://[::]:0 would be open to others"],
    ["ZeroMQ, others can reach it", "--listen zmq+tcp://0.0.0.0:0", "ZeroMQ is not protected here"],
    [
      "a token alone is not enough",
      "--listen tcp://0.0.0.0:0 --token-file token",
      "would be open to others",
    ],
    ["TLS without a certificate", "--listen tls://127.0.0.1:0", "needs a certificate"],
    ["no address", "--listen 4560", '"4560" is no address: it has no scheme'],
    ["another scheme", "--listen udp://127.0.0.1:1", "udp:// is not known here"],
    ["a short token", "--token-file short", "short holds no token"],
    ["no connections", "--max-connections 0", "--max-connections must be 1 or more"],
    ["a certificate without its key", "--tls-cert token", "--tls-cert needs --tls-key"],
  ];
  test.each(refused)("%s", (_, args, message) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "token"), "0123456789abcdef0123\n");
      writeFileSync(join(folder, "short"), "0123\n");
      const { code, stderr } = await telemetry(["collect", "--no-config", ...args.split(" ")], {
        cwd: folder,
      });
      expect(stderr).toContain(message);
      expect(code).toBe(2);
      expect(existsSync(join(folder, "logs"))).toBe(false);
    }),
  );

  test("an address that is in use", () =>
    inFolder(async (folder) => {
      const collect = await collecting(folder);
      const address = `tcp://127.0.0.1:${collect.ports[0]}`;
      const { code, stderr } = await telemetry(["collect", "--no-config", "--listen", address], {
        cwd: folder,
      });
      expect(code).toBe(2);
      expect(stderr).toContain("the address is in use");
      await stopped(collect);
    }));
});
