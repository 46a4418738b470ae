// npm run bench -- tail: what tail costs from its start, over 200,000 events, and while it waits.
import { execFileSync, spawn } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { corpus } from "./corpus.mjs";
import { paired, ratio } from "./measure.mjs";

const node = process.execPath;
const ours = (...args) => [node, "bin/telemetry.js", "tail", "--no-config", ...args];
const folder = ".bench/tail";
const events = 200_000;

/** @param table writes a table: title, heads, rows */
export async function benchTail(table, quick) {
  await lastLines(table, quick);
  rendering(table);
  await waiting(table);
}

async function lastLines(table, quick) {
  const sizes = quick ? [1, 100] : [1, 1000];
  const runs = Object.fromEntries(
    sizes.map((megabytes) => [
      `telemetry tail -n 10, ${megabytes} MB`,
      ours("-n", "10", corpus("clean", megabytes)),
    ]),
  );
  const results = Object.entries(await paired(runs, 11));
  const first = results[0][1];
  table(
    "tail, the last lines: paired runs, median of 11",
    ["command", "time", "peak memory", "ratio"],
    results.map(([name, result]) => [
      name,
      `${result.ms.toFixed(0)} ms`,
      `${result.mib.toFixed(0)} MiB`,
      `${ratio(result, first).toFixed(2)}x`,
    ]),
  );
}

/** A log of exactly so many events, made of the runs recorded elsewhere if they are there, else of a corpus. */
function log(name, parts) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.jsonl`);
  if (existsSync(file)) return file;
  const lines = parts.flatMap((part) => readFileSync(part, "utf8").trimEnd().split("\n"));
  const to = openSync(file, "w");
  for (let written = 0; written < events; written += lines.length) {
    appendFileSync(to, `${lines.slice(0, events - written).join("\n")}\n`);
  }
  closeSync(to);
  return file;
}

function rendering(table) {
  const logs = { "corpus, 450 bytes an event": log("corpus", [corpus("clean", 10)]) };
  const recorded = "../shared/data/telemetry";
  if (existsSync(recorded)) {
    const parts = execFileSync("find", [recorded, "-name", "*.jsonl"], { encoding: "utf8" });
    logs["recorded runs, 700 bytes an event"] = log("recorded", parts.trimEnd().split("\n"));
  }
  const rows = Object.entries(logs).flatMap(([title, file]) =>
    Object.entries({
      "JSON.parse of each line alone": [node, "scripts/bench/parse-lines.mjs", file],
      "telemetry tail": ours("-n", "+1", file),
      "telemetry tail --check": ours("-n", "+1", "--check", file),
      "telemetry tail --json": ours("-n", "+1", "--json", file),
      "telemetry tail --raw": ours("-n", "+1", "--raw", file),
    }).map(([name, command]) => {
      const runs = Array.from({ length: 5 }, () => cpuOf(command)).toSorted((a, b) => a - b);
      return [name, title, `${runs[2].toFixed(2)} s`, `${runs[0].toFixed(2)} s`];
    }),
  );
  table(
    `tail, ${events.toLocaleString("en")} events to /dev/null: cpu of all threads, of 5 runs`,
    ["command", "log", "median", "best"],
    rows,
  );
}

/** Seconds of user and system time of a command. */
function cpuOf(command) {
  const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null 2>&1';
  const args = ["-c", `{ ${script}; } 2>&1`, "bash", ...command];
  const [user, system] = execFileSync("bash", args, { encoding: "utf8" }).trim().split(" ");
  return Number(user) + Number(system);
}

async function waiting(table) {
  const rows = [];
  for (const [name, ...more] of [["watches"], ["--poll", "--poll", "500"]]) {
    const logs = join(folder, "live");
    rmSync(logs, { recursive: true, force: true });
    mkdirSync(logs, { recursive: true });
    for (let n = 0; n < 40; n++) writeFileSync(join(logs, `${n}.jsonl`), "");
    const [program, ...args] = ours("-f", "--raw", ...more, logs);
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"] });
    await pause(2000);
    const from = { at: performance.now(), cpu: timeOf(child.pid) };
    await pause(10_000);
    const share = (timeOf(child.pid) - from.cpu) / (performance.now() - from.at);
    const took = [];
    for (let n = 0; n < 100; n++) {
      const came = new Promise((settle) => child.stdout.once("data", settle));
      const begin = performance.now();
      appendFileSync(join(logs, `${n % 40}.jsonl`), `{"n":${n}}\n`);
      await came;
      took.push(performance.now() - begin);
      await pause(20);
    }
    child.kill();
    took.sort((a, b) => a - b);
    const ms = (share_) => `${took[Math.floor(took.length * share_)].toFixed(0)} ms`;
    rows.push([name, `${(share * 100).toFixed(2)} %`, ms(0.5), ms(0.95), ms(0.99)]);
  }
  table(
    "tail -f of 40 files",
    ["", "of a core while nothing comes", "from write to print, median", "p95", "p99"],
    rows,
  );
}

/** User and system time of a process, ms (proc(5): in ticks of 10 ms). */
function timeOf(pid) {
  const bytes = Buffer.alloc(1024);
  const file = openSync(`/proc/${pid}/stat`);
  const text = bytes.toString("latin1", 0, readSync(file, bytes));
  closeSync(file);
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
