import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { constants } from "node:os";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import type { Sink } from "./io.ts";
import { ClosedPipe } from "./output.ts";
import { openPipe } from "./pipe-pair.ts";
import { reasonOf } from "./reason.ts";

/** Signals that are passed on. A terminal sends SIGINT and SIGQUIT to the program itself as well. */
const passedOn = ["SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGCONT", "SIGWINCH"] as const;
const fromTerminal = ["SIGINT", "SIGQUIT"] as const;

/** How a program has ended. */
export interface Ended {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ChildOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Sees what the program writes. */
  readonly onBytes: (stream: "stdout" | "stderr", bytes: Uint8Array) => void;
  /** Told once for a stream why what comes can't be written; the program goes on. */
  readonly onFailure: (reason: string) => void;
}

/**
 * Runs a program with this process's standard input; what it writes goes on to ours, at the pace of who reads it, and
 * signals go to it.
 * @throws the system's error if it can't be started
 */
export async function runChild(argv: readonly string[], options: ChildOptions): Promise<Ended> {
  const { cwd, env } = options;
  const pipes = streams.map(openPipe);
  const child = ((): ChildProcess => {
    try {
      const [out, err] = pipes.map((pipe) => pipe?.fd ?? ("pipe" as const));
      return spawn(argv[0]!, argv.slice(1), { cwd, env, stdio: ["inherit", out, err] });
    } finally {
      for (const pipe of pipes) pipe?.closeWriter();
    }
  })();
  const ended = new Promise<Ended>((settle, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => settle({ code, signal }));
  });
  const pass = (name: NodeJS.Signals): void => void child.kill(name);
  const onTerminal = hasTerminal() ? ignore : pass;
  for (const name of passedOn) process.on(name, pass);
  for (const name of fromTerminal) process.on(name, onTerminal);
  const readers = streams.map((name, i) => pipes[i]?.reader ?? child[name]!);
  try {
    const forwards = streams.map((name, i) => new Forward(name, readers[i]!, options));
    const done = Promise.all(forwards.map((forward) => forward.run()));
    const end = await ended;
    await Promise.race([done, quiet(forwards)]);
    return end;
  } finally {
    for (const name of passedOn) process.off(name, pass);
    for (const name of fromTerminal) process.off(name, onTerminal);
    for (const reader of readers) reader.destroy();
  }
}

const ignore = (): void => undefined;

const streams = ["stdout", "stderr"] as const;

/** Whether there is a terminal whose Ctrl-C goes to all programs in the foreground, and so to ours and its own. */
function hasTerminal(): boolean {
  try {
    closeSync(openSync("/dev/tty", "r+"));
    return true;
  } catch {
    return false;
  }
}

/** How long nothing must have come after a program has ended, ms: what it has started may hold its streams for long. */
const silence = 200;

async function quiet(forwards: readonly Forward[]): Promise<void> {
  for (let before = -1; ;) {
    const now = forwards.reduce((sum, { seen }) => sum + seen, 0);
    if (now === before && !forwards.some(({ isWriting }) => isWriting)) return;
    before = now;
    await setTimeout(silence);
  }
}

/** What a program writes, on its way to ours. */
class Forward {
  /** Pieces so far. */
  seen = 0;
  isWriting = false;
  readonly #name: (typeof streams)[number];
  readonly #stream: Readable;
  readonly #options: ChildOptions;

  constructor(name: (typeof streams)[number], stream: Readable, options: ChildOptions) {
    this.#name = name;
    this.#stream = stream;
    this.#options = options;
  }

  async run(): Promise<void> {
    let hasFailed = false;
    try {
      for await (const bytes of this.#stream as AsyncIterable<Buffer>) {
        this.seen++;
        this.#options.onBytes(this.#name, bytes);
        if (!hasFailed) hasFailed = !(await this.#write(bytes));
      }
    } catch (error) {
      // What is destroyed ends this way.
      if (!this.#stream.destroyed) throw error;
    }
  }

  /** Whether the next piece should be written too. */
  async #write(bytes: Uint8Array): Promise<boolean> {
    this.isWriting = true;
    try {
      await this.#options[this.#name].write(bytes);
      return true;
    } catch (error) {
      // The program learns as it would without us that nobody reads on.
      if (error instanceof ClosedPipe) this.#stream.destroy();
      else this.#options.onFailure(reasonOf(error));
      return false;
    } finally {
      this.isWriting = false;
    }
  }
}

/** The exit code a shell gives for an end. */
export const shellCode = ({ code, signal }: Ended): number =>
  code ?? 128 + (signal ? constants.signals[signal] : 0);
