import { resolve } from "node:path";
import { Problem } from "../../contract/problem.ts";
import type { Io } from "../../io/io.ts";
import { readToken } from "../../io/sockets/token-file.ts";
import { createStyle } from "../../report/style.ts";
import { setUpContract } from "../contract-setup.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { emitExec } from "./exec.ts";
import { emitLines } from "./lines.ts";
import { emitOne } from "./one.ts";
import type { EmitOptions } from "./options.ts";
import { openSession, type Session } from "./session.ts";
import { createVoice } from "./voice.ts";

/**
 * Emits one event, the lines of standard input, or what becomes of a program; returns the exit code.
 * @param operands the event and its fields, `-`, or a program and its arguments
 * @throws Problem for options and arguments that can't work
 */
export async function emit(
  operands: readonly string[],
  options: EmitOptions,
  color: boolean,
  io: Io,
): Promise<number> {
  const [first, ...rest] = operands;
  if (first === undefined) throw absent(options);
  const contract = await setUpContract(options, io);
  const { tokenFile } = options;
  const token =
    tokenFile === undefined ? undefined : readToken(resolve(io.cwd, tokenFile), tokenFile);
  const voice = createVoice(io.stderr, await createStyle(color, io.stderr.columns));
  const session = openSession(options, contract, token, io, voice);
  const code = await work(session);
  const isWritten = await session.close();
  await voice.flush();
  if (options.exec) return code;
  return Math.max(code, isWritten ? exitCodes.clean : exitCodes.unreadable);

  async function work(opened: Session): Promise<number> {
    if (options.exec) return emitExec(operands, opened, io, voice);
    const isStdin = first === "-";
    if (isStdin && rest.length > 0) {
      throw new Problem(`"${rest[0]}" beside -: events come from standard input or from arguments`);
    }
    const isWhole = isStdin
      ? await emitLines(opened, options, io, voice)
      : emitOne(first!, rest, opened, options, voice);
    if (io.signal.aborted) return exitBySignal(io.signal.reason);
    return isWhole ? exitCodes.clean : exitCodes.findings;
  }
}

const absent = ({ exec }: EmitOptions): Problem =>
  exec
    ? new Problem("--exec needs a program", "telemetry emit --run ID --exec -- npm test")
    : new Problem(
        "no event is named",
        "telemetry emit plan.generated --run ID steps:=3 confidence:=0.6",
      );
