// A log while it is written, and a follower of it: what the tests of `telemetry tail` share.
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { root, type Output } from "./cli.ts";
import { eventLine } from "./events.ts";
import { inFolder, outcome } from "./process.ts";

/** How long a line may take before it counts as lost, ms. */
const patience = 8000;
/** How long to wait for what must not come, ms. */
const settling = 250;

/** A number stands for the event of that number; a text is a line as it is. */
export type Line = number | string;

const lineOf = (line: Line): string => (typeof line === "number" ? eventLine(line) : line);

/** Lines as a log holds them. */
export const textOf = (...lines: readonly Line[]): string =>
  lines.map((line) => `${lineOf(line)}\n`).join("");

/** The numbers from `from` to `to`, exclusive. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, n) => from + n);

/** A started command. */
export interface Follower {
  readonly pid: number;
  readonly stdin: Writable;
  /** Its exit code once it has ended; that of a signal as a shell tells it. */
  readonly ended: Promise<number>;
  /** What it has printed so far. */
  data(): Buffer;
  text(): string;
  stderr(): string;
  bytes(): number;
  sha256(): string;
  /** Stops reading what it prints, and goes on. */
  stall(): void;
  resume(): void;
  kill(signal: NodeJS.Signals): void;
  /** Waits until something holds, for 8 s at most. */
  until(holds: () => boolean, ms?: number): Promise<void>;
  /** Waits for these lines, which are all it has printed so far. */
  prints(lines: readonly Line[], ms?: number): Promise<void>;
  /** Waits for these lines and for what must not come after them, ends it, and looks at all. */
  expectLines(lines: readonly Line[]): Promise<void>;
  /** The same where only the order within each group is sure. */
  expectGroups(groups: readonly (readonly Line[])[]): Promise<void>;
}

export interface Scene {
  readonly folder: string;
  /** Whether files are looked at in turn, without watches. */
  readonly polls: boolean;
  readonly at: (name: string) => string;
  /** Writes a file anew, in place. */
  readonly write: (name: string, ...lines: Line[]) => void;
  readonly append: (name: string, ...lines: Line[]) => void;
  /** Adds a text that need be no whole line. */
  readonly add: (name: string, text: string | Uint8Array) => void;
  readonly mkdir: (name: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: (name: string) => void;
  /** Runs a script of bash, with lines on its standard input. */
  readonly bash: (script: string, ...lines: Line[]) => Promise<void>;
  /** Starts `telemetry` with arguments, through another command if one is given. */
  readonly start: (args: readonly string[], how?: How) => Follower;
  /** Runs a script of bash in which `"$@"` is `telemetry` with these arguments. */
  readonly shell: (script: string, ...args: string[]) => Promise<Output>;
  /** `tail -F` in the way of this scene, and more arguments. */
  readonly follow: readonly string[];
  /** Starts following with `--raw`. */
  readonly tail: (...args: string[]) => Follower;
  /** Writes event 0 to a log, starts to follow it, or what is given, and waits until it is printed. */
  readonly following: (name: string, ...args: string[]) => Promise<Follower>;
  readonly skip: (reason: string) => never;
}

interface How {
  readonly through?: readonly string[];
  /** Descriptor of its standard output; default: a pipe that is read. */
  readonly stdout?: number;
  readonly keepsText?: boolean;
}

type Scenario = (scene: Scene) => Promise<void>;

const ways = { watching: [], polling: ["--poll", "50"] } as const;

/** Tests each scenario with watches, and again without. */
export function follows(family: string, scenarios: Readonly<Record<string, Scenario>>): void {
  for (const [way, args] of Object.entries(ways)) {
    describe.concurrent(`${family}, ${way}`, () => {
      for (const [name, scenario] of Object.entries(scenarios)) {
        test(name, ({ skip }) => play(scenario, args, skip));
      }
    });
  }
}

/** Tests each scenario once, where nothing is followed. */
export function reads(family: string, scenarios: Readonly<Record<string, Scenario>>): void {
  describe.concurrent(family, () => {
    for (const [name, scenario] of Object.entries(scenarios)) {
      test(name, ({ skip }) => play(scenario, [], skip));
    }
  });
}

type Child = ChildProcessByStdio<Writable, Readable | null, Readable>;

const command = process.env["UNDER_TEST"]
  ? [process.env["UNDER_TEST"]]
  : [process.execPath, join(root, "bin/telemetry.js")];

async function play(scenario: Scenario, way: readonly string[], skip: Scene["skip"]) {
  const children: Child[] = [];
  await inFolder(async (folder) => {
    try {
      await scenario(sceneOf(folder, way, children, skip));
    } finally {
      await Promise.all(children.map(killed));
    }
  });
}

async function killed(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((settle) => child.once("exit", settle));
  child.kill("SIGKILL");
  await ended;
}

function sceneOf(
  folder: string,
  way: readonly string[],
  children: Child[],
  skip: Scene["skip"],
): Scene {
  const at = (name: string): string => join(folder, name);
  const run = (argv: readonly string[], stdout: number | "pipe" = "pipe"): Child => {
    const env = { PATH: process.env["PATH"], HOME: process.env["HOME"] };
    const stdio = ["pipe", stdout, "pipe"] as const;
    const child = spawn(argv[0]!, argv.slice(1), { cwd: folder, env, stdio: [...stdio] }) as Child;
    child.stdin.on("error", () => undefined);
    children.push(child);
    return child;
  };
  const start: Scene["start"] = (args, { through = [], stdout, keepsText } = {}) =>
    followerOf(run([...through, ...command, ...args], stdout), keepsText);
  const follow = ["tail", "-F", ...way];
  const tail: Scene["tail"] = (...args) => start([...follow, "--raw", ...args]);
  const write: Scene["write"] = (name, ...lines) => writeFileSync(at(name), textOf(...lines));
  const shell = (argv: readonly string[], input = ""): Promise<Output> => {
    const child = run(argv);
    child.stdin.end(input);
    return outcome(child as Parameters<typeof outcome>[0]);
  };
  return {
    folder,
    polls: way.length > 0,
    at,
    write,
    append: (name, ...lines) => appendFileSync(at(name), textOf(...lines)),
    add: (name, text) => appendFileSync(at(name), text),
    mkdir: (name) => void mkdirSync(at(name), { recursive: true }),
    rename: (from, to) => renameSync(at(from), at(to)),
    remove: (name) => rmSync(at(name), { recursive: true }),
    async bash(script, ...lines) {
      const { stderr, code } = await shell(["bash", "--norc", "-c", script], textOf(...lines));
      expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    },
    start,
    shell: (script, ...args) =>
      shell(["bash", "--norc", "-c", script, "bash", ...command, ...args]),
    follow,
    tail,
    async following(name, ...args) {
      mkdirSync(dirname(at(name)), { recursive: true });
      write(name, 0);
      const log = tail(...(args.length > 0 ? args : [name]));
      await log.prints([0]);
      return log;
    },
    skip,
  };
}

const newline = 0x0a;
const signals: Partial<Record<NodeJS.Signals, number>> = {
  SIGINT: 130,
  SIGKILL: 137,
  SIGTERM: 143,
};

function followerOf(child: Child, keepsText = true): Follower {
  const parts: Buffer[] = [];
  const hash = createHash("sha256");
  const seen = { lines: 0, bytes: 0, stderr: "", hasEnded: false };
  child.stdout?.on("data", (bytes: Buffer) => {
    if (keepsText) parts.push(bytes);
    hash.update(bytes);
    seen.bytes += bytes.length;
    for (let at = -1; (at = bytes.indexOf(newline, at + 1)) >= 0;) seen.lines++;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (seen.stderr += text));
  const ended = new Promise<number>((settle, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      seen.hasEnded = true;
      settle(code ?? signals[signal!] ?? 128);
    });
  });
  const data = (): Buffer => Buffer.concat(parts);
  const text = (): string => data().toString();
  const stderr = (): string => seen.stderr;

  /** Waits for lines and compares; the message is short however many there are. */
  async function compare(groups: readonly (readonly Line[])[], ms: number, rest: number) {
    const count = groups.flat().length;
    const deadline = performance.now() + ms;
    while (seen.lines < count && !seen.hasEnded && performance.now() < deadline) await pause(5);
    await pause(rest);
    expect(difference(text(), groups), `stderr: ${stderr().slice(-500)}`).toEqual([]);
  }
  async function expectGroups(groups: readonly (readonly Line[])[]): Promise<void> {
    await compare(groups, patience, settling);
    child.kill("SIGTERM");
    expect(await ended, stderr().slice(-500)).toBe(143);
    expect(difference(text(), groups), "after SIGTERM").toEqual([]);
  }
  return {
    pid: child.pid!,
    stdin: child.stdin,
    ended,
    data,
    text,
    stderr,
    bytes: () => seen.bytes,
    sha256: () => hash.copy().digest("hex"),
    stall: () => child.stdout?.pause(),
    resume: () => child.stdout?.resume(),
    kill: (signal) => child.kill(signal),
    async until(holds, ms = patience) {
      const deadline = performance.now() + ms;
      while (!holds()) {
        const isLate = performance.now() > deadline;
        if (isLate || seen.hasEnded) {
          const printed = `stdout: …${text().slice(-300)}\nstderr: …${stderr().slice(-500)}`;
          throw new Error(`${isLate ? `not in ${ms} ms` : "ended"}: ${String(holds)}\n${printed}`);
        }
        await pause(10);
      }
    },
    prints: (lines, ms = patience) => compare([lines], ms, 0),
    expectLines: (lines) => expectGroups([lines]),
    expectGroups,
  };
}

/** What is wrong with a text that should be lines, in order within each group; empty if nothing is. */
function difference(text: string, groups: readonly (readonly Line[])[]): string[] {
  const wrong: string[] = [];
  const wanted = groups.map((group) => group.map(lineOf));
  const missing = new Map<string, number>();
  for (const line of wanted.flat()) missing.set(line, (missing.get(line) ?? 0) + 1);
  const known = new Set(missing.keys());
  const lines = text.split("\n");
  const half = lines.pop()!;
  const [twice, strange]: [string[], string[]] = [[], []];
  for (const line of lines) {
    const left = missing.get(line) ?? 0;
    if (left > 0) missing.set(line, left - 1);
    else (known.has(line) ? twice : strange).push(line);
  }
  const lost = [...missing].filter(([, left]) => left > 0).map(([line]) => line);
  for (const [title, list] of Object.entries({ missing: lost, twice, strange })) {
    if (list.length > 0) wrong.push(`${title}: ${namesOf(list)}`);
  }
  if (half !== "") wrong.push(`half a line: ${nameOf(half)}`);
  if (wrong.length > 0) return wrong;
  for (const group of wanted) {
    const ours = new Set(group);
    const came = lines.filter((line) => ours.has(line));
    const at = group.findIndex((line, n) => came[n] !== line);
    if (at >= 0) wrong.push(`out of order: ${namesOf(came.slice(Math.max(0, at - 2), at + 6))}`);
  }
  return wrong;
}

function namesOf(lines: readonly string[]): string {
  const more = lines.length > 12 ? ` and ${lines.length - 12} more` : "";
  return lines.slice(0, 12).map(nameOf).join(" ") + more;
}

const nameOf = (line: string): string => {
  const steps = /^\{.*"steps":(\d+).*\}$/.exec(line)?.[1];
  if (steps !== undefined && line === eventLine(Number(steps))) return steps;
  const short = line.replace(/\0{4,}/g, "(NULs)");
  return JSON.stringify(short.length > 80 ? `${short.slice(0, 80)}…` : short);
};
