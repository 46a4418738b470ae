export type Fields = Readonly<Record<string, unknown>>;

const sha = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/** A payload of each core event with its required fields alone, and the source that writes it. */
export const minimal: Readonly<Record<string, { source: string; payload: Fields }>> = {
  "plan.generated": { source: "planner", payload: { steps: 3, confidence: 0.5 } },
  "plan.step_started": {
    source: "planner",
    payload: { index: 0, tool: "rg", description: "look around" },
  },
  "plan.step_completed": {
    source: "planner",
    payload: { duration_ms: 12.5, result: "done", status: "ok" },
  },
  "executor.command_started": { source: "executor", payload: { command: "make", args: ["-j"] } },
  "executor.command_completed": {
    source: "executor",
    payload: { exit_code: 0, stdout_digest: sha, stderr_digest: sha },
  },
  "executor.error": {
    source: "executor",
    payload: { exception: "KeyError", message: "no such key", handled: false },
  },
  "review.feedback_generated": {
    source: "reviewer",
    payload: { confidence_delta: 0, comments: [], blocking_issues: [] },
  },
  "review.decision": { source: "reviewer", payload: { verdict: "accept" } },
  "optimizer.profile_selected": {
    source: "optimizer",
    payload: { hardware: "gpu-1", profile: "fast" },
  },
  "optimizer.benchmark_completed": {
    source: "optimizer",
    payload: { throughput_tokens_s: 10, latency_ms: 20 },
  },
};

/** A valid event of a core name, or of `plan.generated`, with some envelope fields changed. */
export function anEvent(change: Fields = {}): Fields {
  const name = typeof change["event"] === "string" ? change["event"] : "plan.generated";
  const { source, payload } = minimal[name] ?? { source: "zoo", payload: {} };
  return {
    schema_version: "0.1",
    timestamp: "2026-02-03T09:15:02.120Z",
    source,
    run_id: "night/one",
    cycle: 1,
    event: name,
    payload,
    tags: {},
    ...change,
  };
}

/** A valid event of a core name with some payload fields changed. */
export const withPayload = (event: string, change: Fields): Fields =>
  anEvent({ event, payload: { ...minimal[event]?.payload, ...change } });

/** An object without some of its keys. */
export const without = (object: Fields, ...keys: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

/** The keyword `then` of JSON Schema; written out, the object would look like a promise. */
export const thenBranch = (schema: Fields): Fields =>
  Object.fromEntries(new Map([["then", schema]]));
