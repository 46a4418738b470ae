// What may be named, and what becomes of what cannot be read.
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { telemetry } from "./support/cli.ts";
import { eventLine, logOf } from "./support/events.ts";
import { bash, inFolder } from "./support/process.ts";
import { validate } from "./support/report.ts";

/** Runs a check in a folder of files; gives the names of what was read, and what could not be. */
async function read(
  files: Readonly<Record<string, string | Buffer>>,
  args: readonly string[],
  prepare?: (folder: string) => void,
) {
  return inFolder(async (folder) => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    prepare?.(folder);
    const { report, code } = await validate(["--no-config", ...args], { cwd: folder });
    const shown = report as unknown as { files: { name: string }[] };
    return {
      read: shown.files.map(({ name }) => name.replace(folder, "<folder>")),
      bad: report.unreadable.map(({ file, reason }) => `${file}: ${reason}`),
      code,
    };
  });
}

const log = logOf(1);
const tree = {
  "logs/a.jsonl": log,
  "logs/deep/er/b.ndjson": log,
  "logs/c.jsonl.gz": gzipSync(log),
  "logs/notes.txt": "not a log",
  "other.log": log,
};

describe("inputs", () => {
  test("a folder is walked for logs, in order of name", async () => {
    expect(await read(tree, ["logs"])).toEqual({
      read: ["logs/a.jsonl", "logs/c.jsonl.gz", "logs/deep/er/b.ndjson"],
      bad: [],
      code: 0,
    });
  });

  test("a file may have any name, and is read once however often it is named", async () => {
    const { read: names } = await read(tree, ["other.log", "./other.log", "logs/a.jsonl", "logs"]);
    expect(names).toEqual([
      "other.log",
      "logs/a.jsonl",
      "logs/c.jsonl.gz",
      "logs/deep/er/b.ndjson",
    ]);
  });

  test("a file is read once, whatever links lead to it", async () => {
    const named = ["logs", "again", "a.jsonl", "again/*.jsonl"];
    const { read: names } = await read({ "logs/a.jsonl": log }, named, (folder) => {
      symlinkSync("logs", join(folder, "again"));
      symlinkSync("logs/a.jsonl", join(folder, "a.jsonl"));
    });
    expect(names).toEqual(["logs/a.jsonl"]);
  });

  test.each([
    ["logs/*.jsonl", ["logs/a.jsonl"]],
    ["./logs/*.jsonl", ["logs/a.jsonl"]],
    ["logs//*.jsonl", ["logs/a.jsonl"]],
    ["logs/../logs/*.jsonl", ["logs/a.jsonl"]],
    ["logs/**/*.ndjson", ["logs/deep/er/b.ndjson"]],
    ["**/*.jsonl", ["logs/a.jsonl"]],
    ["logs/{a,c}.jsonl*", ["logs/a.jsonl", "logs/c.jsonl.gz"]],
    ["logs/d*", ["logs/deep/er/b.ndjson"]],
    ["*.log", ["other.log"]],
  ])("the pattern %s", async (pattern, names) => {
    expect(await read(tree, [pattern])).toEqual({ read: names, bad: [], code: 0 });
  });

  test("an absolute pattern", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "x.jsonl"), log);
      const { report, code } = await validate(["--no-config", join(folder, "*.jsonl")]);
      expect(report.summary.files).toBe(1);
      expect(code).toBe(0);
    });
  });

  test("a file whose name looks like a pattern is that file", async () => {
    const { read: names } = await read({ "[a].jsonl": log, "a.jsonl": log }, ["[a].jsonl"]);
    expect(names).toEqual(["[a].jsonl"]);
  });

  test("what is missing or empty is told, and the rest is read", async () => {
    expect(await read(tree, ["gone.jsonl", "logs/a.jsonl", "gone/*.jsonl", "", "deep"])).toEqual({
      read: ["logs/a.jsonl"],
      bad: [
        "gone.jsonl: no such file or directory",
        "gone/*.jsonl: the pattern matches no file",
        '"": an empty name',
        "deep: no such file or directory",
      ],
      code: 3,
    });
  });

  test("links that lead nowhere or around do not hide the other logs", async () => {
    const links = (folder: string) => {
      symlinkSync("nowhere", join(folder, "logs/0.jsonl"));
      symlinkSync("nowhere", join(folder, "logs/1.txt"));
      symlinkSync("loop.jsonl", join(folder, "logs/loop.jsonl"));
      symlinkSync("..", join(folder, "logs/deep/up"));
    };
    const { read: names, bad, code } = await read(tree, ["logs"], links);
    expect(names).toEqual(["logs/a.jsonl", "logs/c.jsonl.gz", "logs/deep/er/b.ndjson"]);
    expect(bad.toSorted()).toEqual([
      "logs/0.jsonl: no such file or directory",
      "logs/loop.jsonl: too many symbolic links",
    ]);
    expect(code).toBe(3);
  });

  test("a file that fails while it is read", async () => {
    const { stderr, code } = await bash("telemetry validate --no-config /proc/self/mem");
    expect(stderr).toContain("cannot read /proc/self/mem: input/output error");
    expect(code).toBe(3);
  });

  test("gzip: several members, zero padding, and a cut one", async () => {
    const packed = gzipSync(log);
    const second = gzipSync(`${eventLine(2)}\n`);
    const files = {
      "two.jsonl": Buffer.concat([packed, second]),
      "padded.jsonl": Buffer.concat([packed, Buffer.alloc(512)]),
      "cut.jsonl": Buffer.concat([packed, second.subarray(0, 30)]),
      "bad.jsonl": Buffer.concat([packed.subarray(0, 40), Buffer.alloc(40, 7)]),
    };
    const { bad, code } = await read(files, Object.keys(files));
    expect(bad).toEqual(["cut.jsonl: gzip data ends too early", "bad.jsonl: damaged gzip data"]);
    expect(code).toBe(3);
  });

  test("--files-from names inputs, one a line", async () => {
    const { read: names } = await read({ ...tree, list: "logs/a.jsonl\n\nother.log\n" }, [
      "--files-from",
      "list",
    ]);
    expect(names).toEqual(["logs/a.jsonl", "other.log"]);
  });

  test("nothing named: the default folder on a terminal, standard input in a pipe", async () => {
    const placed = { "logs/telemetry/test-run.jsonl": log };
    const onTerminal = await read(placed, []);
    expect(onTerminal.read).toEqual(["logs/telemetry/test-run.jsonl"]);
    const piped = await telemetry(["validate", "--no-config"], { stdin: [Buffer.from(log)] });
    expect(piped.stdout).toContain("stdin");
  });

  test("a log under logs/telemetry is named after its run", async () => {
    const { code } = await read({ "logs/telemetry/test-run.jsonl": log }, ["--strict", "logs"]);
    expect(code).toBe(0);
    const wrong = await read({ "logs/telemetry/a/test-run.jsonl": log }, ["--strict", "logs"]);
    expect(wrong.code).toBe(1);
  });
});

describe("large and hostile inputs take bounded work", () => {
  const judge = async (content: string | Buffer, ...args: string[]) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "x.jsonl"), content);
      return validate(["--no-config", ...args, "x.jsonl"], { cwd: folder });
    });
  const many = (count: number, item: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => item(i)).join(",");

  test("a line of 50 MB", async () => {
    const { report } = await judge(`${eventLine(1, { note: "x".repeat(50_000_000) })}\n${log}`);
    expect(report.summary.events).toBe(2);
  });

  test("a million levels", async () => {
    const { report } = await judge(
      `${"[".repeat(1_000_000)}\n${'{"a":'.repeat(1_000_000)}\n${log}`,
    );
    expect(report.findings.map(({ code }) => code)).toEqual(["json.depth", "json.depth"]);
    expect(report.summary.events).toBe(1);
  });

  test.each([
    ["tags", 100_000, "tag.label-name"],
    ["array items", 20_000, "payload.type"],
    ["repeated keys", 100_000, "json.duplicate-key"],
    ["listed places", 50_000, "redaction.unresolved"],
    ["markers", 50_000, "redaction.unlisted"],
  ])("one line with many bad %s", async (kind, count, code) => {
    const fields: Record<string, string> = {
      "array items": `"tools":[${many(count, () => "1")}],`,
      "repeated keys": `${many(count + 1, () => '"k":1')},`,
      "listed places": `"redacted_fields":[${many(count, (i) => `"none${i}"`)}],`,
      markers: `"list":[${many(count, () => '"REDACTED"')}],`,
    };
    const tags = kind === "tags" ? `,${many(count, (i) => `"k-${i}":1`)}` : "";
    const line = eventLine(1)
      .replace('"payload":{', `"payload":{${fields[kind] ?? ""}`)
      .replace('"tags":{"agent":"test"', `"tags":{"agent":"test"${tags}`);
    const { report } = await judge(`${line}\n`);
    expect(new Set(report.findings.map((finding) => finding.code))).toEqual(new Set([code]));
    const { error, warn, info } = report.summary.findings;
    expect(error + warn + info).toBe(count);
  });

  test("a line over 1 MiB gets the first schema error alone", async () => {
    const line = eventLine(1, { tools: Array.from({ length: 600_000 }, () => 1) });
    const { report } = await judge(`${line}\n`);
    expect(report.findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      "payload.type /payload/tools/0",
    ]);
  });

  test("a line over the limit is skipped, and the next one read", async () => {
    const { report } = await judge(`${"x".repeat(3_000_000)}\n${log}`, "--max-line-bytes", "1M");
    expect(report.findings).toMatchObject([
      { code: "log.line-too-long", line: 1, args: { bytes: 3_000_001, limit: 1_048_576 } },
    ]);
    expect(report.summary.events).toBe(1);
  });

  test("a million blank lines are counted", async () => {
    const { report } = await judge(`${"\n".repeat(1_000_000)}${log}`);
    expect(report.summary).toMatchObject({ lines: 1_000_001, blank: 1_000_000, events: 1 });
    expect(report.summary.findings.warn).toBe(1_000_000);
  });

  test("100,000 distinct faults", async () => {
    const lines = Array.from({ length: 100_000 }, (_, i) =>
      eventLine(i).replace('"agent"', `"a-${i}"`),
    );
    const { report } = await judge(`${lines.join("\n")}\n`);
    expect(report.summary.findings.warn).toBe(100_000);
    expect(report.groups.length).toBe(100);
  });

  test("5,000 runs of a stream in turn", async () => {
    const lines = Array.from({ length: 20_000 }, (_, i) =>
      eventLine(i).replace("test-run", `run-${i % 5000}`),
    );
    const { report } = await validate(["--no-config", "-"], {
      stdin: [Buffer.from(lines.join("\n"))],
    });
    expect(report.summary.events).toBe(20_000);
    expect(report.findings.some(({ code }) => code === "run.limit")).toBe(true);
  });

  test("2,000 files", async () => {
    await inFolder(async (folder) => {
      for (let i = 0; i < 2000; i++) writeFileSync(join(folder, `${i}.jsonl`), log);
      const { report, code } = await validate(["--no-config", "."], { cwd: folder });
      expect(report.summary).toMatchObject({ files: 2000, events: 2000 });
      expect(code).toBe(0);
      expect(readFileSync(join(folder, "0.jsonl"), "utf8")).toBe(log);
    });
  });
});
