// The same figures for any number of threads, any blocks, a compressed copy, a redacted copy, parts that are merged.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { corpus } from "../../scripts/bench/corpus.mjs";
import { root, telemetry } from "../support/cli.ts";
import { bash } from "../support/process.ts";
import { stats, type StatsDocument } from "./support.ts";

const log = join(root, corpus("clean", 1));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "telemetry-stats-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Without what says where lines stand. */
const figures = ({ totals, slowest, errors, open, ...rest }: StatsDocument) => {
  const { bytes, inputs, ...lines } = totals;
  void [bytes, inputs, slowest, errors, open];
  return { lines, ...rest };
};

describe("the same figures", () => {
  test("for any blocks of standard input", async () => {
    const bytes = readFileSync(log);
    const whole = await stats(["-"], { stdin: [bytes] });
    for (const size of [997, 65_536]) {
      const blocks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      );
      expect(await stats(["-"], { stdin: blocks }), `blocks of ${size}`).toEqual(whole);
    }
  });

  test("for any number of threads", async () => {
    const own = `telemetry stats --no-config --format json ${corpus("clean", 10)} --jobs`;
    const [one, three] = await Promise.all([bash(`${own} 1`), bash(`${own} 3`)]);
    expect(one.stdout.length).toBeGreaterThan(5000);
    expect(three).toEqual(one);
  });

  test("of a compressed copy", async () => {
    const copy = join(folder, "copy.jsonl.gz");
    writeFileSync(copy, gzipSync(readFileSync(log)));
    expect(figures(await stats([copy]))).toEqual(figures(await stats([log])));
  });

  test("of a redacted copy", async () => {
    const runs = join(folder, "runs");
    cpSync(join(root, "fixtures/runs"), runs, { recursive: true });
    const { code } = await telemetry(["redact", "--no-config", "--in-place", runs]);
    expect(code).toBeLessThan(2);
    expect(figures(await stats([runs]))).toEqual(
      figures(await stats([join(root, "fixtures/runs")])),
    );
  });

  test("of snapshots that are merged", async () => {
    const names = ["a", "b", "c"].map((name) => join(folder, `${name}.jsonl`));
    const lines = readFileSync(log, "utf8").trimEnd().split("\n");
    for (const [i, name] of names.entries()) {
      writeFileSync(
        name,
        `${lines.slice(i * 700, i === 2 ? undefined : (i + 1) * 700).join("\n")}\n`,
      );
      await stats([name, "--save", `${name}.stats`]);
    }
    const saved = names.map((name) => `${name}.stats`);
    const merged = await stats(["--merge", ...saved]);
    expect(merged).toEqual(await stats(names));
    expect(figures(merged)).toEqual(figures(await stats([log])));
    await stats(["--merge", ...saved, "--save", join(folder, "all.stats")]);
    await stats([...names, "--save", join(folder, "once.stats")]);
    expect(readFileSync(join(folder, "all.stats"), "utf8")).toBe(
      readFileSync(join(folder, "once.stats"), "utf8"),
    );
  });
});
