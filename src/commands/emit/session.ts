import { resolve } from "node:path";
import type { Contract } from "../../contract/contract.ts";
import { Problem } from "../../contract/problem.ts";
import { sourceOf } from "../../contract/sources.ts";
import { openRun, type Run } from "../../emit/run.ts";
import { cycleOf, fromEnvironment, tagOf, type FromEnvironment } from "../../emit/environment.ts";
import { createGuard, type Guard } from "../../emit/guard.ts";
import type { Emitter } from "../../emit/index.ts";
import type { EmitterOptions } from "../../emit/options.ts";
import type { Io } from "../../io/io.ts";
import { counted } from "../../report/numbers.ts";
import type { EmitOptions } from "./options.ts";
import type { Voice } from "./voice.ts";

/** Logs that are open at a time; events on standard input may be of any number of runs. */
const mostOpen = 64;
/** How long sockets are given to take what is left, ms. */
const drainTime = 5000;

/** What events are given where they don't say it themselves. */
export interface Defaults {
  readonly runId: string | undefined;
  readonly cycle: number;
  readonly tags: FromEnvironment["tags"];
  /** @throws Problem if nothing tells it */
  source(event: string): string;
}

/** Writes events of any number of runs, each opened when it has its first one. */
export interface Session {
  readonly defaults: Defaults;
  /** What a program needs for its own events to land beside those of an emitter. */
  environment(emitter: Pick<Emitter, "runId" | "cycle">): Record<string, string>;
  /** Checks lines before they are taken. */
  readonly guard: Guard;
  /** @throws Problem if no run is named, or the options can't work */
  run(runId: string | undefined, source: string): Run;
  /** Waits until what was taken is written and sent, as far as it can be. */
  flush(): Promise<void>;
  /** Whether logs are being closed, which should be waited for before more are opened. */
  readonly isCrowded: boolean;
  /** Writes and sends what is left; whether all of it went out. */
  close(): Promise<boolean>;
}

export function openSession(
  options: EmitOptions,
  contract: Contract,
  token: string | undefined,
  io: Io,
  voice: Voice,
): Session {
  const given = asProblem(() => fromEnvironment(io.env));
  const defaults = defaultsOf(options, given);
  const base = emitterOptions(options, given, token, io.cwd, voice);
  const guard = createGuard(contract, options.redact);
  const open = new Map<string, Run>();
  let closing: Promise<boolean>[] = [];
  let isWhole = true;
  const settled = async (): Promise<void> => {
    const all = closing;
    closing = [];
    for (const its of await Promise.all(all)) isWhole &&= its;
  };
  let printed: Uint8Array[] = [];
  const print = options.print ? (lines: Uint8Array) => void printed.push(lines) : undefined;
  const finish = (run: Run): void => void closing.push(closed(run, voice));
  const flushPrinted = async (): Promise<void> => {
    const lines = printed;
    printed = [];
    if (lines.length > 0) await io.stdout.write(Buffer.concat(lines));
  };
  return {
    defaults,
    environment: ({ runId, cycle }) => ({
      TELEMETRY_RUN_ID: runId,
      TELEMETRY_CYCLE: String(cycle),
      TELEMETRY_DIR: base.folder!,
      ...(Object.keys(defaults.tags).length > 0 && {
        TELEMETRY_TAGS: JSON.stringify(defaults.tags),
      }),
    }),
    guard,
    run(runId = defaults.runId, source) {
      if (runId === undefined) {
        throw new Problem("no run is named", "name it with --run ID, or set TELEMETRY_RUN_ID");
      }
      const found = open.get(runId);
      if (found) {
        // The one that was used last is closed last.
        open.delete(runId);
        open.set(runId, found);
        return found;
      }
      const [oldest] = open;
      if (oldest && open.size >= mostOpen) {
        open.delete(oldest[0]);
        finish(oldest[1]);
      }
      const own = { ...base, runId, source, cycle: defaults.cycle, tags: defaults.tags };
      const run = asProblem(() => openRun(own, contract, {}, { guard, copy: print }));
      open.set(runId, run);
      return run;
    },
    get isCrowded() {
      return closing.length >= mostOpen;
    },
    async flush() {
      await settled();
      await Promise.all(Array.from(open.values(), ({ outlet }) => outlet.flush(drainTime, true)));
      await flushPrinted();
    },
    async close() {
      for (const run of open.values()) finish(run);
      open.clear();
      await settled();
      await flushPrinted();
      return isWhole;
    },
  };
}

async function closed({ outlet }: Run, voice: Voice): Promise<boolean> {
  const { unwritten, unsent } = await outlet.close(drainTime);
  if (unwritten > 0) voice.tell(`${counted(unwritten, "event")} could not be written`);
  if (unsent > 0) voice.tell(`${counted(unsent, "event")} could not be sent`);
  const dropped = outlet.dropped - Math.max(unwritten, unsent);
  if (dropped > 0) voice.tell(`${counted(dropped, "event")} dropped`);
  return unwritten === 0 && unsent === 0 && outlet.dropped === 0;
}

function defaultsOf(options: EmitOptions, given: FromEnvironment): Defaults {
  const { run = given.runId, cycle, source = given.source } = options;
  const own = asProblem(() => options.tags.map((tag) => tagOf("--tag", tag)));
  return {
    runId: run,
    cycle: cycle === undefined ? (given.cycle ?? 1) : asProblem(() => cycleOf("--cycle", cycle)),
    tags: { ...given.tags, ...Object.fromEntries(own) },
    source(event) {
      const its = source ?? sourceOf(event);
      if (its !== undefined) return its;
      throw new Problem(
        `no source is named for ${event}`,
        "name it with --source, or set TELEMETRY_SOURCE",
      );
    },
  };
}

function emitterOptions(
  { dir, file, toFile, to, spool, redact, fsync, print }: EmitOptions,
  given: FromEnvironment,
  token: string | undefined,
  cwd: string,
  voice: Voice,
): EmitterOptions {
  if (file === "") throw new Problem("--file names no file");
  const path = file === undefined ? "file" : { path: resolve(cwd, file) };
  const sockets = to.map((address) => ({
    address,
    ...(token !== undefined && { token }),
    ...(spool !== undefined && { spool: resolve(cwd, spool) }),
  }));
  if (spool !== undefined && to.length > 1) {
    throw new Problem("--spool keeps what is for one socket, and --to names several");
  }
  const transports = [...(toFile && !print ? [path] : []), ...sockets];
  if (transports.length === 0 && !print) {
    throw new Problem(
      "--no-file leaves nowhere to write",
      "name a socket with --to, or use --print",
    );
  }
  return {
    transports,
    folder: resolve(cwd, dir ?? given.folder ?? "logs/telemetry"),
    redact,
    fsync,
    // What is not valid is refused or told before it is taken.
    validate: "off",
    // At once, as what follows may have to wait for it to end.
    onError({ message }) {
      voice.tell(message);
      voice.flush().catch(() => undefined);
    },
  };
}

/** What the emitter throws for its options is about those of the command. */
function asProblem<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new Problem(error.message);
    throw error;
  }
}
