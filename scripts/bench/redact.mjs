// npm run bench -- redact: lines a second of redact and its peers, on a clean log and on one with secrets in 6 % of lines.
import { readFileSync } from "node:fs";
import { corpus } from "./corpus.mjs";
import { paired, ratio } from "./measure.mjs";

const node = process.execPath;
const ours = (...args) => [node, "bin/telemetry.js", "redact", "--no-config", ...args];
const peer = (way, file) => [node, "scripts/bench/redact-peer.mjs", way, file];
const us = "telemetry redact FILE";

const commandsFor = (file) => ({
  [us]: ours(file),
  "telemetry redact FILE --out-dir": ours(file, "--out-dir", ".bench/out"),
  "telemetry redact FILE --check": ours(file, "--check"),
  "telemetry redact < FILE": ["sh", "-c", `exec ${ours("-").join(" ")} < ${file}`],
});
const peersFor = (file) => ({
  "JSON.parse, @pinojs/redact, JSON.stringify": peer("pino", file),
  "JSON.parse, fast-redact, JSON.stringify": peer("fast-redact", file),
});

/** @param table writes a table: title, heads, rows */
export async function benchRedact(table, quick) {
  for (const [kind, megabytes, rounds] of [
    ["clean", 100, 5],
    ["secrets", 100, 5],
    ...(quick ? [] : [["clean", 1000, 1]]),
  ]) {
    const file = corpus(kind, megabytes);
    const lines = countLines(file);
    await compare(`${kind}, ${megabytes} MB`, file, lines, rounds, {
      ...commandsFor(file),
      ...peersFor(file),
    });
  }
  // It takes minutes for what the others do in a second.
  const small = corpus("clean", 2);
  await compare("clean, 2 MB", small, countLines(small), 3, {
    [us]: ours(small),
    "secretlint, recommended rules": peer("secretlint", small),
  });

  async function compare(title, file, lines, rounds, commands) {
    const results = await paired(commands, rounds);
    const first = results[us];
    table(
      `redact, ${title}: paired runs, median of ${rounds}`,
      ["command", "time", "lines/s", "peak memory", `of ${us}`],
      Object.entries(results).map(([name, result]) => [
        name,
        `${(result.ms / 1000).toFixed(2)} s`,
        Math.round(lines / (result.ms / 1000)).toLocaleString("en"),
        `${result.mib.toFixed(0)} MiB`,
        `${ratio(result, first).toFixed(2)}x`,
      ]),
    );
  }
}

function countLines(file) {
  const bytes = readFileSync(file);
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}
