// What the collector survives: kill -9, full disks, producers that are faster than a disk.
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createConnection } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../../src/io/sockets/address.ts";
import { createSender } from "../../src/io/sockets/sender.ts";
import { telemetry } from "../support/cli.ts";
import { bash, inFolder } from "../support/process.ts";
import {
  collecting,
  connected,
  filesIn,
  lineOf,
  linesOf,
  listening,
  rejectsIn,
  sent,
  stopped,
  takenOf,
  textOf,
  until,
  type Listening,
} from "./support.ts";

const patience = 20_000;

/** Findings of errors in logs, by code. */
async function errorsIn(folder: string): Promise<Record<string, number>> {
  const { stdout } = await telemetry(
    ["validate", "--no-config", "--rule", "span.unclosed=off", "--format", "json", "logs"],
    { cwd: folder },
  );
  const findings = (JSON.parse(stdout) as { findings: { code: string; severity: string }[] })
    .findings;
  const counts: Record<string, number> = {};
  for (const { code, severity } of findings) {
    if (severity === "error" || code.startsWith("log.")) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

describe("kill -9", () => {
  test("again and again leaves no torn line in the middle of a log, and senders go on", () =>
    inFolder(async (folder) => {
      let collect: Listening = await collecting(folder);
      const port = collect.ports[0]!;
      const again = () =>
        listening(
          ["collect", "--no-config", "--listen", `tcp://127.0.0.1:${port}`, "--out", "logs"],
          folder,
        );
      const senders = Array.from({ length: 4 }, () =>
        createSender(parseAddress(`tcp://127.0.0.1:${port}`), { maxBytes: 1e9 }),
      );
      const counts = senders.map(() => 0);
      const over = new AbortController();
      const producing = senders.map(async (sender, i) => {
        while (!over.signal.aborted) {
          const from = counts[i]!;
          counts[i] = from + 200;
          sender.send(Buffer.from(linesOf(`run-${i % 2}`, from * 4 + i, from * 4 + i + 200)), 200);
          await pause(2);
        }
      });
      for (let round = 0; round < 4; round++) {
        const size = () =>
          filesIn(join(folder, "logs")).reduce(
            (sum, file) => sum + textOf(folder, "logs", file).length,
            0,
          );
        const before = existsSync(join(folder, "logs")) ? size() : 0;
        await until(() => size() > before + 200_000);
        await stopped(collect, "SIGKILL");
        collect = await again();
      }
      over.abort();
      await Promise.all(producing);
      const last = senders.map((sender, i) => {
        const line = lineOf(`run-${i % 2}`, 9_000_000 + i);
        sender.send(Buffer.from(line), 1);
        return line;
      });
      for (const sender of senders) {
        expect(await sender.drain(patience)).toBe(0);
        await sender.close();
        expect(sender.dropped).toBe(0);
      }
      const { code } = await stopped(collect);
      expect(code).toBe(143);
      // What a kill has torn off is among the rejects.
      expect(await errorsIn(folder)).toEqual({});
      for (const [i, line] of last.entries())
        expect(textOf(folder, `logs/run-${i % 2}.jsonl`).includes(line)).toBe(true);
      const reasons = new Set(rejectsIn(join(folder, "logs")).flatMap((reject) => reject.reasons));
      expect([...reasons].filter((reason) => reason !== "log.torn-tail")).toEqual([]);
    }));

  test("what a killed process has left torn is moved away; a whole line gets its newline", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "logs"));
      const torn = lineOf("torn", 1).slice(0, 70);
      const long = `{"x":"${"y".repeat(100_000)}`;
      writeFileSync(join(folder, "logs/torn.jsonl"), lineOf("torn", 0) + torn);
      writeFileSync(join(folder, "logs/long.jsonl"), lineOf("long", 0) + long);
      writeFileSync(join(folder, "logs/only.jsonl"), torn);
      writeFileSync(join(folder, "logs/whole.jsonl"), lineOf("whole", 0).trim());
      const collect = await collecting(folder);
      const runs = ["torn", "long", "only", "whole"];
      await sent(collect.ports[0]!, runs.map((run) => lineOf(run, 2)).join(""));
      await stopped(collect);
      for (const run of runs) {
        const before = run === "only" ? "" : lineOf(run, 0);
        expect(textOf(folder, `logs/${run}.jsonl`)).toBe(before + lineOf(run, 2));
      }
      const rejects = rejectsIn(join(folder, "logs"));
      expect(rejects.map(({ line }) => line)).toEqual([torn, long, torn]);
      expect(rejects[0]!.peer).toBe(join(folder, "logs/torn.jsonl"));
    }));
});

test("two collectors and others may write to one run", () =>
  inFolder(async (folder) => {
    const both = await Promise.all([collecting(folder), collecting(folder)]);
    const writing = both.map(({ ports }, i) =>
      sent(ports[0]!, linesOf("a", i * 3000, i * 3000 + 3000)),
    );
    for (let n = 0; n < 200; n++) {
      mkdirSync(join(folder, "logs"), { recursive: true });
      appendFileSync(join(folder, "logs/a.jsonl"), lineOf("a", 10_000 + n));
      await pause(1);
    }
    await Promise.all(writing);
    for (const collect of both) await stopped(collect);
    // Where one writes while another does, a line may seem torn and get a newline of its own.
    const lines = textOf(folder, "logs/a.jsonl")
      .split("\n")
      .filter((line) => line !== "");
    expect(lines).toHaveLength(6200);
    const wanted = linesOf("a", 0, 6000) + linesOf("a", 10_000, 10_200);
    expect(lines.toSorted()).toEqual(wanted.split("\n").slice(0, -1).toSorted());
  }));

test("a full disk is told, senders wait, and once there is room all is written", async ({
  skip,
}) => {
  await inFolder(async (folder) => {
    const mounted = await bash("mkdir logs && mount -t tmpfs -o size=256k tmpfs logs", folder);
    if (mounted.code !== 0) skip("no tmpfs can be mounted here");
    try {
      writeFileSync(join(folder, "logs/ballast"), Buffer.alloc(200_000));
      const collect = await collecting(folder);
      let stderr = "";
      collect.child.stderr.on("data", (text: string) => (stderr += text));
      const text = linesOf("a", 0, 1000);
      await sent(collect.ports[0]!, text.slice(0, 100_000));
      await until(() => stderr.includes("no space left on device; trying again, senders wait"));
      expect(text.startsWith(textOf(folder, "logs/a.jsonl"))).toBe(true);
      rmSync(join(folder, "logs/ballast"));
      const whole = text.slice(0, text.lastIndexOf("\n", 99_999) + 1);
      await until(() => textOf(folder, "logs/a.jsonl") === whole);
      expect((await stopped(collect)).code).toBe(143);
      expect(rejectsIn(join(folder, "logs")).map(({ reasons }) => reasons.join())).toEqual([
        "log.torn-tail",
      ]);
      expect(readFileSync(join(folder, "logs/a.jsonl"), "utf8")).toBe(whole);
    } finally {
      await bash("umount -l logs", folder);
    }
  });
});

test("senders wait while a disk is full, in bounded memory, and nothing is lost", async ({
  skip,
}) => {
  await inFolder(async (folder) => {
    const mounted = await bash("mkdir logs && mount -t tmpfs -o size=1m tmpfs logs", folder);
    if (mounted.code !== 0) skip("no tmpfs can be mounted here");
    try {
      const collect = await collecting(folder, "--line-timeout", "1s");
      const socket = createConnection(collect.ports[0]!, "127.0.0.1").on("error", () => undefined);
      await once(socket, "connect");
      // Far more than the collector and the system would hold.
      const block = linesOf("a", 0, 10_000);
      const blocks = 24;
      expect(await takenOf(socket, block, blocks)).toBeLessThan(blocks);
      const status = readFileSync(`/proc/${collect.child.pid}/status`, "utf8");
      expect(Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024).toBeLessThan(256);
      await bash("mount -o remount,size=400m logs", folder);
      await once(socket.resume(), "close");
      const { code } = await stopped(collect);
      expect(code).toBe(143);
      expect(rejectsIn(join(folder, "logs"))).toEqual([]);
      expect(textOf(folder, "logs/a.jsonl") === block.repeat(blocks)).toBe(true);
    } finally {
      await bash("umount -l logs", folder);
    }
  });
});

test("ends on a signal though the disk is full, and says what was lost", async ({ skip }) => {
  await inFolder(async (folder) => {
    const mounted = await bash("mkdir logs && mount -t tmpfs -o size=64k tmpfs logs", folder);
    if (mounted.code !== 0) skip("no tmpfs can be mounted here");
    try {
      const collect = await collecting(folder);
      const socket = await connected(collect.ports[0]!);
      socket.write(linesOf("a", 0, 1000));
      await until(() => textOf(folder, "logs/a.jsonl").length > 60_000);
      const { code, stderr } = await stopped(collect);
      expect(code).toBe(143);
      expect(stderr).toMatch(/warning: \d+\.\d KiB could not be written/);
      socket.destroy();
    } finally {
      await bash("umount -l logs", folder);
    }
  });
});
