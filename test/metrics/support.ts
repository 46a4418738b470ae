import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { root, telemetry } from "../support/cli.ts";
import { outcome, printed, start } from "../support/process.ts";
import type { Output } from "../support/cli.ts";

/** Recorded runs of the repository, and the schemas of their extension events. */
export const runs = [join(root, "fixtures/runs"), "--schemas", join(root, "fixtures/schemas")];

const python = "/usr/bin/python3";
const canRun = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args).status === 0;
export const hasPromtool = canRun("promtool", "--version");
export const hasPrometheus = hasPromtool && canRun("prometheus", "--version");
export const hasPython = canRun(python, "-c", "import prometheus_client.openmetrics.parser");

/** What `promtool check metrics` has against a text; empty for nothing. */
export function promtoolSays(text: string): string {
  const { stdout, stderr, status } = spawnSync("promtool", ["check", "metrics"], { input: text });
  return `${String(stdout)}${String(stderr)}${status === 0 ? "" : `exit code ${status}`}`;
}

const parse = `
import sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse
for text in sys.stdin.buffer.read().decode("utf-8").split("\\0"):
    for family in parse(text):
        pass
`;

/** What the strict OpenMetrics parser of Python has against some texts; empty for nothing. */
export function parserSays(...texts: readonly string[]): string {
  const { stderr } = spawnSync(python, ["-c", parse], { input: texts.join("\0") });
  return String(stderr).trimEnd().split("\n").at(-1)!;
}

/** What `telemetry metrics --once` prints. */
export async function once(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await telemetry(["metrics", "--no-config", "--once", ...args]);
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  return stdout;
}

/** Samples of a text by name and labels. */
export const samplesOf = (text: string): Map<string, number> =>
  new Map(
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const [, name = "", value = ""] = /^([^ {]+(?:\{.*?\})?) (\S+)(?: # .*)?$/.exec(line)!;
        return [name, Number(value)];
      }),
  );

/** A running sidecar. */
export interface Served {
  /** Without a path. */
  readonly url: string;
  readonly host: string;
  readonly stdin: Writable;
  readonly scrape: (headers?: Readonly<Record<string, string>>) => Promise<string>;
  /** Scrapes until it holds. */
  readonly until: (holds: (samples: ReadonlyMap<string, number>) => boolean) => Promise<string>;
  /** Ends it by a signal. */
  readonly end: (signal?: NodeJS.Signals) => Promise<Output>;
}

const patience = 30_000;

/** Tries until something is there. */
export async function eventually<T>(
  what: string,
  attempt: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = performance.now() + patience;
  for (;;) {
    const found = await attempt();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`${what}: not in ${patience} ms`);
    await pause(50);
  }
}

/** Starts the built command as a server; it is ended when the work is done. */
export async function serving<T>(
  args: readonly string[],
  cwd: string,
  work: (served: Served) => Promise<T>,
): Promise<T> {
  const child = start(["metrics", "--no-config", "--listen", ":0", ...args], cwd);
  // The reader comes first, so that nothing is missed.
  const url = printed(child, "stderr", /^serving \S+\n?/m).then(
    (text) => /serving (\S+)\/metrics/.exec(text)![1]!,
  );
  const ended = outcome(child);
  try {
    return await work(servedAt(await url, child, ended));
  } finally {
    child.kill("SIGKILL");
    await ended.catch(() => undefined);
  }
}

function servedAt(
  url: string,
  child: ChildProcessWithoutNullStreams,
  ended: Promise<Output>,
): Served {
  const scrape: Served["scrape"] = async (headers = {}) =>
    (await fetch(`${url}/metrics`, { headers })).text();
  return {
    url,
    host: url.replace("http://", ""),
    stdin: child.stdin,
    scrape,
    until: (holds) =>
      eventually(String(holds), async () => {
        const answer = await fetch(`${url}/metrics`);
        const text = await answer.text();
        return answer.ok && holds(samplesOf(text)) ? text : undefined;
      }),
    end(signal = "SIGTERM") {
      child.kill(signal);
      return ended;
    },
  };
}

/** A running Prometheus. */
export interface Prometheus {
  /** The value of each series an instant query gives, by its labels as JSON. */
  readonly query: (query: string, time?: number) => Promise<Map<string, number>>;
  /** The only value a query gives; undefined for none. */
  readonly value: (query: string, time?: number) => Promise<number | undefined>;
}

/** A port that was free a moment ago. */
const freePort = (): Promise<number> =>
  new Promise((settle) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => settle(port));
    });
  });

/** Starts Prometheus on a folder of data; it is ended when the work is done. */
export async function prometheus<T>(
  folder: string,
  config: string,
  work: (server: Prometheus) => Promise<T>,
): Promise<T> {
  const file = join(folder, "prometheus.yml");
  mkdirSync(join(folder, "data"), { recursive: true });
  writeFileSync(file, config);
  const port = await freePort();
  const child = spawn(
    "prometheus",
    [
      `--config.file=${file}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      "--storage.tsdb.retention.time=100y",
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let talk = "";
  child.stderr.on("data", (text: Buffer) => (talk += String(text)));
  const ended = new Promise((settle) => child.on("close", settle));
  const base = `http://127.0.0.1:${port}`;
  const query: Prometheus["query"] = async (text, time) => {
    const parameters = new URLSearchParams({ query: text, ...(time && { time: String(time) }) });
    const answer = await fetch(`${base}/api/v1/query?${String(parameters)}`);
    const { data, error } = (await answer.json()) as QueryAnswer;
    if (!data) throw new Error(`${text}: ${error}`);
    return new Map(data.result.map((one) => [JSON.stringify(one.metric), Number(one.value[1])]));
  };
  try {
    await eventually(`Prometheus: ${talk.slice(-500)}`, async () =>
      (await fetch(`${base}/-/ready`).catch(() => undefined))?.ok === true ? true : undefined,
    );
    return await work({
      query,
      value: async (text, time) => [...(await query(text, time)).values()][0],
    });
  } finally {
    child.kill("SIGKILL");
    await ended;
  }
}

interface QueryAnswer {
  readonly error?: string;
  readonly data?: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>;
      readonly value: readonly [time: number, value: string];
    }[];
  };
}
