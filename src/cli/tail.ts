import { Command } from "commander";
import type { TailOptions } from "../commands/tail/options.ts";
import { choiceOptions, showOptions, toChoice, toShow, type EventParsed } from "./event-options.ts";
import { optionsOf } from "./options.ts";
import { byteCount, lineCount, pause, processIds, repeated } from "./parse.ts";
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
    Partial<Omit<TailOptions, keyof EventParsed | "config" | "output" | "poll">> {
  /** commander gives true for neither --config nor --no-config when both exist. */
  readonly config?: string | boolean;
  readonly F?: boolean;
  /** True without a value; a text that is no number was meant as an input. */
  readonly poll?: number | string | true;
  readonly pid?: readonly number[];
  readonly untilEvent?: readonly string[];
}

/** How often files are looked at without watches, ms. */
const defaultPause = 500;

export function tailCommand(start: Start): Command {
  const command = new Command("tail")
    .summary("show events live, merged and readable")
    .description("Show the last events of runs, and with -f those that come, a line each.")
    .argument(
      "[inputs...]",
      "files, folders, globs or - (default: stdin if piped, else logs/telemetry)",
    )
    .addHelpText("after", examples);
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
  option(
    "--schemas <dir>",
    "folder with <event>.schema.json of extension events; repeatable",
    repeated,
  );
  option("--config <file>", "configuration (default: telemetry.config.json, looked for upward)");
  option("--no-config", "use no configuration");
  option("--max-line-bytes <bytes>", "leave out lines longer than this (default: 64M)", byteCount);

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
  const { config, poll } = parsed;
  return {
    ...toChoice(parsed),
    ...toShow(parsed, color),
    config: config === true ? undefined : config,
    schemas: parsed.schemas ?? [],
    follow: parsed.follow ?? parsed.F ?? false,
    lines: parsed.lines,
    quiet: parsed.quiet ?? false,
    pids: parsed.pid ?? [],
    poll: poll === undefined || typeof poll === "number" ? poll : defaultPause,
    untilEvents: parsed.untilEvent ?? [],
    idleTimeout: parsed.idleTimeout,
    check: parsed.check ?? false,
    hints: parsed.hints ?? true,
    maxLineBytes: parsed.maxLineBytes ?? 64 * 1024 ** 2,
  };
}
