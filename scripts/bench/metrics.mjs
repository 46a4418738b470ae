// npm run bench -- metrics: what a line costs the sidecar, whether it keeps up with 100,000 lines a second, what a scrape takes
// meanwhile, and our exposition beside prom-client's.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { corpus } from "./corpus.mjs";
import { benchExposition } from "./exposition.mjs";
import { paired, peakOf, ratio } from "./measure.mjs";

const node = process.execPath;
const ours = (...args) => [node, "bin/telemetry.js", ...args];
const folder = ".bench/metrics";
const perSecond = 100_000;

/** @param table writes a table: title, heads, rows */
export async function benchMetrics(table, quick) {
  await reading(table, quick);
  await following(table, quick ? 5 : 20);
  await benchExposition(table);
}

async function reading(table, quick) {
  const file = corpus("clean", 100);
  const lines = readFileSync(file).reduce((count, byte) => count + Number(byte === 0x0a), 0);
  const us = "telemetry metrics --once";
  const results = await paired(
    {
      [us]: ours("metrics", "--no-config", "--once", file),
      "with --label tags.agent": ours(
        "metrics",
        "--no-config",
        "--once",
        "--label",
        "tags.agent",
        file,
      ),
      "of a redacted log": ours("metrics", "--no-config", "--once", corpus("redacted", 100)),
      "telemetry stats --jobs 1": ours("stats", "--no-config", "--jobs", "1", file),
    },
    quick ? 3 : 7,
  );
  table(
    "metrics, 100 MB: paired runs, medians",
    ["command", "time", "lines/s", "MB/s", "peak memory", `of ${us}`],
    Object.entries(results).map(([name, result]) => [
      name,
      `${(result.ms / 1000).toFixed(2)} s`,
      Math.round(lines / (result.ms / 1000)).toLocaleString("en"),
      (statSync(file).size / 1e6 / (result.ms / 1000)).toFixed(0),
      `${result.mib.toFixed(0)} MiB`,
      `${ratio(result, results[us]).toFixed(2)}x`,
    ]),
  );
}

/** Appends lines to a log that is followed, and scrapes meanwhile. */
async function following(table, seconds) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const log = join(folder, "run.jsonl");
  const block = firstLines(readFileSync(corpus("clean", 10)), perSecond / 10);
  writeFileSync(log, "");
  const [program, ...args] = ours("metrics", "--no-config", "--listen", ":0", folder);
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  const url = await new Promise((settle) => {
    child.stderr.on("data", (text) => {
      const found = /serving (\S+)/.exec(String(text));
      if (found) settle(found[1]);
    });
  });
  const took = [];
  const state = { isOver: false };
  const accept = "application/openmetrics-text;version=1.0.0";
  const scrape = async () => {
    const begin = performance.now();
    const text = await (await fetch(url, { headers: { accept } })).text();
    took.push(performance.now() - begin);
    return Number(/_lines_total\{kind="events"\} (\d+)/.exec(text)?.[1]);
  };
  const scraping = (async () => {
    while (!state.isOver) {
      await scrape();
      await pause(250);
    }
  })();
  await pause(1000);
  const cpu = timeOf(child.pid);
  const begin = performance.now();
  await appending(log, block, seconds * 10);
  const written = performance.now();
  const count = seconds * perSecond;
  while ((await scrape()) < count) await pause(5);
  const behind = performance.now() - written;
  const share = (timeOf(child.pid) - cpu) / (performance.now() - begin);
  state.isOver = true;
  await scraping;
  const mib = peakOf(child.pid);
  child.kill();
  took.sort((a, b) => a - b);
  const ms = (of) =>
    `${took[Math.min(took.length - 1, Math.floor(took.length * of))].toFixed(1)} ms`;
  table(
    `metrics, a log that grows by ${perSecond.toLocaleString("en")} lines/s for ${seconds} s`,
    [
      "written",
      "counted after the last line",
      "of a core",
      "peak memory",
      "scrape, median",
      "p95",
      "longest",
    ],
    [
      [
        `${Math.round(count / ((written - begin) / 1000)).toLocaleString("en")} lines/s`,
        `${behind.toFixed(0)} ms`,
        `${(share * 100).toFixed(0)} %`,
        `${mib.toFixed(0)} MiB`,
        ms(0.5),
        ms(0.95),
        ms(1),
      ],
    ],
  );
  rmSync(folder, { recursive: true });
}

/** Appends a block ten times a second, in a thread of its own, so that scrapes are not held up here. */
function appending(log, block, times) {
  const program = `
    const { openSync, writeSync } = require("node:fs");
    const { workerData: { log, block, times } } = require("node:worker_threads");
    const to = openSync(log, "a");
    const begin = performance.now();
    let n = 0;
    const next = () => {
      for (let at = 0; at < block.length;) at += writeSync(to, block, at);
      if (++n < times) setTimeout(next, begin + n * 100 - performance.now());
    };
    next();`;
  const worker = new Worker(program, { eval: true, workerData: { log, block, times } });
  return new Promise((settle, reject) => worker.on("exit", settle).on("error", reject));
}

function firstLines(bytes, count) {
  let at = 0;
  for (let n = 0; n < count; n++) at = bytes.indexOf(0x0a, at) + 1;
  return bytes.subarray(0, at);
}

/** User and system time of a process, ms (proc(5): in ticks of 10 ms). */
function timeOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
