import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { root, telemetry, type Output } from "../support/cli.ts";
import { inFolder, outcome } from "../support/process.ts";

/** The built library, as an import finds it. */
const library = pathToFileURL(join(root, "dist/emit.mjs")).href;

const head = `import { createEmitter, loadSchemas, InvalidEvent } from ${JSON.stringify(library)};
const base = { runId: "r/one", source: "planner", cycle: 1 };
const payload = { steps: 3, confidence: 0.5 };
`;

type Env = Readonly<Record<string, string>>;

/** Starts an agent: a program of its own that has the library, `base` options and a `payload` of plan.generated. */
export function startAgent(
  script: string,
  cwd: string,
  env: Env = {},
): ChildProcessWithoutNullStreams {
  // Node 20 has no `await using` of its own; agents in TypeScript have it from their compiler.
  const { code } = transformSync(head + script, { target: "node20", format: "esm" });
  return spawn(process.execPath, ["--input-type=module", "-e", code], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", ...env },
  });
}

export const agent = (script: string, cwd: string, env?: Env): Promise<Output> =>
  outcome(startAgent(script, cwd, env));

/** The log of the run `r/one`. */
export const logOf = (folder: string): string => join(folder, "logs/telemetry/r/one.jsonl");

export interface Event {
  readonly timestamp: string;
  readonly source: string;
  readonly run_id: string;
  readonly cycle: number;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, unknown>>;
}

export const eventsIn = (file: string): Event[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Event);

/** Runs an agent in an empty folder, which has to end well and quietly; gives its events. */
export const emitted = (script: string, env?: Env): Promise<Event[]> =>
  inFolder(async (folder) => {
    const { stderr, code } = await agent(script, folder, env);
    if (code !== 0 || stderr !== "") throw new Error(`exit ${code}: ${stderr}`);
    return eventsIn(logOf(folder));
  });

/** The findings `telemetry validate` has for logs, each code with how often it came; `{}` for logs in order. */
export async function findingsIn(folder: string): Promise<Record<string, number>> {
  const args = ["validate", "--no-config", "--format", "json", "--max-findings", "0", folder];
  const { stdout } = await telemetry(args, { cwd: folder });
  const { groups } = JSON.parse(stdout) as { groups: { code: string; count: number }[] };
  return Object.fromEntries(groups.map(({ code, count }) => [code, count]));
}
