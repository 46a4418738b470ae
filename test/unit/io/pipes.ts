// Named pipes, and processes that read them.
import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { closeSync, constants, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inFolder, printed } from "../../support/process.ts";

/** How long something may take before it counts as failed, ms. */
const patience = 20_000;

export interface Pipe {
  readonly folder: string;
  /** Runs a script of bash, in which `fifo` is the pipe, until it prints its first line. */
  readonly run: (script: string) => Promise<Process>;
  /** Opens the pipe to write, as a shell does for its commands. Needs a reader. */
  readonly open: () => number;
}

export interface Process {
  /** What it printed first. */
  readonly first: string;
  readonly pid: number;
  /** Writes a line to its standard input. */
  readonly say: (line: string) => void;
  readonly kill: () => Promise<void>;
  readonly ended: Promise<void>;
}

/** Makes a named pipe; processes and descriptors are gone afterwards. */
export const withPipe = (work: (pipe: Pipe) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    const path = join(folder, "fifo");
    execFileSync("bash", ["--norc", "-c", `mkfifo "$0"`, path]);
    const processes: Process[] = [];
    const fds: number[] = [];
    try {
      await work({
        folder,
        async run(script) {
          const child = spawn("bash", ["--norc", "-c", script], { cwd: folder });
          const its = processOf(child);
          const process = { ...its, first: (await printed(child, "stdout", /\n/)).trim() };
          processes.push(process);
          return process;
        },
        open() {
          const fd = openSync(path, constants.O_WRONLY);
          fds.push(fd);
          return fd;
        },
      });
    } finally {
      for (const fd of fds) closeSync(fd);
      await Promise.all(processes.map(({ kill }) => kill()));
    }
  });

function processOf(child: ChildProcessWithoutNullStreams): Omit<Process, "first"> {
  const ended = new Promise<void>((settle) => child.once("exit", () => settle()));
  child.stdin.on("error", () => undefined);
  return {
    pid: child.pid!,
    say: (line) => void child.stdin.write(`${line}\n`),
    kill: () => {
      child.kill("SIGKILL");
      return ended;
    },
    ended,
  };
}

/** Waits until something holds, for a while at most; whether it does. */
export async function comes(holds: () => boolean): Promise<boolean> {
  const deadline = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > deadline) return false;
    await pause(5);
  }
  return true;
}
