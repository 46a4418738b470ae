// However many threads scan, what they find is the same; and what goes wrong in one of them is told.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root, telemetry } from "./support/cli.ts";
import { eventLine, logOf } from "./support/events.ts";
import { bash, inFolder, outcome, printed, start } from "./support/process.ts";

const fixture = (name: string) => readFileSync(join(root, "fixtures", name));

/** Lines of all kinds, over and over, until there are `bytes` of them. */
function mixture(bytes: number): Buffer {
  const lines: Buffer[] = [];
  let length = 0;
  for (let n = 0; length < bytes; n++) {
    const line = Buffer.from(
      n % 97 === 0
        ? "\n"
        : n % 89 === 0
          ? `${eventLine(n, { steps: "many" })}\n`
          : n % 83 === 0
            ? `${eventLine(n).slice(0, -3)}\n`
            : n % 79 === 0
              ? `${eventLine(n)}\r\n`
              : n % 71 === 0
                ? `${eventLine(n).replace("plan.generated", "zoo.opened")}\n`
                : `${eventLine(n, { note: "x".repeat(n % 300) })}\n`,
    );
    lines.push(line);
    length += line.length;
  }
  return Buffer.concat(lines);
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "telemetry-test-"));
  const put = (name: string, content: string | Buffer) =>
    writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, "small"));
  for (let n = 0; n < 60; n++)
    put(`small/${n}.jsonl`, n % 7 === 0 ? fixture("invalid/json.utf8.jsonl") : logOf(n));
  put(
    "a.jsonl",
    Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      mixture(3_000_000),
      Buffer.from(eventLine(1).slice(0, 50)),
    ]),
  );
  // A line longer than what a thread holds at a time, in the middle of the second task.
  const long = `${eventLine(2, { note: "y".repeat(600_000) })}\n`;
  put("b.jsonl", Buffer.concat([mixture(800_000), Buffer.from(long + long), mixture(800_000)]));
  put("c.jsonl.gz", gzipSync(mixture(2_000_000)));
  put("d.jsonl", Buffer.from(logOf(8000), "utf16le"));
  put("e.jsonl", "");
  put("f.jsonl", "\n".repeat(50_000));
  put("g.jsonl", eventLine(3));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const validate = (...args: string[]) =>
  telemetry(["validate", "--no-config", ...args], { cwd: folder });

describe("any number of threads", () => {
  test.each(["jsonl", "table", "sarif"])("gives the same report: %s", async (format) => {
    const alone = await validate("--jobs", "1", "--format", format, ".");
    expect(alone.code).toBe(1);
    for (const jobs of ["2", "3", "7"]) {
      expect(await validate("--jobs", jobs, "--format", format, "."), jobs).toEqual(alone);
    }
  });

  test("passes the same lines through", async () => {
    const alone = await validate("--jobs", "1", "--pass-through", ".");
    expect(alone.stdout.length).toBeGreaterThan(3_000_000);
    expect((await validate("--jobs", "3", "--pass-through", ".")).stdout).toBe(alone.stdout);
  });

  test("repairs alike", async () => {
    await validate("--jobs", "1", "--repair", "../one", ".");
    await validate("--jobs", "3", "--repair", "../three", ".");
    expect((await bash("diff -r ../one ../three && rm -r ../one ../three", folder)).code).toBe(0);
  });

  test("knows extension events", async () => {
    await inFolder(async (elsewhere) => {
      const line = eventLine(1).replace("plan.generated", "memory.stored");
      const stored = line.replace(/"payload":\{[^}]*\}/, '"payload":{"key":"a b"}');
      writeFileSync(join(elsewhere, "x.jsonl"), `${stored}\n`.repeat(8000));
      const args = [
        "validate",
        "--schemas",
        join(root, "fixtures/schemas"),
        "--rule",
        "event.duplicate=off",
        "x.jsonl",
      ];
      const alone = await telemetry([...args, "--jobs", "1"], { cwd: elsewhere });
      expect(alone.stderr).toContain("8,000 errors");
      expect(await telemetry([...args, "--jobs", "2"], { cwd: elsewhere })).toEqual(alone);
    });
  });

  test("reports a file that can't be read to its end, and goes on", async () => {
    await inFolder(async (elsewhere) => {
      writeFileSync(join(elsewhere, "a.jsonl.gz"), gzipSync(mixture(2_000_000)));
      truncateSync(join(elsewhere, "a.jsonl.gz"), 10_000);
      writeFileSync(join(elsewhere, "b.jsonl"), logOf(9000));
      const alone = await telemetry(["validate", "--jobs", "1", "."], { cwd: elsewhere });
      expect(alone.code).toBe(3);
      expect(await telemetry(["validate", "--jobs", "2", "."], { cwd: elsewhere })).toEqual(alone);
    });
  });
});

describe("the built command", () => {
  test("ends by Ctrl-C with the summary so far", async () => {
    const child = start(["validate", "--no-config", "--jobs", "2", "--pass-through", folder]);
    const whole = outcome(child);
    await printed(child, "stdout", /\n/);
    child.kill("SIGINT");
    const { stderr, code } = await whole;
    expect(stderr).toContain("interrupted after");
    expect(code).toBe(130);
  });

  test("does without the kernel where there is no WebAssembly", async () => {
    const command = (flags: string) =>
      bash(
        `${JSON.stringify(process.execPath)} ${flags} ${JSON.stringify(join(root, "bin/telemetry.js"))} validate --no-config --jobs 2 --format jsonl b.jsonl`,
        folder,
      );
    const plain = await command("--jitless");
    expect(plain.stderr).toContain("errors");
    // On stderr Node warns of its flag.
    const { stdout, code } = await command("");
    expect(plain).toMatchObject({ stdout, code });
  });

  // A copy of what is built, with another program for the workers.
  test.each([
    ["throws", "throw new Error('out of order');", "out of order"],
    ["leaves", "process.exit(0);", "exit code 0"],
    ["is out of memory", "const a = []; for (;;) a.push(new Array(1e6).fill(a.length));", "memory"],
  ])("says that it is a bug when a worker %s", async (_how, program, reason) => {
    await inFolder(async (elsewhere) => {
      for (const part of ["bin", "dist", "package.json"]) {
        cpSync(join(root, part), join(elsewhere, part), { recursive: true });
      }
      symlinkSync(join(root, "node_modules"), join(elsewhere, "node_modules"));
      const take = "Atomics.add(require('node:worker_threads').workerData.counters, 0, 1);";
      writeFileSync(join(elsewhere, "dist/apart/scan-worker.cjs"), `${take}${program}`);
      // Enough that the worker gets a part of it, however long it takes to start.
      writeFileSync(join(elsewhere, "x.jsonl"), "[1,2,3,4\n".repeat(500_000));
      const { stdout, stderr, code } = await bash(
        `${JSON.stringify(process.execPath)} --max-old-space-size=200 bin/telemetry.js validate --jobs 2 x.jsonl`,
        elsewhere,
      );
      expect(stderr).toContain("this is a bug in telemetry");
      expect(stderr).toContain(reason);
      expect(stdout).toBe("");
      expect(code).toBe(70);
    });
  });
});
