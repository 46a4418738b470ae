import type { Command } from "commander";
import type { TailOptions } from "../commands/tail/options.ts";
import { choiceOptions, showOptions, toChoice, toShow, type EventParsed } from "./event-options.ts";
import {
  contractOptions,
  logCommand,
  optionsOf,
  toContract,
  type ContractParsed,
} from "./options.ts";
import { lineCount, pause, processIds, repeated } from "./parse.ts";
import type { Start } from "./validate.ts";

const examples = `
Examples:
  $ telemetry tail run.jsonl                      the last 10 events
  $ telemetry tail -f logs/telemetry              all runs, live, merged by time
  $ telemetry tail -F run.jsonl --until-event review.decision
  $ telemetry tail -f logs --event 'executor.*' --where 'duration_ms > 2s'
  $ telemetry tail logs --errors --since -10m
  $ telemetry tail -f run.jsonl --json | jq .payload
  $ ssh host tail -f run.jsonl | telemetry tail

Exit codes: 0 ended, 1 --check found errors, 2 wrong option, 3 an input could not be
read, 4 --idle-timeout, 130 Ctrl-C, 143 SIGTERM.`;

interface Parsed
  extends
    EventParsed,
    ContractParsed,
    Partial<Omit<TailOptions, keyof EventParsed | keyof ContractParsed | "output" | "poll">> {
  readonly F?: boolean;
  /** True without a value; a text that is no number was meant as an input. */
  readonly poll?: number | string | true;
  readonly pid?: readonly number[];
  readonly untilEvent?: readonly string[];
}

/** How often files are looked at without watches, ms. */
const defaultPause = 500;

export function tailCommand(start: Start): Command {
  const command = logCommand(
    "tail",
    "show events live, merged and readable",
    "Show the last events of runs, and with -f those that come, a line each.",
    examples,
  );
  const option = optionsOf(command);
  command.optionsGroup("Following:");
  option(
    "-f, --follow",
    "go on with what comes, by name: through rotation, truncation and absence",
  );
  option("-F", "the same as -f");
  option("--no-follow", "end after what is there (the default)");
  option(
    "-n, --lines <n>",
    "show the last n lines that are chosen, or from line n on with +n (default: 10)",
    lineCount,
  );
  option("--poll [ms]", "look at files every so often, without watches (default: 500)", pause);
  option("-q, --quiet", "do not tell of files that come, go or are rotated");
  option("--pid <pid>", "end when this process has, after its last lines; repeatable", processIds);
  option("--until-event <name>", "end after this event; repeatable", repeated);
  option("--idle-timeout <time>", "end with 4 when nothing comes for this long, such as 60s");
  choiceOptions(command);
  showOptions(command);
  option("--no-hints", "do not tell of signs that a run is stuck");
  command.optionsGroup("Checking:");
  option("--check", "check each line and flag it in place; end with 1 if one had an error");
  contractOptions(command, "leave out");

  return command.action((inputs: string[], parsed: Parsed) => {
    start(async (io, color) => {
      const { tail } = await import("../commands/tail/tail.ts");
      const { poll } = parsed;
      const named = typeof poll === "string" ? [poll, ...inputs] : inputs;
      return tail(named, toOptions(parsed, color), io);
    });
  });
}

function toOptions(parsed: Parsed, color: boolean): TailOptions {
  const { poll } = parsed;
  return {
    ...toChoice(parsed),
    ...toShow(parsed, color),
    ...toContract(parsed),
    follow: parsed.follow ?? parsed.F ?? false,
    lines: parsed.lines,
    quiet: parsed.quiet ?? false,
    pids: parsed.pid ?? [],
    poll: poll === undefined || typeof poll === "number" ? poll : defaultPause,
    untilEvents: parsed.untilEvent ?? [],
    idleTimeout: parsed.idleTimeout,
    check: parsed.check ?? false,
    hints: parsed.hints ?? true,
  };
}
