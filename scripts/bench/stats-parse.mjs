// The same aggregation as one would write it first: JSON.parse of each line, values in arrays, sorted at the end. [file]
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

const counts = new Map();
const values = new Map();
const runs = new Set();
const cycles = new Set();
const verdicts = new Map();
const errors = new Map();
let first = "~";
let last = "";
const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);

for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const { event, source, run_id: run, cycle, timestamp, payload } = JSON.parse(line);
  add(counts, `${event} ${source}`);
  runs.add(run);
  cycles.add(`${run} ${cycle}`);
  if (timestamp < first) first = timestamp;
  if (timestamp > last) last = timestamp;
  if (payload.verdict) add(verdicts, payload.verdict);
  if (payload.exception) add(errors, payload.exception);
  if (payload.duration_ms !== undefined) {
    const its = values.get(event);
    if (its) its.push(payload.duration_ms);
    else values.set(event, [payload.duration_ms]);
  }
}
for (const [event, its] of values) {
  its.sort((a, b) => a - b);
  const at = (share) => its[Math.floor(share * (its.length - 1))];
  counts.set(`${event} quantiles`, [0.5, 0.95, 0.99].map(at));
}
process.stdout.write(
  JSON.stringify([runs.size, cycles.size, first, last, ...counts, ...verdicts, ...errors]),
);
