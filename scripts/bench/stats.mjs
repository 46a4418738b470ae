// npm run bench -- stats: counts per event and source, runs, cycles, verdicts, errors, quantiles of durations and the time
// range, beside DuckDB, jq, Miller and a script that parses every line; first that all count the same.
import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { corpus } from "./corpus.mjs";
import { paired, ratio } from "./measure.mjs";

const node = process.execPath;
const ours = (jobs, file) => [
  node,
  "bin/telemetry.js",
  "stats",
  "--no-config",
  "--format",
  "json",
  "--jobs",
  String(jobs),
  file,
];
const duckdb = (threads, file) => [node, "scripts/bench/stats-duckdb.mjs", String(threads), file];
const isInstalled = (program) => spawnSync("which", [program]).status === 0;

const jq = (file) => [
  "jq",
  "-n",
  "-c",
  `reduce inputs as $e ({}; .["\\($e.event) \\($e.source)"] += 1 | .runs[$e.run_id] = 1 | .cycles["\\($e.cycle)"] = 1
   | .verdicts[$e.payload.verdict // "none"] += 1 | .last = $e.timestamp)`,
  file,
];
const miller = (file) => [
  "mlr",
  "--ijsonl",
  "--ojsonl",
  "stats1",
  "-a",
  "count,p50,p95,p99",
  "-f",
  "payload.duration_ms",
  "-g",
  "event,source",
  file,
];

/** @param table writes a table: title, heads, rows */
export async function benchStats(table, quick) {
  sameCounts(corpus("clean", 10));
  const us = "telemetry stats --jobs 1";
  const small = corpus("clean", 10);
  const slow = await paired(
    {
      [us]: ours(1, small),
      ...(isInstalled("jq") && { "jq, without quantiles": jq(small) }),
      ...(isInstalled("mlr") && { "mlr stats1": miller(small) }),
    },
    3,
  );
  table(
    "stats, clean, 10 MB: paired runs, median of 3",
    ["command", "time", "peak memory", `of ${us}`],
    Object.entries(slow).map(([name, result]) => [
      name,
      `${(result.ms / 1000).toFixed(2)} s`,
      `${result.mib.toFixed(0)} MiB`,
      `${ratio(result, slow[us]).toFixed(2)}x`,
    ]),
  );
  for (const [megabytes, rounds] of quick
    ? [[100, 3]]
    : [
        [300, 5],
        [1000, 3],
      ]) {
    const file = corpus("clean", megabytes);
    const isLarge = megabytes > 300;
    const results = await paired(
      {
        [us]: ours(1, file),
        "DuckDB, 1 thread": duckdb(1, file),
        "telemetry stats --jobs 2": ours(2, file),
        "DuckDB, 2 threads": duckdb(2, file),
        ...(!isLarge && {
          "JSON.parse of each line": [node, "scripts/bench/stats-parse.mjs", file],
        }),
      },
      rounds,
    );
    const megabyte = statSync(file).size / 1e6;
    const first = results[us];
    table(
      `stats, clean, ${megabytes} MB: paired runs, median of ${rounds}`,
      ["command", "time", "MB/s", "peak memory", `of ${us}`, "of stats with as many threads"],
      Object.entries(results).map(([name, result]) => [
        name,
        `${(result.ms / 1000).toFixed(2)} s`,
        (megabyte / (result.ms / 1000)).toFixed(0),
        `${result.mib.toFixed(0)} MiB`,
        `${ratio(result, first).toFixed(2)}x`,
        name.startsWith("DuckDB")
          ? `${ratio(result, name.includes("2") ? results["telemetry stats --jobs 2"] : first).toFixed(2)}x`
          : "",
      ]),
    );
  }
}

const read = ([program, ...args]) =>
  JSON.parse(execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 }));

function same(what, a, b) {
  if (String(a) !== String(b)) throw new Error(`${what}: ${a} here, ${b} with DuckDB`);
}

/** Throws unless counts are equal and quantiles within the error. */
function sameCounts(file) {
  const own = read(ours(1, file));
  const their = read(duckdb(2, file));
  same("runs", own.runs.count, their.runs);
  same("cycles", own.runs.cycles, their.cycles);
  same("first", own.time.first, their.first);
  same("last", own.time.last, their.last);
  for (const { event, source, count, p50, p95, p99 } of their.events) {
    const its = own.events.find((each) => each.event === event);
    same(`${event} of ${source}`, its.sources.find((each) => each.source === source).count, count);
    const measure = own.measures.find(
      (each) => each.event === event && each.field === "duration_ms",
    );
    if (p50 === null) continue;
    for (const [name, exact] of Object.entries({ p50, p95, p99 })) {
      const off = Math.abs(measure.percentiles[name] / exact - 1);
      if (off > own.accuracy) throw new Error(`${name} of ${event} is off by ${off}`);
    }
  }
}
