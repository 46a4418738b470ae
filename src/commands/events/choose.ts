import type { Catalog } from "../../contract/catalog.ts";
import { Problem } from "../../contract/problem.ts";
import { createFilter, type Filter } from "../../core/query/filter.ts";
import { parseTime, timeForms, type Clock } from "../../core/query/time.ts";
import { readRecord, type EventRecord } from "../../core/record.ts";
import type { Start } from "../../io/follow/start.ts";
import { loadLinearPatterns } from "../linear-patterns.ts";
import type { ChoiceOptions } from "./options.ts";
import { lineText } from "./rows.ts";

/** Which lines are shown. */
export interface Choice {
  readonly matches: (record: EventRecord) => boolean;
  /** Whether nothing is shown after an event. */
  readonly ends: (record: EventRecord) => boolean;
  /** Whether every line is shown, whatever it is. */
  readonly isAll: boolean;
  readonly start: Start;
  readonly streamStart: Start;
  /** What is probably not meant, as sentences. */
  readonly hints: readonly string[];
}

/** Lines shown of a file at first where nothing else is asked for, as `tail` does (POSIX). */
const lastLines = 10;
const allLines: Start = { from: 1 };

/**
 * Reads the options that choose.
 * @throws Problem for one that can't be read
 */
export async function choiceOf(
  options: ChoiceOptions,
  catalog: Catalog,
  clock: Clock,
): Promise<Choice> {
  const { events, sources, runs, cycles, tags, errors, where, untilEvents } = options;
  const since = momentOf("--since", options.since, clock);
  const until = momentOf("--until", options.until, clock);
  const context = { catalog, compilePattern: await patternsFor(where) };
  const selection = { events, sources, runs, cycles, tags, errors, since, until, where };
  const filter = createFilter(selection, context);
  const last = createFilter({ events: untilEvents }, context);
  return {
    matches: filter.matches,
    ends: last.isEmpty ? () => false : last.matches,
    isAll: filter.isEmpty && last.isEmpty,
    ...startsOf(options, filter),
    hints: [...filter.hints, ...last.hints],
  };
}

/** The last lines are the last of those that are chosen; a time to begin at asks for all of them. */
function startsOf(
  { lines, since, follow }: ChoiceOptions,
  { isEmpty, matches }: Filter,
): Pick<Choice, "start" | "streamStart"> {
  const counts = (line: Uint8Array): boolean => matches(readRecord(lineText(line)));
  const lastOf = (last: number): Start => (isEmpty ? { last } : { last, counts });
  if (lines === undefined) {
    return { start: since === undefined ? lastOf(lastLines) : allLines, streamStart: allLines };
  }
  if ("from" in lines) return { start: lines, streamStart: lines };
  // The last lines of a stream are known at its end; while it is followed all of them come as they do.
  return { start: lastOf(lines.last), streamStart: follow ? allLines : lastOf(lines.last) };
}

function momentOf(option: string, text: string | undefined, clock: Clock): number | undefined {
  if (text === undefined) return undefined;
  const moment = parseTime(text, clock);
  if (moment !== undefined) return moment;
  throw new Problem(`${option}: ${JSON.stringify(text)} is no time`, `write one as ${timeForms}`);
}

/** What runs regular expressions is loaded only where there may be one. */
export async function patternsFor(
  where = "",
): Promise<(pattern: string) => (text: string) => boolean> {
  if (!where.includes("=~")) return () => () => false;
  const compile = await loadLinearPatterns();
  return (pattern) => {
    const compiled = compile(pattern);
    return (text) => compiled.matcher(text).find();
  };
}
