import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { root, type Output } from "./cli.ts";

/** The built command. */
const bin = join(root, "bin/telemetry.js");

const plain = { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" };

/** Starts the built command as a process of its own. */
export const start = (args: readonly string[], cwd = root): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [bin, ...args], { cwd, env: plain });

/** Runs a line of bash; `telemetry` in it is the built command. */
export function bash(script: string, cwd = root): Promise<Output> {
  const telemetry = `telemetry() { ${JSON.stringify(process.execPath)} ${JSON.stringify(bin)} "$@"; }`;
  // What Node gives as standard input is a socket, by which bash takes itself to be logged in to.
  const child = spawn("bash", ["--norc", "-c", `${telemetry}\n${script}`], { cwd, env: plain });
  child.stdin.end();
  return outcome(child);
}

/** What a process printed, and its exit code; 128 and more for the signal that ended it, as a shell says it. */
export function outcome(child: ChildProcessWithoutNullStreams): Promise<Output> {
  const texts = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => (texts[stream] += text));
  }
  return new Promise((settle, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      settle({ ...texts, code: code ?? (signal === "SIGINT" ? 130 : 128) });
    });
  });
}

/** Waits until a process has printed something that matches. */
export function printed(
  child: ChildProcessWithoutNullStreams,
  stream: "stdout" | "stderr",
  pattern: RegExp,
): Promise<string> {
  return new Promise((settle, reject) => {
    let text = "";
    child[stream].on("data", (more: string | Buffer) => {
      text += String(more);
      if (pattern.test(text)) settle(text);
    });
    child.on("close", () =>
      reject(new Error(`ended without printing ${String(pattern)}: ${text}`)),
    );
  });
}

/** Waits until a process has opened a file. */
export async function opened({ pid }: ChildProcessWithoutNullStreams, file: string): Promise<void> {
  const folder = `/proc/${pid}/fd`;
  const leadsThere = (fd: string): boolean => {
    try {
      return readlinkSync(join(folder, fd)) === file;
    } catch {
      // Closed meanwhile.
      return false;
    }
  };
  while (!readdirSync(folder).some(leadsThere)) await setTimeout(20);
}

/** Runs something in an empty folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "telemetry-test-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
