import { InvalidArgumentError, type Command } from "commander";
import type { StatsOptions } from "../commands/stats/options.ts";
import { statsFormats } from "../report/stats/formats.ts";
import { sortings } from "../report/stats/sorting.ts";
import { choiceOptions, toChoice, type EventParsed } from "./event-options.ts";
import {
  contractOptions,
  logCommand,
  optionsOf,
  toContract,
  type ContractParsed,
} from "./options.ts";
import { jobs, names, repeated, wholeNumber } from "./parse.ts";
import type { Start } from "./validate.ts";

const examples = `
Examples:
  $ telemetry stats logs/telemetry                what happened in these runs
  $ telemetry stats logs --by run,hour --top 20
  $ telemetry stats logs --by tag.model --field payload.stdout_bytes
  $ telemetry stats --compare before after --fail-if 'p95(plan.step_completed.duration_ms) > +20%'
  $ ls logs/*.jsonl | xargs -P 8 -I{} telemetry stats {} --save {}.stats
  $ telemetry stats --merge logs/*.stats
  $ telemetry stats logs --format html > stats.html
  $ telemetry stats --watch logs/telemetry

Exit codes: 0 done, 1 a budget of --fail-if was overdrawn, 2 wrong option, snapshot or
schema, 3 an input could not be read, 130 Ctrl-C.`;

interface Parsed
  extends
    Omit<EventParsed, "fields">,
    ContractParsed,
    Partial<Omit<StatsOptions, keyof EventParsed | keyof ContractParsed | "fields">> {
  readonly field?: readonly string[];
}

export function statsCommand(start: Start): Command {
  const command = logCommand(
    "stats",
    "say what happened in recorded runs",
    "Say what happened in recorded runs: counts, outcomes, durations, errors.",
    examples,
  );
  const option = optionsOf(command);
  command.optionsGroup("Showing:");
  option("--format <format>", "what to print (default: table)").choices(statsFormats);
  option(
    "--by <names>",
    "group by run, cycle, source, event, minute, hour, day, tag.K or a field",
    names,
  );
  option(
    "--field <path>",
    "measure a numeric field too, such as payload.bytes; repeatable",
    repeated,
  );
  option("--percentiles <list>", "such as 50,90,99.9 (default: 50,90,95,99)", percentiles);
  option("--top <n>", "rows of lists, 0 for all", wholeNumber);
  option("--sort <by>", "order of events and groups").choices(sortings);
  option("--utc", "show and read times in UTC (the default)").conflicts("local");
  option("--local", "show and read times in local time");
  choiceOptions(command);
  option("--include-invalid", "count what can be read of events that fail the contract");
  command.optionsGroup("Several logs:");
  option("--save <file>", "write a snapshot, to be merged or compared");
  option("--merge", "the inputs are snapshots: show them as one");
  option("--compare", "the inputs are two logs, folders or snapshots: show them side by side");
  option(
    "--fail-if <budget>",
    "end with 1 if it holds, such as 'max(F) > 2s', 'failures(E) > 5%', 'p95(F) > +20%'; repeatable",
    repeated,
  );
  option("--watch", "refresh once a second while the inputs grow");
  command.optionsGroup("Contract:");
  contractOptions(command, "skip");
  option("--files-from <file>", "read names of inputs from a file, one a line, - for stdin");
  option(
    "--jobs <n>",
    "threads that scan (default: one a core, and one alone for less than 256 MiB)",
    jobs,
  );

  return command.action((inputs: string[], parsed: Parsed) => {
    start(async (io, color) => {
      const { stats } = await import("../commands/stats/stats.ts");
      return stats(inputs, toOptions(parsed, color), io);
    });
  });
}

function percentiles(value: string): number[] {
  const texts = value.split(",").map((text) => text.trim());
  if (!texts.every((text) => /^\d+(?:\.\d+)?$/.test(text) && Number(text) <= 100)) {
    throw new InvalidArgumentError("Expected numbers from 0 to 100, such as 50,90,99.9.");
  }
  return [...new Set(texts.map(Number))].toSorted((a, b) => a - b);
}

function toOptions(parsed: Parsed, color: boolean): StatsOptions {
  return {
    ...toChoice(parsed),
    ...toContract(parsed),
    format: parsed.format,
    by: parsed.by ?? [],
    fields: parsed.field ?? [],
    percentiles: parsed.percentiles,
    top: parsed.top,
    sort: parsed.sort,
    includeInvalid: parsed.includeInvalid ?? false,
    compare: parsed.compare ?? false,
    merge: parsed.merge ?? false,
    save: parsed.save,
    failIf: parsed.failIf ?? [],
    watch: parsed.watch ?? false,
    jobs: parsed.jobs,
    filesFrom: parsed.filesFrom,
    local: parsed.local ?? false,
    color,
  };
}
