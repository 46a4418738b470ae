import { CommanderError } from "commander";
import { exitCodes } from "../commands/exit-codes.ts";
import { Problem } from "../contract/problem.ts";
import type { Io } from "../io/io.ts";
import { CannotWrite, ClosedPipe } from "../io/output.ts";
import { createProgram } from "./program.ts";
import { version } from "./version.ts";

/**
 * The command line as a function: arguments in, exit code out. Usage errors and problems in the user's files are
 * told on stderr in a sentence; a closed pipe is quiet; anything else is a bug of ours and says so.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const texts: Promise<void>[] = [];
  let chosen: Parameters<Parameters<typeof createProgram>[0]>[0] | undefined;
  const program = createProgram((command) => {
    chosen = command;
  }, version);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => texts.push(io.stdout.write(text)),
      writeErr: (text) => texts.push(io.stderr.write(text)),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
    });
  }
  try {
    program.parse([...argv], { from: "user" });
    await Promise.all(texts);
    const { color } = program.opts<{ color: "auto" | "always" | "never" }>();
    return chosen ? await chosen(io, isColored(color, io)) : exitCodes.clean;
  } catch (error) {
    return told(error, io, texts);
  }
}

/** Colour is decided once: the option, then NO_COLOR and FORCE_COLOR (no-color.org), then whether it is a terminal. */
function isColored(option: "auto" | "always" | "never", { env, stdout }: Io): boolean {
  if (option !== "auto") return option === "always";
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const force = env["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force !== "false";
  return stdout.isTTY && env["TERM"] !== "dumb";
}

async function told(error: unknown, io: Io, texts: readonly Promise<void>[]): Promise<number> {
  if (error instanceof ClosedPipe) return exitCodes.clean;
  if (error instanceof CommanderError) {
    await Promise.all(texts);
    return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
  }
  if (error instanceof Problem) {
    const hint = error.hint === undefined ? "" : `\n${error.hint}`;
    await io.stderr.write(`error: ${error.message}${hint}\n`);
    return exitCodes.usage;
  }
  if (error instanceof CannotWrite) {
    await io.stderr.write(`error: ${error.message}\n`).catch(() => undefined);
    return exitCodes.unreadable;
  }
  const detail = error instanceof Error ? error.message : String(error);
  await io.stderr.write(
    `error: this is a bug in telemetry ${version}: ${detail}\nPlease report it with the command; TELEMETRY_DEBUG=1 shows where it happened.\n`,
  );
  if (io.env["TELEMETRY_DEBUG"] && error instanceof Error)
    await io.stderr.write(`${error.stack}\n`);
  return exitCodes.internal;
}
