import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Emitter } from "../../emit/index.ts";
import { runChild, shellCode, type ChildOptions, type Ended } from "../../io/child.ts";
import type { Io } from "../../io/io.ts";
import { isSystemError, reasonOf } from "../../io/reason.ts";
import type { Session } from "./session.ts";
import type { Voice } from "./voice.ts";

/** What a shell gives for a program that is not there, or can't be run. */
const notFound = 127;
const notExecutable = 126;

/**
 * Runs a program as itself and emits its start and its end, with the time it took and digests of what it wrote.
 * Returns its exit code; trouble with telemetry does not change it.
 */
export async function emitExec(
  argv: readonly string[],
  session: Session,
  io: Io,
  voice: Voice,
): Promise<number> {
  const { defaults } = session;
  const source = defaults.source("executor.command_started");
  const { emitter } = session.run(undefined, source);
  const digests = { stdout: createHash("sha256"), stderr: createHash("sha256") };
  const command = basename(argv[0]!);
  io.outlast();
  const span = emitter.span("executor.command", { command, args: argv.slice(1) });
  const onBytes: ChildOptions["onBytes"] = (stream, bytes) => void digests[stream].update(bytes);
  const end = await ended(argv, { session, emitter, io, voice, onBytes });
  if (typeof end === "number") return end;
  span.end({
    exit_code: end.code,
    stdout_digest: `sha256:${digests.stdout.digest("hex")}`,
    stderr_digest: `sha256:${digests.stderr.digest("hex")}`,
    command,
    ...(end.signal !== null && { signal: end.signal }),
  });
  return shellCode(end);
}

interface Watched {
  readonly session: Session;
  readonly emitter: Emitter;
  readonly io: Io;
  readonly voice: Voice;
  readonly onBytes: ChildOptions["onBytes"];
}

/** How a program has ended, or the exit code where it could not be run or its output not be written. */
async function ended(
  argv: readonly string[],
  { session, emitter, io, voice, onBytes }: Watched,
): Promise<Ended | number> {
  const { cwd, stdout, stderr } = io;
  const env = { ...io.env, ...session.environment(emitter) };
  const onFailure = (reason: string): void => {
    voice.tell(`${reason}; ${basename(argv[0]!)} goes on`);
  };
  try {
    if (argv[0] === "") throw Object.assign(new Error(), { code: "ENOENT" });
    return await runChild(argv, { cwd, env, stdout, stderr, onBytes, onFailure });
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    const isOurs = !isSystemError(error) && code !== "ERR_INVALID_ARG_VALUE";
    if (isOurs) throw error;
    const isAbsent = code === "ENOENT";
    const reason = isAbsent ? "command not found" : reasonOf(error);
    voice.tell(`${argv[0]}: ${reason}`);
    emitter.emit("executor.error", {
      exception: code,
      message: `${basename(argv[0]!)}: ${reason}`,
      handled: false,
    });
    return isAbsent ? notFound : notExecutable;
  }
}
