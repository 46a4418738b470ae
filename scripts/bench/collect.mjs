// npm run bench -- collect: lines a second that `collect` takes from 20 connections, and its peak memory.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { corpus } from "./corpus.mjs";
import { peakOf } from "./measure.mjs";

const node = process.execPath;
const folder = ".bench/collect";
const port = 45_690;
const connections = 20;
const linesEach = 50_000;
const rounds = 3;
const run = '"run_id":"2026-01-05T08-00-00Z/benchmark-corpus"';

const ours = (...more) => [
  "bin/telemetry.js",
  "collect",
  "-q",
  "--no-config",
  "--listen",
  `tcp://127.0.0.1:${port}`,
  "--out",
  folder,
  ...more,
];
const peer = ["scripts/bench/collect-split2.mjs", String(port), folder];

/** @param table writes a table: title, heads, rows */
export async function benchCollect(table) {
  const lines = readFileSync(corpus("clean", 10), "utf8").trimEnd().split("\n");
  const cases = [
    ["telemetry collect, a run each", ours(), { runs: connections, block: 1 << 16 }],
    ["telemetry collect, all of one run", ours(), { runs: 1, block: 1 << 16 }],
    ["telemetry collect, a line a write", ours(), { runs: connections, block: 1 }],
    [
      "telemetry collect, 1 line of 100 bad",
      ours(),
      { runs: connections, block: 1 << 16, bad: 100 },
    ],
    ["split2 and JSON.parse, nothing checked", peer, { runs: connections, block: 1 << 16 }],
  ];
  const rows = [];
  for (const [name, command, how] of cases) {
    const results = [];
    for (let round = 0; round < rounds; round++) results.push(await once(command, lines, how));
    const rates = results.map(({ rate }) => rate).toSorted((a, b) => a - b);
    const [slowest, median] = [rates[0], rates[rounds >> 1]].map((rate) =>
      Math.round(rate).toLocaleString("en"),
    );
    const peak = Math.max(...results.map(({ mib }) => mib));
    const cpu = Math.min(...results.map((one) => one.cpu));
    rows.push([name, median, slowest, `${cpu.toFixed(1)} µs`, `${peak.toFixed(0)} MiB`]);
  }
  table(
    `collect, ${connections} connections, ${(connections * linesEach).toLocaleString("en")} lines of 450 bytes: ${rounds} runs`,
    ["", "lines/s, median", "slowest", "cpu a line", "peak memory"],
    rows,
  );
}

/** Sends all lines and waits until all are in files. */
async function once(command, lines, { runs, block, bad }) {
  rmSync(folder, { recursive: true, force: true });
  const child = spawn(node, command, { stdio: "ignore" });
  const blocks = Array.from({ length: connections }, (_, n) =>
    blocksOf(lines, `"run_id":"run-${n % runs}"`, block, bad),
  );
  const sockets = [];
  for (let n = 0; n < connections; n++) sockets.push(await opened());
  const all = connections * linesEach;
  // Bad lines go elsewhere, in another form.
  const expected = blocks.reduce((sum, its) => sum + its.good, 0) * (linesEach / 1000);
  const begin = performance.now();
  const cpu = timeOf(child.pid);
  await Promise.all(sockets.map((socket, n) => send(socket, blocks[n].blocks)));
  while (sizeOf() < expected) await pause(10);
  const ms = performance.now() - begin;
  const used = timeOf(child.pid) - cpu;
  const mib = peakOf(child.pid) ?? Number.NaN;
  for (const socket of sockets) socket.destroy();
  child.kill("SIGKILL");
  await new Promise((settle) => child.on("exit", settle));
  return { rate: (all / ms) * 1000, mib, cpu: (used * 1000) / all };
}

/** 1000 lines as blocks, which are sent over and over. */
function blocksOf(lines, its, size, bad) {
  const blocks = [];
  let good = 0;
  let text = "";
  for (let n = 0; n < 1000; n++) {
    const line = lines[n].replace(run, its);
    const isBad = bad && n % bad === 0;
    text += isBad ? `${line.replace('"cycle":', '"cycle":-')}\n` : `${line}\n`;
    if (!isBad) good += Buffer.byteLength(line) + 1;
    if (text.length < size && n < 999) continue;
    blocks.push(Buffer.from(text));
    text = "";
  }
  return { blocks, good };
}

async function opened() {
  for (;;) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise((settle) => {
      socket.once("connect", () => settle(true)).once("error", () => settle(false));
    });
    if (isOpen) return socket;
    await pause(50);
  }
}

async function send(socket, blocks) {
  for (let sent = 0; sent < linesEach; sent += 1000) {
    for (const bytes of blocks) {
      if (!socket.write(bytes)) await new Promise((settle) => socket.once("drain", settle));
    }
  }
}

const files = (path = folder) =>
  existsSync(path)
    ? readdirSync(path, { recursive: true })
        .map((name) => join(path, name))
        .filter((file) => file.endsWith(".jsonl"))
    : [];
const sizeOf = () => files().reduce((sum, file) => sum + statSync(file).size, 0);
/** User and system time of a process, ms (proc(5): in ticks of 10 ms). */
function timeOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, "latin1");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
