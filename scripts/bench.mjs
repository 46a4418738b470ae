// npm run bench: times and memory of paired runs, as Markdown tables for docs/performance.md.
// --quick leaves the 1 GB corpora out; a name (validate, redact, stats, metrics, tail, emit, collect) runs that part alone.
import { statSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { corpus } from "./bench/corpus.mjs";
import { benchCollect } from "./bench/collect.mjs";
import { benchEmit } from "./bench/emit.mjs";
import { benchMetrics } from "./bench/metrics.mjs";
import { benchRedact } from "./bench/redact.mjs";
import { benchStats } from "./bench/stats.mjs";
import { benchTail } from "./bench/tail.mjs";
import { paired, ratio } from "./bench/measure.mjs";
import { createReference, otherTools, plain, telemetry } from "./bench/peers.mjs";

const quick = process.argv.includes("--quick");
const parts = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const isAsked = (part) => parts.length === 0 || parts.includes(part);
const cores = availableParallelism();
const print = (text) => process.stdout.write(`${text}\n`);

function table(title, head, rows) {
  print(`\n### ${title}\n`);
  print(`| ${head.join(" | ")} |`);
  print(`| --- |${" ---: |".repeat(head.length - 1)}`);
  for (const row of rows) print(`| ${row.join(" | ")} |`);
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const mebibytes = (mib) => `${mib.toFixed(0)} MiB`;
const times = (number) => `${number.toFixed(2)}x`;

print(
  `${cpus().length} x ${cpus()[0].model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`,
);

if (isAsked("validate")) await benchValidate();
if (isAsked("redact")) await benchRedact(table, quick);
if (isAsked("stats")) await benchStats(table, quick);
if (isAsked("metrics")) await benchMetrics(table, quick);
if (isAsked("tail")) await benchTail(table, quick);
if (isAsked("emit")) benchEmit(table);
if (isAsked("collect")) await benchCollect(table);

/** Runs commands over a corpus; every row is told against the first one. */
async function compare(kind, megabytes, rounds, commands) {
  const file = corpus(kind, megabytes);
  const megabyte = statSync(file).size / 1e6;
  const results = await paired(commands(file), rounds);
  const first = Object.values(results)[0];
  table(
    `${kind}, ${megabytes} MB: paired runs, median of ${rounds}`,
    ["command", "time", "MB/s", "peak memory", `of ${Object.keys(results)[0]}`],
    Object.entries(results).map(([name, result]) => [
      name,
      seconds(result.ms),
      (megabyte / (result.ms / 1000)).toFixed(0),
      mebibytes(result.mib),
      times(ratio(result, first)),
    ]),
  );
  return results;
}

async function benchValidate() {
  const one = "telemetry validate --jobs 1";
  const all = `telemetry validate --jobs ${cores}`;
  const split2 = "split2, JSON.parse, ajv";
  const reference = "telemetry validate without its kernel";
  const withoutKernel = await createReference();

  {
    const { bare, small } = await paired(
      {
        bare: [process.execPath, "-e", "0"],
        small: telemetry(1, "fixtures/valid/plan.generated.jsonl"),
      },
      21,
    );
    table(
      "Start-up: paired runs, median of 21",
      ["command", "time", "of bare node"],
      [
        ["node -e 0", `${bare.ms.toFixed(0)} ms`, "1.00x"],
        [
          "telemetry validate, one small file",
          `${small.ms.toFixed(0)} ms`,
          times(ratio(small, bare)),
        ],
      ],
    );
  }

  const ours = (file) => ({ [one]: telemetry(1, file), [all]: telemetry(cores, file) });
  const baseline = (file) => ({
    [split2]: plain("split2", file),
    "chunks, JSON.parse, ajv": plain("chunked", file),
  });
  const judged = (file) => ({ [one]: telemetry(1, file), [reference]: withoutKernel(file) });

  await compare("clean", 100, 5, (file) => ({
    ...ours(file),
    ...baseline(file),
    [reference]: withoutKernel(file),
    ...otherTools(file),
  }));
  await compare("redacted", 100, 5, (file) => ({ ...ours(file), ...baseline(file) }));
  const besideClean = (megabytes) => (file) => ({
    "telemetry validate --jobs 1, clean": telemetry(1, corpus("clean", megabytes)),
    ...ours(file),
    ...baseline(file),
  });
  await compare("bad-1", 100, 5, besideClean(100));
  await compare("bad-100", 100, 3, (file) => ({
    ...judged(file),
    [all]: telemetry(cores, file),
    ...baseline(file),
  }));
  await compare("doubtful", 100, 3, (file) => ({
    ...judged(file),
    [all]: telemetry(cores, file),
    ...baseline(file),
  }));
  if (!quick) {
    await compare("clean", 1000, 3, (file) => ({
      ...ours(file),
      ...baseline(file),
      ...otherTools(file),
    }));
    await compare("bad-1", 1000, 1, besideClean(1000));
  }
}
