// npm run bench: times and memory of paired runs, as Markdown tables for docs/performance.md.
// --quick leaves the 1 GB corpus out.
import { statSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { corpus } from "./bench/corpus.mjs";
import { paired, ratio } from "./bench/measure.mjs";

const quick = process.argv.includes("--quick");
const node = process.execPath;
const telemetry = (...args) => [node, "bin/telemetry.js", "validate", "--no-config", ...args];
const plain = (way, file) => [node, "scripts/bench/plain.mjs", way, file];
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

{
  const { bare, one } = await paired(
    { bare: [node, "-e", "0"], one: telemetry("fixtures/valid/plan.generated.jsonl") },
    21,
  );
  table(
    "Start-up: paired runs, median of 21",
    ["command", "time", "of bare node"],
    [
      ["node -e 0", `${bare.ms.toFixed(0)} ms`, "1.00x"],
      ["telemetry validate, one small file", `${one.ms.toFixed(0)} ms`, times(ratio(one, bare))],
    ],
  );
}

for (const [kind, megabytes, rounds] of [
  ["clean", 100, 3],
  ["redacted", 100, 3],
  ["bad-1", 100, 3],
  ["bad-100", 100, 3],
  ...(quick ? [] : [["clean", 1000, 1]]),
]) {
  const file = corpus(kind, megabytes);
  const megabyte = statSync(file).size / 1e6;
  const results = await paired(
    {
      "telemetry validate": telemetry(file),
      "chunks, JSON.parse, ajv": plain("chunked", file),
      "split2, JSON.parse, ajv": plain("split2", file),
    },
    rounds,
  );
  const ours = results["telemetry validate"];
  table(
    `${kind}, ${megabytes} MB: paired runs, median of ${rounds}`,
    ["command", "time", "MB/s", "peak memory", "of ours"],
    Object.entries(results).map(([name, result]) => [
      name,
      seconds(result.ms),
      (megabyte / (result.ms / 1000)).toFixed(0),
      mebibytes(result.mib),
      times(ratio(result, ours)),
    ]),
  );
}
