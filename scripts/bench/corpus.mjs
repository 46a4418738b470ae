// Seeded corpora for the benchmarks, in .bench/: one run that goes on for as many cycles as it takes.
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { seeded } from "../seeded.mjs";

const words =
  "the parser reads config before cache because tests fail on windows when path contains spaces so we retry with a smaller batch and keep the result until review accepts it naïve café résumé".split(
    " ",
  );
const tools = ["rg", "pytest", "sed", "git", "npm", "cargo", "python", "make"];
const hex = (random, digits) =>
  Array.from({ length: digits / 8 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("");

/**
 * Lines of a run, about 450 bytes each: every core event, times that grow, spans that close.
 * @param change what becomes of each event before it is written
 */
function* lines(seed, change) {
  const random = seeded(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const text = (from, to) =>
    Array.from({ length: from + Math.floor(random() * (to - from)) }, () => pick(words)).join(" ");
  let clock = Date.UTC(2026, 0, 5, 8, 0, 0);
  let cycle = 1;
  let count = 0;
  const event = (source, name, payload) => {
    clock += Math.floor(random() * 900);
    const made = {
      schema_version: "0.1",
      timestamp: new Date(clock).toISOString(),
      source,
      run_id: "2026-01-05T08-00-00Z/benchmark-corpus",
      cycle,
      event: name,
      payload: { ...payload, redacted_fields: [] },
      tags: { agent: "default", environment: "workstation", task: "benchmark-corpus", shard: 3 },
    };
    return `${change(made, count++, random)}\n`;
  };
  for (; ; cycle++) {
    const steps = 3 + Math.floor(random() * 5);
    yield event("optimizer", "optimizer.profile_selected", {
      hardware: { cpu: text(2, 4), cores: 8, memory_gib: 32 },
      profile: pick(["fast", "balanced", "careful"]),
    });
    yield event("planner", "plan.generated", {
      steps,
      confidence: Math.round(random() * 1000) / 1000,
      tools: [pick(tools), pick(tools)],
      inputs: ["user_goal", "memory_context", text(4, 12)],
    });
    for (let index = 0; index < steps; index++) {
      const tool = pick(tools);
      yield event("planner", "plan.step_started", { index, tool, description: text(15, 45) });
      yield event("executor", "executor.command_started", {
        command: tool,
        args: ["--color=never", text(3, 8), `src/${pick(words)}/${pick(words)}.ts`, text(6, 20)],
      });
      const exit = random() < 0.85 ? 0 : 1;
      yield event("executor", "executor.command_completed", {
        exit_code: exit,
        stdout_digest: `sha256:${hex(random, 64)}`,
        stderr_digest: `sha256:${hex(random, 64)}`,
        command: tool,
        duration_ms: Math.round(random() * 1e6) / 100,
      });
      if (exit !== 0) {
        yield event("executor", "executor.error", {
          exception: pick(["CommandFailed", "TimeoutError", "AssertionError"]),
          message: text(12, 40),
          handled: random() < 0.8,
        });
      }
      yield event("planner", "plan.step_completed", {
        duration_ms: Math.round(random() * 1e7) / 100,
        result: text(12, 40),
        status: exit === 0 ? "ok" : "failed",
        index,
      });
    }
    yield event("optimizer", "optimizer.benchmark_completed", {
      throughput_tokens_s: Math.round(random() * 9e4) / 1000,
      latency_ms: Math.round(random() * 2e6) / 1000,
      note: text(8, 20),
    });
    yield event("reviewer", "review.feedback_generated", {
      confidence_delta: Math.round(random() * 400 - 200) / 1000,
      comments: [text(8, 25), text(4, 12)],
      blocking_issues: random() < 0.5 ? [] : [text(5, 15)],
    });
    yield event("reviewer", "review.decision", { verdict: "revise", reason: text(10, 25) });
  }
}

const marker = (random) => `hmac-sha256:bench:${hex(random, 32)}`;

/** Redaction as producers write it: bare keys, pointers, dotted paths; markers in texts, arrays and numbers' places. */
function redact(event, random) {
  const { payload, tags } = event;
  const listed = payload.redacted_fields;
  if (payload.args) {
    payload.args[1] = marker(random);
    listed.push("/payload/args/1");
  } else if (payload.inputs) {
    payload.inputs = "REDACTED";
    listed.push("inputs");
  } else if (payload.hardware) {
    payload.hardware.cpu = "REDACTED";
    listed.push("hardware.cpu");
  } else if (payload.duration_ms !== undefined) {
    payload.duration_ms = "REDACTED";
    listed.push("duration_ms");
  } else {
    for (const key of ["description", "message", "note", "comments", "reason"]) {
      if (payload[key] === undefined) continue;
      payload[key] = marker(random);
      listed.push(key);
    }
  }
  if (random() < 0.2) {
    tags.user = marker(random);
    listed.push("/tags/user");
  }
}

/** Breaks an event in one of the ways real writers do. */
function breakLine(event, count) {
  const text = JSON.stringify(event);
  switch (count % 5) {
    case 0:
      return text.replace('"cycle":', '"cycle":"').replace(',"event"', '","event"');
    case 1:
      return text.slice(0, -7);
    case 2:
      return text.replace('"cycle":', '"cycle":-');
    case 3:
      return text.replace('"tags":{', '"tags":{"host":null,');
    default:
      return text.replace(/"timestamp":"[^"]+"/, '"timestamp":"yesterday"');
  }
}

/** Puts a made-up secret into an event where agents leave theirs: an environment, a command line, a URL, a header. */
function plant(event, count, random) {
  const { payload } = event;
  const secret = hex(random, 32);
  switch (count % 5) {
    case 0:
      payload.env = { HOME: "/root", DB_PASSWORD: secret };
      break;
    case 1:
      payload.note = `curl -H "Authorization: Bearer ${secret}" https://api.example.com/v1`;
      break;
    case 2:
      payload.note = `cloning https://ci:${secret}@git.example.com/team/app.git`;
      break;
    case 3:
      payload.note = `export API_TOKEN=${secret} && npm test`;
      break;
    default:
      payload.body = JSON.stringify({ user: "ci", client_secret: secret });
  }
  return event;
}

/** What becomes of each event in a corpus. */
const kinds = {
  clean: (event) => JSON.stringify(event),
  // Secrets in 6 % of the lines.
  secrets: (event, count, random) =>
    JSON.stringify(count % 50 < 3 ? plant(event, count, random) : event),
  redacted(event, count, random) {
    if (count % 10 === 0) redact(event, random);
    return JSON.stringify(event);
  },
  "bad-1": (event, count) =>
    count % 100 === 0 ? breakLine(event, count / 100) : JSON.stringify(event),
  "bad-100": (event, count) => breakLine(event, count),
  // Valid, but with an escape in a key, which is left to the judge.
  doubtful: (event) => JSON.stringify(event).replace('"cycle":', String.raw`"cycl\u0065":`),
};

/** Makes a corpus unless it is there; returns its file. */
export function corpus(kind, megabytes) {
  mkdirSync(".bench", { recursive: true });
  const file = `.bench/${kind}-${megabytes}.jsonl`;
  const size = megabytes * 1e6;
  if (existsSync(file) && statSync(file).size >= size) return file;
  const descriptor = openSync(`${file}.part`, "w");
  let written = 0;
  let block = "";
  for (const line of lines(20_261_125, kinds[kind])) {
    block += line;
    if (block.length > 1 << 20) {
      written += writeSync(descriptor, block);
      block = "";
      if (written >= size) break;
    }
  }
  closeSync(descriptor);
  renameSync(`${file}.part`, file);
  return file;
}
