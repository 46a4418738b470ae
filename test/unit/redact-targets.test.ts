// Where `telemetry redact` writes: never over what it reads.
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";
import type { RedactOptions } from "../../src/commands/redact/options.ts";
import { openOutputs } from "../../src/commands/redact/outputs.ts";
import { Problem } from "../../src/contract/problem.ts";
import { resolveInputs } from "../../src/io/inputs.ts";
import type { Io } from "../../src/io/io.ts";
import { root } from "../support/cli.ts";
import { bash, inFolder } from "../support/process.ts";

const nothing = {
  isTTY: false,
  columns: undefined,
  rows: undefined,
  onResize: () => undefined,
  write: () => Promise.resolve(),
  hasReader: () => true,
};

const ioIn = (cwd: string): Io => ({
  stdin: Readable.from([]),
  stdout: nothing,
  stderr: nothing,
  cwd,
  env: {},
  cores: 1,
  scanWorker: "",
  signal: new AbortController().signal,
  outlast: () => undefined,
});

/** The outputs of what is named, in a folder that is the working directory. */
async function outputsOf(
  cwd: string,
  named: readonly string[],
  options: Partial<RedactOptions>,
): ReturnType<typeof outputsWith> {
  const { found, bad } = await resolveInputs(named, cwd);
  expect(bad).toEqual([]);
  return outputsWith(cwd, found, options);
}

async function outputsWith(
  cwd: string,
  found: Awaited<ReturnType<typeof resolveInputs>>["found"],
  options: Partial<RedactOptions>,
) {
  const all = { listings: [], outDir: undefined, inPlace: false, check: false, dryRun: false };
  const outputs = await openOutputs(found, { ...all, ...options } as RedactOptions, ioIn(cwd));
  return { found, outputs };
}

/** Writes `REDACTED` for every input that is named. */
async function redactAll(cwd: string, named: readonly string[], options: Partial<RedactOptions>) {
  const { found, outputs } = await outputsOf(cwd, named, options);
  for (const input of found) {
    const output = await outputs.open(input);
    await output?.write(Buffer.from("REDACTED\n"));
    await output?.keep(true);
  }
}

/** Makes files below a folder, each with a secret. */
function make(folder: string, ...files: string[]): void {
  for (const file of files) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), "secret\n");
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => statSync(join(folder, file)).isFile())
    .toSorted();

describe("copies", () => {
  test("stand as the inputs do below what named them, under their own names", async () => {
    await inFolder(async (cwd) => {
      make(cwd, "logs/a/x.jsonl", "logs/y.ndjson", "z.log");
      writeFileSync(join(cwd, "logs/a/w.jsonl.gz"), gzipSync("secret\n"));
      await redactAll(cwd, ["logs", "z.log", "-"], { outDir: "out/new" });
      const out = join(cwd, "out/new");
      expect(filesIn(out)).toEqual([
        "a/w.jsonl.gz",
        "a/x.jsonl",
        "stdin.jsonl",
        "y.ndjson",
        "z.log",
      ]);
      expect(gunzipSync(readFileSync(join(out, "a/w.jsonl.gz"))).toString()).toBe("REDACTED\n");
      expect(readFileSync(join(out, "a/x.jsonl"), "utf8")).toBe("REDACTED\n");
      expect(readFileSync(join(cwd, "logs/a/x.jsonl"), "utf8")).toBe("secret\n");
    });
  });

  test("of files of one name stand as these do below the working directory", async () => {
    await inFolder(async (cwd) => {
      make(cwd, "a/run.jsonl", "b/run.jsonl");
      await redactAll(cwd, ["a/run.jsonl", "b/run.jsonl"], { outDir: "out" });
      expect(filesIn(join(cwd, "out"))).toEqual(["a/run.jsonl", "b/run.jsonl"]);
    });
  });

  test("that would still meet are refused", async () => {
    await inFolder(async (folder) => {
      make(folder, "a/run.jsonl", "cwd/a/run.jsonl");
      const planned = outputsOf(join(folder, "cwd"), ["a/run.jsonl", "../a/run.jsonl"], {
        outDir: "out",
      });
      await expect(planned).rejects.toBeInstanceOf(Problem);
      await expect(planned).rejects.toMatchObject({
        message: "--out-dir would write out/a/run.jsonl for both a/run.jsonl and ../a/run.jsonl",
        hint: "redact them into folders of their own",
      });
    });
  });

  test("have the rights of their originals, and until they are complete only their owner has any", async () => {
    await inFolder(async (cwd) => {
      make(cwd, "a.jsonl");
      chmodSync(join(cwd, "a.jsonl"), 0o664);
      const { found, outputs } = await outputsOf(cwd, ["a.jsonl"], { outDir: "out" });
      const output = await outputs.open(found[0]!);
      await output?.write(Buffer.from("REDACTED\n"));
      const partial = readdirSync(join(cwd, "out"));
      expect(partial).toHaveLength(1);
      expect(partial).not.toContain("a.jsonl");
      expect(statSync(join(cwd, "out", partial[0]!)).mode & 0o7777).toBe(0o600);
      await output?.keep(true);
      expect(readdirSync(join(cwd, "out"))).toEqual(["a.jsonl"]);
      expect(statSync(join(cwd, "out/a.jsonl")).mode & 0o7777).toBe(0o664);
    });
  });

  test("that are given up leave nothing", async () => {
    await inFolder(async (cwd) => {
      make(cwd, "a.jsonl");
      const { found, outputs } = await outputsOf(cwd, ["a.jsonl"], { outDir: "out" });
      const output = await outputs.open(found[0]!);
      await output?.write(Buffer.from("REDACTED\n"));
      await output?.discard();
      expect(filesIn(join(cwd, "out"))).toEqual([]);
    });
  });

  test("never go over an original, not even through a link", async () => {
    await inFolder(async (cwd) => {
      make(cwd, "data/x.jsonl");
      symlinkSync("data", join(cwd, "folder"));
      symlinkSync("data/x.jsonl", join(cwd, "x.jsonl"));
      for (const [outDir, named] of [
        [".", "x.jsonl"],
        ["data", "data/x.jsonl"],
        ["folder", "data/x.jsonl"],
        ["data", "x.jsonl"],
        ["data", "data"],
        ["data", "data/*.jsonl"],
      ] as const) {
        const planned = outputsOf(cwd, [named], { outDir });
        await expect(planned).rejects.toBeInstanceOf(Problem);
        await expect(planned).rejects.toThrow(/^--out-dir would write over the original /);
      }
    });
  });
});

describe("in place", () => {
  test("a log is replaced, compressed if it was, and a clean one stays", async () => {
    await inFolder(async (cwd) => {
      make(cwd, "a.jsonl");
      // By what it holds, not by its name.
      writeFileSync(join(cwd, "b.jsonl"), gzipSync("secret\n"));
      writeFileSync(join(cwd, "c.jsonl.gz"), "secret\n");
      await redactAll(cwd, ["a.jsonl", "b.jsonl", "c.jsonl.gz"], { inPlace: true });
      expect(readFileSync(join(cwd, "a.jsonl"), "utf8")).toBe("REDACTED\n");
      expect(gunzipSync(readFileSync(join(cwd, "b.jsonl"))).toString()).toBe("REDACTED\n");
      expect(readFileSync(join(cwd, "c.jsonl.gz"), "utf8")).toBe("REDACTED\n");
      const before = readFileSync(join(cwd, "b.jsonl"));
      const { found, outputs } = await outputsOf(cwd, ["b.jsonl"], { inPlace: true });
      const output = await outputs.open(found[0]!);
      await output?.write(Buffer.from("anything\n"));
      await output?.keep(false);
      expect(readFileSync(join(cwd, "b.jsonl")).equals(before)).toBe(true);
      expect(filesIn(cwd)).toEqual(["a.jsonl", "b.jsonl", "c.jsonl.gz"]);
    });
  });

  test("standard input has none", async () => {
    await inFolder(async (cwd) => {
      const planned = outputsOf(cwd, ["-"], { inPlace: true });
      await expect(planned).rejects.toBeInstanceOf(Problem);
      await expect(planned).rejects.toThrow("standard input has no place");
    });
  });
});

test.each(["check", "dryRun"] as const)("%s writes nothing", async (option) => {
  await inFolder(async (cwd) => {
    make(cwd, "a.jsonl");
    await redactAll(cwd, ["a.jsonl"], { [option]: true });
    expect(readFileSync(join(cwd, "a.jsonl"), "utf8")).toBe("secret\n");
    expect(filesIn(cwd)).toEqual(["a.jsonl"]);
  });
});

describe("a report", () => {
  test("never goes over an input, a copy or another report", async () => {
    await inFolder(async (cwd) => {
      make(cwd, "a.jsonl");
      symlinkSync("a.jsonl", join(cwd, "link.json"));
      const report = (file: string) => ({ format: "json" as const, file });
      for (const [files, options, what] of [
        [["a.jsonl"], { check: true }, "the input a.jsonl"],
        [["link.json"], { inPlace: true }, "the input a.jsonl"],
        [["out/a.jsonl"], { outDir: "out" }, "a redacted copy"],
        [["x.json", "./x.json"], {}, "--report json=x.json"],
      ] as const) {
        const planned = outputsOf(cwd, ["a.jsonl"], { ...options, listings: files.map(report) });
        await expect(planned).rejects.toBeInstanceOf(Problem);
        await expect(planned).rejects.toThrow(
          `--report json=${files.at(-1)} would write over ${what}`,
        );
      }
      expect(existsSync(join(cwd, "out"))).toBe(false);
    });
  });
});

describe("standard output", () => {
  const program = `
    import { resolveInputs } from "./src/io/inputs.ts";
    import { openOutputs } from "./src/commands/redact/outputs.ts";
    const cwd = process.cwd();
    resolveInputs([process.argv[2]], cwd)
      .then(({ found }) => openOutputs(found, { listings: [] }, { cwd, stdout: { write() {} } }))
      .then(() => console.error("opened"), (error) => console.error(error.constructor.name, error.message));
  `;

  test("is refused if it is the input, by whatever name, and only then", async () => {
    await inFolder(async (cwd) => {
      make(cwd, "a.jsonl", "b.jsonl");
      symlinkSync("a.jsonl", join(cwd, "link"));
      linkSync(join(cwd, "a.jsonl"), join(cwd, "hard"));
      buildSync({
        stdin: { contents: program, resolveDir: root },
        bundle: true,
        format: "cjs",
        platform: "node",
        outfile: join(cwd, "program.cjs"),
        loader: { ".wasm": "binary" },
      });
      const run = async (redirect: string): Promise<string> =>
        (await bash(`${process.execPath} program.cjs a.jsonl ${redirect}`, cwd)).stderr;
      for (const redirect of [">> a.jsonl", ">> link", ">> hard", "> a.jsonl", "1<> a.jsonl"]) {
        expect(await run(redirect)).toBe("Problem standard output is the input a.jsonl\n");
      }
      for (const redirect of [">> b.jsonl", "> /dev/null", "| cat", ">> new.jsonl"]) {
        expect(await run(redirect)).toBe("opened\n");
      }
    });
  });
});
