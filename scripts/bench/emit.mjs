// npm run bench -- emit: what an agent pays for its events, beside pino.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { corpus } from "./corpus.mjs";

const folder = ".bench/emit";
const count = 500_000;
const rounds = 5;

const kinds = {
  "emitter, validation and redaction off": "off",
  "emitter, validation and redaction": "full",
  "pino, objects of the same size": "pino",
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** @param table writes a table: title, heads, rows */
export function benchEmit(table) {
  const lines = corpus("clean", 1);
  const runs = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, kind] of Object.entries(kinds)) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      const args = ["scripts/bench/emit-agent.mjs", kind, String(count), folder, lines];
      runs[name].push(JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })));
    }
  }
  rmSync(folder, { recursive: true, force: true });
  const pino = runs["pino, objects of the same size"];
  table(
    `emit, ${count.toLocaleString("en")} events to a file: paired runs, median of ${rounds}`,
    ["writer", "events/s", "of pino", "time of the caller an event", "peak memory"],
    Object.entries(runs).map(([name, all]) => [
      name,
      Math.round(median(all.map(({ perSecond }) => perSecond))).toLocaleString("en"),
      `${median(all.map(({ perSecond }, i) => perSecond / pino[i].perSecond)).toFixed(2)}x`,
      `${median(all.map(({ caller }) => caller)).toFixed(2)} µs`,
      `${Math.max(...all.map(({ mib }) => mib)).toFixed(0)} MiB`,
    ]),
  );
}
