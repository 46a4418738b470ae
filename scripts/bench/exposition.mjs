// Counting and writing series by our own hand and by prom-client, on the same events and the same series.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Counter, Histogram, Registry } from "prom-client";
import { corpus } from "./corpus.mjs";

const entry = `
export { createCatalog } from "./src/contract/catalog.ts";
export { coreValidators } from "./src/contract/core-validators.ts";
export { createMetrics } from "./src/core/metrics/fold.ts";
export { exposedOf } from "./src/report/metrics/exposed.ts";
export { metricsText } from "./src/report/metrics/text.ts";
export { createScanner } from "./src/scan/scanner.ts";
`;

async function ours() {
  const outfile = ".bench/metrics-parts.mjs";
  await build({
    stdin: { contents: entry, resolveDir: ".", loader: "ts" },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["protobufjs/minimal"],
    loader: { ".wasm": "binary" },
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}

/** @param table writes a table: title, heads, rows */
export async function benchExposition(table) {
  const parts = await ours();
  const lines = 200_000;
  const bytes = readFileSync(corpus("clean", 100));
  const chunks = chunksOf(bytes, 1 << 18);
  const mine = counted(parts, chunks);
  const theirs = await countedByClient(lines);
  const rows = [
    ["ours, scan and fold of a line", perLine(mine.ms, mine.lines), ""],
    ["ours, fold of a line alone", perLine(mine.foldMs, mine.lines), ""],
    ["prom-client, an event's 3 metrics alone", perLine(theirs.ms, lines), ""],
  ];
  for (const values of [1, 100, 1000]) {
    const { series, own, client } = await written(parts, values);
    rows.push([`ours, ${series} samples written`, "", own]);
    rows.push([`prom-client, ${series} samples written`, "", client]);
  }
  table("metrics, our exposition and prom-client", ["", "a line", "a scrape"], rows);
}

const perLine = (ms, lines) => `${((ms / lines) * 1000).toFixed(2)} µs`;

function chunksOf(bytes, size) {
  const chunks = [];
  for (let from = 0; from < bytes.length;) {
    const to = bytes.lastIndexOf(0x0a, Math.min(bytes.length, from + size) - 1) + 1;
    chunks.push(bytes.subarray(from, to));
    from = to;
  }
  return chunks;
}

const emptyMetrics = ({ createMetrics }, catalog, tags = []) =>
  createMetrics({
    catalog,
    policy: ({ severity }) => severity,
    tags,
    textOf: (bytes, start, end) =>
      Buffer.from(bytes.buffer, bytes.byteOffset).toString("utf8", start, end),
    safe: (text) => text,
  });

function counted(parts, chunks) {
  const catalog = parts.createCatalog();
  const scan = parts.createScanner(catalog, parts.coreValidators);
  const metrics = emptyMetrics(parts, catalog);
  let foldMs = 0;
  let lines = 0;
  const begin = performance.now();
  for (const bytes of chunks) {
    const batch = scan({ file: "", bytes, firstLine: 1, firstByte: 1, last: false });
    lines += batch.lines;
    const at = performance.now();
    metrics.batch(batch, 0);
    foldMs += performance.now() - at;
  }
  return { ms: performance.now() - begin, foldMs, lines };
}

/** What an event comes to on average: its name and source, a value with its outcome, a duration. */
async function countedByClient(lines) {
  const registers = [new Registry()];
  const events = new Counter({
    name: "e_total",
    help: "e",
    labelNames: ["event", "source"],
    registers,
  });
  const status = new Counter({ name: "s_total", help: "s", labelNames: ["status"], registers });
  const time = new Histogram({
    name: "t_seconds",
    help: "t",
    labelNames: ["status"],
    registers,
    buckets,
  });
  const names = ["plan.generated", "plan.step_started", "plan.step_completed"];
  const begin = performance.now();
  for (let n = 0; n < lines; n++) {
    events.inc({ event: names[n % 3], source: "planner" });
    status.inc({ status: n % 7 === 0 ? "failed" : "ok" });
    time.observe({ status: n % 7 === 0 ? "failed" : "ok" }, n % 100);
  }
  return { ms: performance.now() - begin };
}

const buckets = [
  0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600,
];

const label = (n) => `value-${n}`;
const head = (name, type, bounds) => ({
  name,
  type,
  unit: "",
  help: name,
  buckets: bounds,
  labels: [{ name: "v" }],
});

/** A histogram of 19 buckets and a counter with so many values of a label, written by both. */
async function written({ metricsText }, values) {
  const registry = new Registry();
  const registers = [registry];
  const counter = new Counter({ name: "c_total", help: "c", labelNames: ["v"], registers });
  const histogram = new Histogram({
    name: "h_seconds",
    help: "h",
    labelNames: ["v"],
    registers,
    buckets,
  });
  const own = { counter: [], histogram: [] };
  for (let n = 0; n < values; n++) {
    counter.inc({ v: label(n) }, n);
    histogram.observe({ v: label(n) }, n);
    const counts = new Float64Array(buckets.length + 1).fill(n);
    own.counter.push({ labels: [label(n)], value: n, buckets: [], sum: 0, count: 0 });
    own.histogram.push({ labels: [label(n)], value: 0, buckets: counts, sum: n, count: 18 * n });
  }
  const families = [
    { head: head("c_total", "counter", []), series: own.counter },
    { head: head("h_seconds", "histogram", buckets), series: own.histogram },
  ];
  const text = metricsText(families);
  return {
    series: text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .length.toLocaleString("en"),
    own: await best(() => metricsText(families)),
    client: await best(() => registry.metrics()),
  };
}

async function best(work) {
  const times = [];
  for (let n = 0; n < 30; n++) {
    const begin = performance.now();
    await work();
    times.push(performance.now() - begin);
  }
  return `${times.toSorted((a, b) => a - b)[15].toFixed(2)} ms`;
}
