import type { Command } from "commander";
import type { ChoiceOptions, ShowOptions } from "../commands/events/options.ts";
import { optionsOf } from "./options.ts";
import { names, repeated } from "./parse.ts";

/** The values of the options below. */
export interface EventParsed {
  readonly event?: readonly string[];
  readonly source?: readonly string[];
  readonly run?: readonly string[];
  readonly cycle?: readonly string[];
  readonly tag?: readonly string[];
  readonly errors?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly where?: string;
  readonly json?: boolean;
  readonly raw?: boolean;
  readonly wide?: boolean;
  readonly fields?: readonly string[];
  readonly hide?: readonly string[];
  readonly local?: boolean;
}

type Chosen = Omit<ChoiceOptions, "follow" | "lines" | "untilEvents">;

/** Options of every command that chooses events. */
export function choiceOptions(command: Command): void {
  command.optionsGroup("Choosing (docs/query.md):");
  const option = optionsOf(command);
  option(
    "--event <name>",
    "events of this name, such as review.decision or executor.*; repeatable",
    repeated,
  );
  option("--source <name>", "events of this source; repeatable", repeated);
  option("--run <run>", "events of this run: its id, or the last part of it; repeatable", repeated);
  option("--cycle <cycles>", "events of these cycles: 3, 3-5, 3-; repeatable", repeated);
  option("--tag <key=value>", "events with this tag, or any value of it; repeatable", repeated);
  option("--errors", "failures only");
  option("--since <time>", "events since then: an ISO time, -10m, 10:02, today");
  option("--until <time>", "events before then");
  option(
    "--where <expression>",
    "events for which it holds: 'exit_code != 0 and duration_ms > 2s'",
  );
}

export const toChoice = (parsed: EventParsed): Chosen => ({
  events: parsed.event ?? [],
  sources: parsed.source ?? [],
  runs: parsed.run ?? [],
  cycles: parsed.cycle ?? [],
  tags: parsed.tag ?? [],
  errors: parsed.errors ?? false,
  since: parsed.since,
  until: parsed.until,
  where: parsed.where,
});

/** What shows events in another way than a line each. */
const others = ["json", "raw"];

/** Options of every command that shows events. */
export function showOptions(command: Command): void {
  command.optionsGroup("Showing:");
  const option = optionsOf(command);
  option("--json", "print events as JSON lines, safe for a terminal").conflicts("raw");
  option("--raw", "print lines as the bytes they came as");
  option("--wide", "wrap long lines, do not cut them").conflicts(others);
  option(
    "--fields <names>",
    "show these fields only, in this order: verdict,tags.agent",
    names,
  ).conflicts(others);
  option("--hide <names>", "leave out fields or columns: time,delta,source", names).conflicts(
    others,
  );
  option("--utc", "show and read times in UTC (the default)").conflicts("local");
  option("--local", "show and read times in local time");
}

export const toShow = (parsed: EventParsed, color: boolean): ShowOptions => ({
  output: parsed.json === true ? "json" : parsed.raw === true ? "raw" : "pretty",
  wide: parsed.wide ?? false,
  fields: parsed.fields ?? [],
  hide: parsed.hide ?? [],
  local: parsed.local ?? false,
  color,
});
