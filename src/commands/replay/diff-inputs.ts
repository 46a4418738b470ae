import { Problem } from "../../contract/problem.ts";
import { diffRuns, type Located } from "../../core/timeline/diff.ts";
import type { Io } from "../../io/io.ts";
import { diffJson, diffText } from "../../report/replay/diff.ts";
import { createStyle } from "../../report/style.ts";
import { setUpContract } from "../contract-setup.ts";
import { choiceOf } from "../events/choose.ts";
import { createVoice } from "../events/voice.ts";
import { zoneOf } from "../events/zone.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { load } from "./load.ts";
import type { ReplayOptions } from "./options.ts";
import { createRange } from "./range.ts";

/** Compares two runs; the exit code is 0 if they are the same, 1 if they differ. */
export async function diffInputs(
  named: readonly string[],
  options: ReplayOptions,
  io: Io,
): Promise<number> {
  if (named.length !== 2) {
    throw new Problem(
      `--diff compares two inputs, not ${named.length}`,
      "telemetry replay --diff A.jsonl B.jsonl",
    );
  }
  const clock = { now: Date.now(), zone: zoneOf(options.local) };
  const { catalog } = await setUpContract(options, io);
  const choice = await choiceOf(options, catalog, clock);
  const style = await createStyle(options.color, io.stdout.columns);
  const voice = createVoice(io.stderr, style, false);
  let hasBad = false;

  async function eventsOf(name: string): Promise<Located[]> {
    const isIn = createRange(options.from, options.to, clock);
    const loaded = await load(
      [name],
      options,
      { ...choice, isIn, check: undefined, isBlind: false },
      voice,
      io,
    );
    try {
      const events: Located[] = [];
      for await (const rows of loaded.rows()) {
        for (const { record, line } of rows) events.push({ record, line });
      }
      for (const bad of loaded.follower.bad) voice.cannotRead(bad);
      hasBad ||= loaded.follower.bad.length > 0;
      return events;
    } finally {
      loaded.follower.close();
    }
  }

  const diff = diffRuns(await eventsOf(named[0]!), await eventsOf(named[1]!), catalog, options);
  await voice.flush();
  if (io.signal.aborted) return exitBySignal(io.signal.reason);
  if (hasBad) return exitCodes.unreadable;
  await io.stdout.write(options.format === "json" ? diffJson(diff) : diffText(diff, style));
  return diff.differences.length > 0 ? exitCodes.findings : exitCodes.clean;
}
