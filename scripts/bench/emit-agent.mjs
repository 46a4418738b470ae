// An agent that writes events as fast as it can: `emit-agent.mjs off|full|pino COUNT FOLDER CORPUS`. Prints what it took as JSON.
import { closeSync, openSync, readSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";

const [kind, count, folder, corpus] = process.argv.slice(2);
const require = createRequire(import.meta.url);

/** The first events of a corpus, parsed. */
function events() {
  const bytes = Buffer.alloc(1 << 20);
  const fd = openSync(corpus);
  const length = readSync(fd, bytes);
  closeSync(fd);
  const lines = bytes.toString("utf8", 0, bytes.lastIndexOf("\n", length - 1)).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

function openPino() {
  const pino = require("pino");
  const dest = join(folder, `pino-${process.pid}.jsonl`);
  const destination = pino.destination({ dest, sync: false, minLength: 4096, mkdir: true });
  const logger = pino({ base: null, timestamp: false }, destination);
  return {
    emit: (event) => logger.info({ ...event, timestamp: new Date().toISOString() }),
    close: () =>
      new Promise((settle) => {
        destination.once("close", settle);
        destination.end();
      }),
  };
}

function openEmitter() {
  const { createEmitter } = require("../../dist/emit.cjs");
  const { tags } = sample[0];
  const emitter = createEmitter({
    runId: `${kind}-${process.pid}`,
    source: "planner",
    folder,
    tags,
    validate: kind === "full" ? "warn" : "off",
    redact: kind === "full",
  });
  const bySource = new Map(sample.map(({ source }) => [source, emitter.as(source)]));
  return {
    emit: ({ source, event, payload }) => bySource.get(source).emit(event, payload),
    async close() {
      await emitter.close();
      if (emitter.dropped > 0) throw new Error(`${emitter.dropped} events were dropped`);
    },
  };
}

const sample = events();
const log = kind === "pino" ? openPino() : openEmitter();
/** An agent does something else now and then. */
const burst = 100;
let inside = 0;
const begin = performance.now();
for (let i = 0; i < count;) {
  const before = performance.now();
  for (const end = i + burst; i < end; i++) log.emit(sample[i % sample.length]);
  inside += performance.now() - before;
  await setImmediate();
}
await log.close();
const seconds = (performance.now() - begin) / 1000;
const mib = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  JSON.stringify({ perSecond: count / seconds, caller: (inside * 1000) / count, mib }),
);
