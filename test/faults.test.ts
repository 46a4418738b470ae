// Whatever goes wrong with what is written: the originals stay, nothing half is left, what can be written is.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, telemetry } from "./support/cli.ts";
import { eventLine, logOf } from "./support/events.ts";
import { bash, inFolder } from "./support/process.ts";

const validate = (folder: string, ...args: string[]) =>
  telemetry(["validate", "--no-config", ...args], { cwd: folder });

const damaged = Buffer.concat([
  Buffer.from("\ufeff"),
  Buffer.from(`${eventLine(1)}\r\n\n`),
  Buffer.from(`{"note":"caf`),
  Buffer.from([0xe9]),
  Buffer.from(`"}\n  ${eventLine(2)}  \n{"schema_ver`),
]);

/** All files below a folder, with their contents. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, "latin1")]),
  );

describe("--repair", () => {
  test("keeps good lines byte for byte, sets the rest apart, leaves the original", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "run.jsonl"), damaged);
      const { code } = await validate(folder, "--repair", "out", "run.jsonl");
      expect(code).toBe(1);
      const { "run.jsonl": original, ...written } = contents(folder);
      expect(original).toBe(damaged.toString("latin1"));
      const raw = Buffer.concat([
        Buffer.from(`{"note":"caf`),
        Buffer.from([0xe9]),
        Buffer.from(`"}`),
      ]);
      expect(written).toEqual({
        "out/run.jsonl": `${eventLine(1)}\n  ${eventLine(2)}  \n`,
        "out/run.rejects.jsonl": [
          { line: 3, reason: "json.utf8", rawBase64: raw.toString("base64") },
          { line: 5, reason: "log.torn-tail", raw: '{"schema_ver' },
        ]
          .map((record) => `${JSON.stringify(record)}\n`)
          .join(""),
      });
      const again = await validate(folder, "out/run.jsonl");
      expect(again.stderr).toContain("no findings");
    });
  });

  test("of a folder keeps its shape; rejects of an earlier repair go away", async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, "logs/a"), { recursive: true });
      writeFileSync(join(folder, "logs/a/x.jsonl"), `${logOf(1)}bad\n`);
      writeFileSync(join(folder, "logs/y.jsonl"), logOf(1));
      await validate(folder, "--repair", "out", "logs");
      expect(Object.keys(contents(join(folder, "out"))).toSorted()).toEqual([
        "a/x.jsonl",
        "a/x.rejects.jsonl",
        "y.jsonl",
      ]);
      writeFileSync(join(folder, "logs/a/x.jsonl"), logOf(1));
      await validate(folder, "--repair", "out", "logs");
      expect(Object.keys(contents(join(folder, "out"))).toSorted()).toEqual([
        "a/x.jsonl",
        "y.jsonl",
      ]);
    });
  });

  test("never writes over an original, not even through a link", async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, "data"));
      writeFileSync(join(folder, "data/x.jsonl"), `${logOf(1)}bad\n`);
      symlinkSync("data", join(folder, "link"));
      symlinkSync("data/x.jsonl", join(folder, "x.jsonl"));
      const before = contents(folder);
      for (const args of [
        ["--repair", ".", "data/x.jsonl"],
        ["--repair", "link", "data/x.jsonl"],
        ["--repair", "data", "x.jsonl"],
        ["--repair", "data", "data"],
      ]) {
        const { stderr, code } = await validate(folder, ...args);
        if (code === 2) expect(stderr).toMatch(/^error: --repair would write over the original/);
        else expect(args).toEqual(["--repair", ".", "data/x.jsonl"]);
        expect(contents(folder)).toMatchObject({ "data/x.jsonl": before["data/x.jsonl"]! });
      }
    });
  });

  test("of two files of one name keeps both", async () => {
    await inFolder(async (folder) => {
      for (const name of ["a", "b"]) {
        mkdirSync(join(folder, name));
        writeFileSync(join(folder, name, "run.jsonl"), logOf(1));
      }
      const { code } = await validate(folder, "--repair", "out", "a/run.jsonl", "b/run.jsonl");
      expect(code).toBe(0);
      expect(Object.keys(contents(join(folder, "out"))).toSorted()).toEqual([
        "a/run.jsonl",
        "b/run.jsonl",
      ]);
    });
  });

  test("of a binary input tells so and makes no empty copy", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), Buffer.alloc(5000, 1));
      await validate(folder, "--repair", "out", "a.jsonl");
      expect(contents(join(folder, "out"))).toEqual({
        "a.rejects.jsonl": '{"line":0,"reason":"log.binary","byteOffset":0,"bytes":5000}\n',
      });
    });
  });

  test("where the copy cannot be written: told as such, exit 3, nothing half left", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), logOf(3));
      writeFileSync(join(folder, "file"), "");
      mkdirSync(join(folder, "taken/a.jsonl"), { recursive: true });
      const inTheWay = await validate(folder, "--repair", "file", "a.jsonl");
      expect(inTheWay.stderr).toMatch(/^error: cannot write .*file\/a\.jsonl: /);
      expect(inTheWay.code).toBe(3);
      const taken = await validate(folder, "--repair", "taken", "a.jsonl");
      expect(taken.stderr).toMatch(/^error: cannot write .*taken\/a\.jsonl: is a directory/);
      expect(taken.code).toBe(3);
      expect(contents(join(folder, "taken"))).toEqual({});
    });
  });

  test("a reader that leaves takes the half copy with it", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), logOf(40_000));
      const { code } = await bash(
        "telemetry validate --no-config --repair out --pass-through a.jsonl | head -1; exit ${PIPESTATUS[0]}",
        folder,
      );
      expect(code).toBe(0);
      expect(contents(join(folder, "out"))).toEqual({});
    });
  });

  test("a full disk is told, exit 3, and the half copy goes away", async (context) => {
    await inFolder(async (folder) => {
      const mounted = await bash("mkdir small && mount -t tmpfs -o size=64k tmpfs small", folder);
      if (mounted.code !== 0) context.skip("no right to mount a small file system");
      try {
        writeFileSync(join(folder, "a.jsonl"), logOf(2000));
        const { stderr, code } = await validate(folder, "--repair", "small", "a.jsonl");
        expect(stderr).toMatch(/^error: cannot write .*small\/a\.jsonl: no space left on device/);
        expect(code).toBe(3);
        expect(contents(join(folder, "small"))).toEqual({});
      } finally {
        await bash("umount small", folder);
      }
    });
  });
});

const bad = (n: number): string => `${eventLine(n, { confidence: 7 })}\n`;

describe("reports and baselines", () => {
  test("several reports in one pass, each whole", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), `${logOf(2)}bad\n`);
      const args = ["json=r/a.json", "sarif=r/a.sarif", "junit=r/a.xml", "markdown=r/a.md"];
      const { code } = await validate(
        folder,
        ...args.flatMap((arg) => ["--report", arg]),
        "a.jsonl",
      );
      expect(code).toBe(1);
      const written = contents(join(folder, "r"));
      expect(Object.keys(written).toSorted()).toEqual(["a.json", "a.md", "a.sarif", "a.xml"]);
      expect(JSON.parse(written["a.json"]!).summary.findings.error).toBe(1);
      expect(JSON.parse(written["a.sarif"]!).runs[0].results).toHaveLength(1);
    });
  });

  test("one that cannot be written does not cost the others, nor the summary", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), logOf(2));
      writeFileSync(join(folder, "file"), "");
      const { stdout, stderr, code } = await validate(
        folder,
        "--report",
        "json=file/a.json",
        "--report",
        "junit=a.xml",
        "a.jsonl",
      );
      expect(code).toBe(3);
      expect(stdout).toContain("a.jsonl");
      expect(stderr).toContain("2 lines = 2 events");
      expect(stderr).toMatch(/error: cannot write .*file\/a\.json: /);
      expect(readFileSync(join(folder, "a.xml"), "utf8")).toContain("</testsuites>");
    });
  });

  test("a reader that leaves does not cost the reports", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), logOf(2));
      const { code } = await bash(
        "telemetry validate --no-config --report json=a.json --format pretty --coverage a.jsonl | true; exit ${PIPESTATUS[0]}",
        folder,
      );
      expect(code).toBe(0);
      expect(JSON.parse(readFileSync(join(folder, "a.json"), "utf8")).summary.events).toBe(2);
    });
  });

  test("never go over an input or each other", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), logOf(2));
      symlinkSync("a.jsonl", join(folder, "link.json"));
      writeFileSync(join(folder, "base.json"), '{"version":1,"findings":{}}');
      for (const [args, what] of [
        [["--report", "json=a.jsonl"], "the input a.jsonl"],
        [["--report", "json=link.json"], "the input a.jsonl"],
        [["--write-baseline", "./a.jsonl"], "the input a.jsonl"],
        [["--report", "json=x", "--report", "junit=x"], "--report json=x"],
        [["--report", "json=out/a.jsonl", "--repair", "out"], "a copy of --repair"],
        [["--report", "json=out/a.rejects.jsonl", "--repair", "out"], "the rejects of --repair"],
        [["--report", "json=base.json", "--baseline", "base.json"], "the baseline base.json"],
      ] as const) {
        const { stderr, code } = await validate(folder, ...args, "a.jsonl");
        expect(stderr).toContain(`would write over ${what}\n`);
        expect(code).toBe(2);
      }
      expect(readFileSync(join(folder, "a.jsonl"), "utf8")).toBe(logOf(2));
      expect(existsSync(join(folder, "x"))).toBe(false);
    });
  });

  test("a device stays a device, a link stays a link", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), logOf(2));
      symlinkSync("real.json", join(folder, "link.json"));
      const { code } = await validate(
        folder,
        "--report",
        "json=link.json",
        "--report",
        "sarif=/dev/null",
        "a.jsonl",
      );
      expect(code).toBe(0);
      expect(JSON.parse(readFileSync(join(folder, "real.json"), "utf8")).summary.events).toBe(2);
      expect((await bash("test -c /dev/null && test -L link.json", folder)).code).toBe(0);
    });
  });

  test("a baseline that can't be written costs neither report nor summary", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), logOf(2));
      const args = ["--write-baseline", "a.jsonl/base.json", "--report", "json=a.json", "a.jsonl"];
      const { stdout, stderr, code } = await validate(folder, ...args);
      expect(code).toBe(3);
      expect(stdout).toContain("a.jsonl");
      expect(stderr).toContain("2 lines = 2 events");
      expect(stderr).toMatch(/error: cannot write .*base\.json: /);
      expect(JSON.parse(readFileSync(join(folder, "a.json"), "utf8")).summary.events).toBe(2);
    });
  });

  test("a baseline is renewed in place", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), logOf(1) + bad(5));
      expect((await validate(folder, "--write-baseline", "base.json", "a.jsonl")).code).toBe(0);
      writeFileSync(join(folder, "a.jsonl"), logOf(1) + bad(5) + bad(6));
      const both = ["--baseline", "base.json", "--write-baseline", "base.json", "a.jsonl"];
      expect((await validate(folder, ...both)).code).toBe(0);
      expect((await validate(folder, "--baseline", "base.json", "a.jsonl")).code).toBe(0);
    });
  });

  test("a baseline accepts what it records, and no more", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), logOf(1) + bad(5));
      expect((await validate(folder, "--write-baseline", "base.json", "a.jsonl")).code).toBe(0);
      const accepted = await validate(
        folder,
        "--baseline",
        "base.json",
        "--format",
        "jsonl",
        "a.jsonl",
      );
      expect(accepted.code).toBe(0);
      expect(accepted.stdout.trim().split("\n")).toHaveLength(1);
      expect(accepted.stderr).toContain("1 accepted by the baseline");
      writeFileSync(join(folder, "a.jsonl"), logOf(1) + bad(5) + bad(6));
      const more = await validate(folder, "--baseline", "base.json", "a.jsonl");
      expect(more.code).toBe(1);
      expect(more.stdout).toContain("payload.range");
      writeFileSync(join(folder, "a.jsonl"), logOf(1));
      const stale = ["--baseline", "base.json", "a.jsonl"];
      expect((await validate(folder, ...stale)).code).toBe(0);
      expect((await validate(folder, "--strict-baseline", ...stale)).code).toBe(1);
      expect((await validate(folder, "--strict-baseline", "a.jsonl")).code).toBe(2);
    });
  });

  test.each(["null", "[]", '{"version":1,"findings":null}', '{"version":1,"findings":[]}', "{"])(
    "a baseline that is none: %s",
    async (text) => {
      await inFolder(async (folder) => {
        writeFileSync(join(folder, "base.json"), text);
        const { stderr, code } = await validate(folder, "--baseline", "base.json", root);
        expect(stderr).toMatch(/^error: base\.json/);
        expect(code).toBe(2);
      });
    },
  );
});
