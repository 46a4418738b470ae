// Playback into a pipe: in time, within a range, up to a point, and whole.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, telemetry } from "../support/cli.ts";
import { bash, inFolder, printed, start } from "../support/process.ts";

const at = (time: string, n: number, cycle = 1): string =>
  JSON.stringify({
    schema_version: "0.1",
    timestamp: time,
    source: "planner",
    run_id: "test-run",
    cycle,
    event: "plan.generated",
    payload: { steps: n, confidence: 0.5, redacted_fields: [] },
    tags: { agent: "test" },
  });

const text = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

/** Runs replay and tells when each line came, ms after the first. */
async function arrivals(folder: string, ...args: string[]): Promise<number[]> {
  const child = start(["replay", "--no-config", "--raw", ...args], folder);
  const times: number[] = [];
  for await (const block of child.stdout) {
    const lines = String(block).split("\n").length - 1;
    for (let n = 0; n < lines; n++) times.push(performance.now());
  }
  return times.map((time) => time - times[0]!);
}

/** What a timer and a busy machine may add, ms. */
const slack = 1500;

function near(times: readonly number[], planned: readonly number[]): void {
  expect(times).toHaveLength(planned.length);
  for (const [i, time] of times.entries()) {
    expect(time, `event ${i}`).toBeGreaterThan(planned[i]! - 30);
    expect(time, `event ${i}`).toBeLessThan(planned[i]! + slack);
  }
}

describe("timing", () => {
  test("an absolute schedule, whatever the speed", async () => {
    await inFolder(async (folder) => {
      const lines = Array.from({ length: 21 }, (_, n) =>
        at(new Date(Date.UTC(2026, 2, 2, 8, 0, n)).toISOString(), n),
      );
      writeFileSync(join(folder, "log"), text(...lines));
      const planned = (speed: number) => lines.map((_, n) => (n * 1000) / speed);
      near(await arrivals(folder, "--speed", "20", "log"), planned(20));
      near(await arrivals(folder, "--speed", "1000", "log"), planned(1000));
    });
  });

  test("the cap comes first, then the speed", async () => {
    await inFolder(async (folder) => {
      const lines = ["08:00:00", "08:10:00", "08:10:01"].map((time, n) =>
        at(`2026-03-02T${time}.000Z`, n),
      );
      writeFileSync(join(folder, "log"), text(...lines));
      near(await arrivals(folder, "--max-gap", "2s", "--speed", "4", "log"), [0, 500, 750]);
    });
  });

  test("months without an event are waited for, not skipped", async () => {
    await inFolder(async (folder) => {
      const lines = [at("2026-01-02T08:00:00.000Z", 0), at("2026-06-02T08:00:00.000Z", 1)];
      writeFileSync(join(folder, "log"), text(...lines));
      const child = start(["replay", "--no-config", "--raw", "log"], folder);
      await printed(child, "stdout", /"steps":0/);
      let more = "";
      child.stdout.on("data", (block) => (more += String(block)));
      await new Promise((settle) => setTimeout(settle, 700));
      expect(more).toBe("");
      child.kill("SIGINT");
      expect(await new Promise((settle) => child.on("close", settle))).toBe(130);
    });
  });

  test("equal times and times that go back do not stall, and are counted", async () => {
    await inFolder(async (folder) => {
      const times = ["08:00:00", "08:00:00", "07:59:00", "07:00:00", "08:00:00"];
      const lines = [...times.map((time, n) => at(`2026-03-02T${time}.000Z`, n)), "no event"];
      writeFileSync(join(folder, "log"), text(...lines));
      const { stdout, stderr, code } = await telemetry(["replay", "--no-config", "--raw", "log"], {
        cwd: folder,
        stdin: [],
      });
      expect({ stdout, stderr, code }).toEqual({
        stdout: text(...lines),
        stderr: "-- 2 events went back in time; played in their order\n",
        code: 0,
      });
    });
  });
});

describe("whole", () => {
  test("--raw --speed max is the input, byte for byte", async () => {
    const script = `for file in fixtures/{hostile,quiet,tail,replay}/*.jsonl; do
      telemetry replay --no-config --raw --speed max "$file" | cmp - "$file" || echo "$file"
    done`;
    expect(await bash(script)).toEqual({ stdout: "", stderr: "", code: 0 });
  });

  test("standard input and gzip", async () => {
    const file = "fixtures/tail/build.jsonl";
    const play = "telemetry replay --no-config --raw --speed max";
    const { stdout, code } = await bash(
      `gzip -c ${file} > "$TMPDIR/x.gz"; ${play} - < ${file}; gzip -c ${file} | ${play}`,
    );
    const bytes = readFileSync(join(root, file), "utf8");
    expect({ stdout, code }).toEqual({ stdout: bytes + bytes, code: 0 });
  });

  test("several files by time: ties by file, then line", async () => {
    await inFolder(async (folder) => {
      const [one, two, three] = [0, 1, 2].map((s) => `2026-03-02T08:00:0${s}.000Z`) as [
        string,
        string,
        string,
      ];
      writeFileSync(join(folder, "a.jsonl"), text(at(one, 1), at(two, 2), at(two, 3), at(one, 4)));
      writeFileSync(join(folder, "b.jsonl"), text(at(two, 5), at(three, 6)));
      const output = await telemetry(
        ["replay", "--no-config", "--json", "--speed", "max", "a.jsonl", "b.jsonl"],
        { cwd: folder },
      );
      const steps = output.stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).payload.steps);
      expect(steps).toEqual([1, 2, 3, 4, 5, 6]);
    });
  });

  test("a run that is still written is gone on with", async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, "log"), text(at("2026-03-02T08:00:00.000Z", 0)));
      const args = ["replay", "--no-config", "--raw", "--speed", "max", "--follow", "log"];
      const child = start(args, folder);
      await printed(child, "stdout", /"steps":0/);
      writeFileSync(join(folder, "log"), text(at("2026-03-02T08:00:01.000Z", 1)), { flag: "a" });
      await printed(child, "stdout", /"steps":1/);
      child.kill("SIGTERM");
      expect(await new Promise((settle) => child.on("close", settle))).toBe(143);
    });
  });

  test("what can't be read is named, the rest is played, exit 3", async () => {
    const { stdout, stderr, code } = await telemetry([
      "replay",
      "--no-config",
      "--raw",
      "--speed",
      "max",
      "fixtures/absent.jsonl",
      "fixtures/tail/links.jsonl",
    ]);
    expect({ stdout, stderr, code }).toEqual({
      stdout: readFileSync(join(root, "fixtures/tail/links.jsonl"), "utf8"),
      stderr: "cannot read fixtures/absent.jsonl: no such file or directory\n",
      code: 3,
    });
  });
});

describe("emitted again", () => {
  test("events of another time and run are valid, and only these fields differ", async () => {
    const run = "fixtures/runs/2026-02-04T14-02-30Z/cache-config-reads.jsonl";
    const retime = ["--retime", "2026-05-01T00:00:00Z", "--run-id", "demo/again", "--speed", "max"];
    const { stdout } = await telemetry(["replay", "--no-config", ...retime, run]);
    const check = ["validate", "--no-config", "--strict", "-"];
    expect(await telemetry(check, { stdin: [Buffer.from(stdout)] })).toMatchObject({ code: 0 });
    const after = stdout.trimEnd().split("\n");
    const before = readFileSync(join(root, run), "utf8").trimEnd().split("\n");
    expect(after).toHaveLength(before.length);
    const first = Date.parse(JSON.parse(before[0]!).timestamp);
    const shift = Date.UTC(2026, 4, 1) - first;
    for (const [i, line] of before.entries()) {
      const { timestamp, run_id } = JSON.parse(line);
      const time = new Date(Date.parse(timestamp) + shift).toISOString();
      const moved = line
        .replace(`"${timestamp}"`, `"${time}"`)
        .replace(`"${run_id}"`, '"demo/again"');
      expect(after[i]).toBe(moved);
    }
  });
});
