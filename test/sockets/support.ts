import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Output } from "../support/cli.ts";
import { outcome, printed, start } from "../support/process.ts";

/** A valid line of a run, its newline among it; `n` tells lines apart. */
export const lineOf = (run: string, n: number, description = ""): string =>
  `${JSON.stringify({
    schema_version: "0.1",
    timestamp: new Date(Date.UTC(2026, 2, 2, 8, 0, 0, n)).toISOString(),
    source: "planner",
    run_id: run,
    cycle: 1,
    event: "plan.generated",
    payload: { steps: n, confidence: 0.5, ...(description !== "" && { description }) },
    tags: { agent: "test" },
  })}\n`;

export const linesOf = (run: string, from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => lineOf(run, from + i)).join("");

export interface Listening {
  readonly child: ChildProcessWithoutNullStreams;
  /** Of each address, in order. */
  readonly ports: readonly number[];
  readonly ended: Promise<Output>;
}

/** Starts a command that listens, and waits until it does. */
export async function listening(
  args: readonly string[],
  folder: string,
  addresses = 1,
): Promise<Listening> {
  const child = start(args, folder);
  const ended = outcome(child);
  const text = await printed(child, "stderr", /listening on [^\n]*\n/);
  const ports = [...text.matchAll(/[a-z+]+:\/\/\S+?:(\d+)/g)].map(([, port]) => Number(port));
  if (ports.length < addresses) throw new Error(`not listening on ${addresses}: ${text}`);
  return { child, ports, ended };
}

/** Starts `collect` on any free port, with logs in `logs`. */
export const collecting = (folder: string, ...more: readonly string[]): Promise<Listening> =>
  listening(
    ["collect", "--no-config", "--listen", "tcp://127.0.0.1:0", "--out", "logs", ...more],
    folder,
  );

/** Ends it by a signal and waits for that. */
export function stopped(
  { child, ended }: Listening,
  signal: NodeJS.Signals = "SIGTERM",
): Promise<Output> {
  child.kill(signal);
  return ended;
}

export async function connected(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1").on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

/** Sends bytes over a connection of their own, and ends it. */
export async function sent(port: number, bytes: string | Uint8Array): Promise<void> {
  const socket = await connected(port);
  socket.resume().end(bytes);
  await once(socket, "close");
}

/** Waits until something holds. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(10);
}

export const textOf = (...path: string[]): string => {
  const file = join(...path);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
};

/** All files below a folder, as relative paths. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted();

export interface Rejected {
  readonly time: string;
  readonly peer: string;
  readonly reasons: readonly string[];
  readonly line?: string;
  readonly base64?: string;
  readonly part?: number;
  readonly last?: boolean;
}

/** What was rejected, of all days. */
export const rejectsIn = (folder: string): Rejected[] => {
  const rejects = join(folder, "rejects");
  if (!existsSync(rejects)) return [];
  return readdirSync(rejects)
    .toSorted()
    .flatMap((name) => textOf(rejects, name).split("\n").slice(0, -1))
    .map((text) => JSON.parse(text) as Rejected);
};

/** Writes a block so many times and ends; how many of them were taken when nothing more is. */
export async function takenOf(
  socket: Socket,
  block: string | Uint8Array,
  blocks: number,
): Promise<number> {
  let taken = 0;
  for (let n = 0; n < blocks; n++) socket.write(block, () => taken++);
  socket.end();
  for (let before = -1; before !== taken;) {
    before = taken;
    await pause(700);
  }
  return taken;
}
