import type { EventRecord } from "../../../core/record.ts";
import { createOutcome } from "../../../core/query/failure.ts";
import { defaultInputs, resolveInputs } from "../../../io/inputs.ts";
import type { Io } from "../../../io/io.ts";
import type { Style } from "../../../report/style.ts";
import type { ContractSetup } from "../../contract-setup.ts";
import type { Choice } from "../../events/choose.ts";
import type { Voice } from "../../events/voice.ts";
import { zoneOf } from "../../events/zone.ts";
import { exitBySignal, exitCodes } from "../../exit-codes.ts";
import type { ReplayOptions } from "../options.ts";
import { openLogs } from "./open.ts";
import { runPlayer } from "./player.ts";
import { createScreen } from "./screen.ts";

/** Whether the player takes events: they are played, on a terminal that has keys. */
export function isForPlayer(options: ReplayOptions, { stdin, stdout }: Io): boolean {
  const { mode, output, follow, plain, speed, retime, newRun } = options;
  const isPlain = plain || follow || output !== "pretty" || speed === Number.POSITIVE_INFINITY;
  const isRetimed = retime !== undefined || newRun !== undefined;
  return mode === "play" && !isPlain && !isRetimed && stdout.isTTY && stdin.isTTY === true;
}

interface PlayerContext {
  readonly setup: ContractSetup;
  readonly choice: Choice;
  readonly isIn: ((record: EventRecord) => boolean) | undefined;
  readonly breaks: (record: EventRecord) => boolean;
  readonly maxGap: number;
  readonly style: Style;
  readonly voice: Voice;
}

/** Opens the player on some inputs; returns the exit code. */
export async function startPlayer(
  named: readonly string[],
  options: ReplayOptions,
  context: PlayerContext,
  io: Io,
): Promise<number> {
  const { setup, choice, isIn, breaks, maxGap, style, voice } = context;
  const inputs = await resolveInputs(named.length > 0 ? named : await defaultInputs(io), io.cwd);
  for (const bad of inputs.bad) voice.cannotRead(bad);
  await voice.flush();
  if (inputs.found.length === 0) return exitCodes.unreadable;
  const logs = await openLogs(inputs.found, setup, options.maxLineBytes, voice, io);
  try {
    if (io.signal.aborted) return exitBySignal(io.signal.reason);
    if (!choice.isAll || isIn) {
      logs.index.keep((position) => {
        const record = logs.readAt(position);
        return choice.matches(record) && (isIn?.(record) ?? true);
      });
    }
    if (logs.index.count === 0) {
      voice.remark("no event to replay");
      return exitCodes.clean;
    }
    const draw = createScreen(
      {
        catalog: setup.catalog,
        outcomeOf: createOutcome(setup.catalog),
        style,
        zone: zoneOf(options.local),
        only: options.fields,
        hide: new Set(options.hide),
        hasRuns: logs.index.runs > 1,
      },
      style,
    );
    const { speed } = options;
    const { catalog } = setup;
    const zone = zoneOf(options.local);
    return await runPlayer({ logs, catalog, draw, zone, speed, maxGap, breaks, io });
  } finally {
    logs.close();
    await voice.flush();
  }
}
