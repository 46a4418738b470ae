// Writes fixtures/runs: whole runs of an imagined coding agent, the same ones every time (seeded).
import { createHash, createHmac } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { seeded } from "./seeded.mjs";

const digest = (text) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
const marker = (text) =>
  `hmac-sha256:fixtures:${createHmac("sha256", "not a secret, fixtures only").update(text).digest("hex").slice(0, 32)}`;

/** A run being written: a clock, a cycle, and one method for each thing that happens in it. */
function startRun(run, task, seed, tags = {}) {
  const random = seeded(seed);
  const [date, time] = run.split("/")[0].split("T");
  let clock = Date.parse(`${date}T${time.replaceAll("-", ":")}`);
  let cycle = 1;
  const lines = [];
  const pass = (from, to) => {
    clock += Math.round(from + random() * (to - from));
  };
  const emit = (source, event, payload) =>
    lines.push(
      JSON.stringify({
        schema_version: "0.1",
        timestamp: new Date(clock).toISOString(),
        source,
        run_id: run,
        cycle,
        event,
        payload: { ...payload, redacted_fields: payload.redacted_fields ?? [] },
        tags: { agent: "default", environment: "ci", task, ...tags },
      }),
    );
  return {
    run,
    text: () => `${lines.join("\n")}\n`,
    emit,
    pass,
    nextCycle() {
      cycle++;
      pass(400, 1500);
    },
    plan(steps, confidence, tools) {
      pass(800, 4000);
      emit("planner", "plan.generated", {
        steps,
        confidence,
        tools,
        inputs: cycle === 1 ? ["user_goal", "repository_map"] : ["user_goal", "review_feedback"],
      });
    },
    /** A step of the plan around what happens in it. */
    step(index, tool, description, body, result, status = "ok") {
      pass(50, 300);
      emit("planner", "plan.step_started", { index, tool, description });
      const begin = clock;
      body();
      pass(20, 200);
      emit("planner", "plan.step_completed", {
        duration_ms: clock - begin,
        result,
        status,
        index,
      });
    },
    command(command, args, exitCode, output = "", error = "", extra = {}) {
      pass(5, 40);
      emit("executor", "executor.command_started", { command, args, ...extra });
      const begin = clock;
      pass(120, 9000);
      emit("executor", "executor.command_completed", {
        exit_code: exitCode,
        stdout_digest: digest(output),
        stderr_digest: digest(error),
        command,
        duration_ms: clock - begin,
        ...(exitCode === null && { signal: "SIGKILL" }),
      });
    },
    error(exception, message, handled) {
      pass(1, 10);
      emit("executor", "executor.error", { exception, message, handled });
    },
    review(delta, comments, blocking, verdict) {
      pass(900, 5000);
      emit("reviewer", "review.feedback_generated", {
        confidence_delta: delta,
        comments,
        blocking_issues: blocking,
      });
      pass(20, 90);
      emit("reviewer", "review.decision", { verdict });
    },
  };
}

function accepted() {
  const run = startRun("2026-02-03T09-15-00Z/tidy-import-order", "tidy-import-order", 1);
  run.plan(3, 0.82, ["rg", "edit", "pytest"]);
  run.step(
    0,
    "rg",
    "Find modules whose imports are not sorted",
    () => {
      run.command("rg", ["--files-with-matches", "^import"], 0, "src/app.py\nsrc/io.py\n");
    },
    "2 modules found",
  );
  run.step(
    1,
    "edit",
    "Sort the imports of both modules",
    () => {
      run.command("isort", ["src/app.py", "src/io.py"], 0, "Fixing 2 files\n");
    },
    "both files changed",
  );
  run.step(
    2,
    "pytest",
    "Run the tests",
    () => {
      run.command("pytest", ["-q"], 0, "41 passed\n");
    },
    "41 tests passed",
  );
  run.review(0.1, ["The change is mechanical and covered by tests."], [], "accept");
  return run;
}

function revisedTwice() {
  const run = startRun("2026-02-04T14-02-30Z/cache-config-reads", "cache-config-reads", 2);
  const attempts = [
    [0.55, "The cache is never invalidated.", "stale reads after a reload", "revise"],
    [
      0.63,
      "Invalidation works; the lock is held during disk reads.",
      "reads block each other",
      "revise",
    ],
    [0.84, "Reads happen outside the lock now.", undefined, "accept"],
  ];
  for (const [cycle, [confidence, comment, issue, verdict]] of attempts.entries()) {
    if (cycle > 0) run.nextCycle();
    run.plan(2, confidence, ["edit", "pytest"]);
    run.step(
      0,
      "edit",
      "Cache parsed configuration by path and mtime",
      () => {
        run.command("git", ["apply", `cache-${cycle + 1}.patch`], 0);
      },
      "patch applied",
    );
    run.step(
      1,
      "pytest",
      "Run the configuration tests",
      () => {
        run.command("pytest", ["tests/config", "-q"], 0, "18 passed\n");
      },
      "18 tests passed",
    );
    run.review(
      cycle === 0 ? -0.2 : 0.15,
      [comment],
      issue ? [{ area: "concurrency", issue }] : [],
      verdict,
    );
  }
  return run;
}

function aborted() {
  const run = startRun("2026-02-06T22-40-11Z/drop-legacy-tables", "drop-legacy-tables", 3);
  run.plan(2, 0.31, ["psql", "pytest"]);
  run.step(
    0,
    "psql",
    "List tables no model refers to",
    () => {
      run.command("psql", ["--command", "\\dt legacy_*"], 0, "legacy_orders\nlegacy_users\n");
    },
    "2 tables found, both hold rows",
  );
  run.step(
    1,
    "psql",
    "Drop them on the staging database",
    () => {
      run.command(
        "psql",
        ["--file", "drop.sql"],
        3,
        "",
        "ERROR: cannot drop table: other objects depend on it\n",
      );
      run.error("DependentObjectsStillExist", "cannot drop table legacy_users", false);
    },
    "the database refused",
    "failed",
  );
  run.review(
    -0.6,
    ["Dropping needs a migration plan people agree on."],
    ["rows would be lost"],
    "abort",
  );
  return run;
}

function retried() {
  const run = startRun("2026-02-09T07-55-42Z/update-lock-file", "update-lock-file", 4, {
    attempt_limit: 3,
  });
  run.plan(2, 0.74, ["npm", "vitest"]);
  run.step(
    0,
    "npm",
    "Update dependencies within their ranges",
    () => {
      run.command("npm", ["update"], 1, "", "network timeout\n");
      run.error("TimeoutError", "registry did not answer in 30 s", true);
      run.command("npm", ["update"], null);
      run.error("ProcessKilled", "npm was killed: out of memory", true);
      run.command("npm", ["update", "--prefer-offline"], 0, "changed 14 packages\n");
    },
    "updated at the third attempt",
  );
  run.step(
    1,
    "vitest",
    "Run the tests",
    () => {
      run.command("vitest", ["run"], 0, "212 passed\n");
    },
    "212 tests passed",
  );
  run.review(0.05, ["Retries are visible and bounded."], [], "accept");
  return run;
}

function extended() {
  const run = startRun("2026-02-11T16-20-05Z/tune-batch-size", "tune-batch-size", 5, {
    hardware: "a10g",
  });
  run.pass(10, 60);
  run.emit("memory", "memory.recalled", {
    query_digest: digest("batch size a10g"),
    hits: 2,
    latency_ms: 38.25,
  });
  run.plan(2, 0.68, ["benchmark"]);
  run.pass(100, 300);
  run.emit("optimizer", "optimizer.profile_selected", {
    hardware: "nvidia-a10g/24GiB",
    profile: "throughput",
  });
  for (const [index, size] of [16, 32].entries()) {
    run.step(
      index,
      "benchmark",
      `Measure a batch size of ${size}`,
      () => {
        run.command("bench", ["--batch", size, "--warmup", 3], 0, `batch ${size}\n`);
        run.emit("optimizer", "optimizer.benchmark_completed", {
          throughput_tokens_s: 1480.5 + index * 610.25,
          latency_ms: 21.4 + index * 9.1,
        });
      },
      "measured",
    );
  }
  run.review(0.2, ["32 is faster by 41 % within the latency budget."], [], "accept");
  return run;
}

/** What the run has replaced; the tag of every event among it. */
const places = (...listed) => ({ redacted_fields: [...listed, "/tags/user"] });

function redacted() {
  const run = startRun("2026-02-12T11-11-11Z/rotate-service-account", "rotate-service-account", 6, {
    user: marker("the user"),
  });
  run.pass(500, 900);
  run.emit("planner", "plan.generated", {
    steps: 2,
    confidence: 0.77,
    tools: ["vault", "kubectl"],
    inputs: ["user_goal"],
    ...places(),
  });
  for (const [index, { tool, args, listed }] of [
    { tool: "vault", args: ["write", "-force", marker("the mount")], listed: "/payload/args/2" },
    { tool: "kubectl", args: "REDACTED", listed: "args" },
  ].entries()) {
    run.pass(60, 200);
    run.emit("planner", "plan.step_started", {
      index,
      tool,
      description: "REDACTED",
      ...places("description"),
    });
    run.pass(10, 40);
    run.emit("executor", "executor.command_started", { command: tool, args, ...places(listed) });
    run.pass(300, 2000);
    run.emit("executor", "executor.command_completed", {
      exit_code: 0,
      stdout_digest: digest(`${tool} out`),
      stderr_digest: digest(""),
      command: tool,
      ...places(),
    });
    run.pass(10, 40);
    run.emit("planner", "plan.step_completed", {
      duration_ms: 1180 + index * 240,
      result: "REDACTED",
      status: "ok",
      index,
      ...places("result"),
    });
  }
  run.pass(500, 900);
  run.emit("reviewer", "review.feedback_generated", {
    confidence_delta: 0.1,
    comments: ["REDACTED"],
    blocking_issues: [],
    ...places("comments"),
  });
  run.emit("reviewer", "review.decision", { verdict: "accept", ...places() });
  return run;
}

rmSync("fixtures/runs", { recursive: true, force: true });
for (const make of [accepted, revisedTwice, aborted, retried, extended, redacted]) {
  const { run, text } = make();
  const file = join("fixtures/runs", `${run}.jsonl`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text());
}
