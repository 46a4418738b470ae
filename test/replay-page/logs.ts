import { createHash } from "node:crypto";
import { randomOf } from "../support/random.ts";

const digest = (text: string): string =>
  `sha256:${createHash("sha256").update(text).digest("hex")}`;

const tools = ["edit", "pytest", "bash", "search", "git"];
const words =
  "cache parse config retry the file when index stale update test lock branch module path write".split(
    " ",
  );

/** Runs of an imagined agent, about 450 bytes an event, no two alike. */
export function longLog(events: number, seed = 7): string[] {
  const random = randomOf(seed);
  const say = (count: number): string =>
    Array.from({ length: count }, () => random.pick(words)).join(" ");
  const lines: string[] = [];
  let clock = Date.UTC(2026, 2, 2, 8);
  let cycle = 1;
  const put = (source: string, event: string, payload: object): void => {
    clock += random.below(4000);
    lines.push(
      JSON.stringify({
        schema_version: "0.1",
        timestamp: new Date(clock).toISOString(),
        source,
        run_id: "2026-03-02T08-00-00Z/long-run-of-an-agent",
        cycle,
        event,
        payload: { ...payload, redacted_fields: [] },
        tags: { agent: "default", environment: "ci", task: "long-run", model: "example-large" },
      }),
    );
  };
  for (; lines.length < events; cycle++) {
    const steps = 2 + random.below(4);
    put("planner", "plan.generated", { steps, confidence: 0.5, tools, inputs: ["user_goal"] });
    for (let index = 0; index < steps; index++) {
      const tool = random.pick(tools);
      const isBad = random.chance(0.08);
      put("planner", "plan.step_started", { index, tool, description: say(9) });
      put("executor", "executor.command_started", {
        command: tool,
        args: [say(4), `--n=${random.below(1e6)}`],
      });
      const stdout_digest = digest(String(random.next()));
      const duration_ms = random.below(90_000);
      put("executor", "executor.command_completed", {
        exit_code: isBad ? 1 : 0,
        stdout_digest,
        stderr_digest: digest(""),
        command: tool,
        duration_ms,
      });
      if (isBad) {
        put("executor", "executor.error", {
          exception: "CommandFailed",
          message: say(12),
          handled: random.chance(0.7),
        });
      }
      put("planner", "plan.step_completed", {
        duration_ms,
        result: say(8),
        status: isBad ? "failed" : "ok",
        index,
      });
    }
    const confidence_delta = Math.round(random.next() * 100) / 1000;
    put("reviewer", "review.feedback_generated", {
      confidence_delta,
      comments: [say(14)],
      blocking_issues: random.chance(0.2) ? [say(6)] : [],
    });
    put("reviewer", "review.decision", {
      verdict: random.pick(["accept", "revise", "revise", "abort"]),
    });
  }
  return lines.slice(0, events);
}

const markup = `</script><script>alert(1)</script><img src=x onerror=alert(2)><!--<script>`;

/** What would do harm if it ever became markup, in every place a text can be. */
export function hostileLog(): string[] {
  const base = (event: string, more: object): string =>
    JSON.stringify({
      schema_version: "0.1",
      timestamp: "2026-03-02T08:00:00.000Z",
      source: `planner${markup}`,
      run_id: `run${markup}`,
      cycle: 1,
      event,
      payload: {},
      tags: { [markup]: markup },
      ...more,
    });
  return [
    base("plan.generated", {
      payload: { steps: 1, confidence: 0.5, tools: [markup], [markup]: markup },
    }),
    base("plan.step_started", { payload: { index: 0, tool: markup, description: markup } }),
    base(`x.${markup}`, {
      payload: { __proto__: null, html: markup, link: "javascript:alert(3)" },
    }),
    base("executor.error", {
      payload: { exception: markup, message: `${markup}\u2028\u2029`, handled: false },
    }),
    `${markup} not JSON at all`,
    '{"__proto__":{"steps":9},"schema_version":"0.1","event":"a","payload":{"__proto__":{"x":1}},"cycle":1}',
    base("review.feedback_generated", {
      cycle: 2,
      payload: { confidence_delta: -0.1, comments: [markup], blocking_issues: [markup] },
    }),
    base("review.decision", { cycle: 2, payload: { verdict: markup } }),
    `${"[".repeat(5000)}${"]".repeat(5000)}`,
    base("optimizer.profile_selected", {
      cycle: 2,
      payload: { hardware: markup, profile: markup, big: 1e308 },
    }),
    '{"schema_version":"0.1","event":"n","payload":{"n":1e999,"z":-0},"cycle":2,"run_id":"other","timestamp":"2026-03-02T08:00:01Z"}',
  ];
}
