import { globOf } from "../../contract/glob.ts";
import { Problem } from "../../contract/problem.ts";
import type { EventRecord } from "../record.ts";
import { compileQuery, type Query, type QueryContext } from "./compile.ts";
import { parseCycles } from "./cycles.ts";
import { QueryError } from "./error.ts";
import { eventPatternHint, matchEvents } from "./event-pattern.ts";
import { createFailure } from "./failure.ts";
import { queryProblem } from "./problem.ts";
import { quoted } from "./visible.ts";

/**
 * Which events to show. Values of one list are alternatives; what is given of different kinds must all be so. What
 * is missing or empty restricts nothing.
 */
export interface Selection {
  /** Patterns of event names (see matchEvents). */
  readonly events?: readonly string[];
  /** Patterns of sources. */
  readonly sources?: readonly string[];
  /** Patterns of runs or of what comes after the last slash of one. */
  readonly runs?: readonly string[];
  /** As parseCycles reads them. */
  readonly cycles?: readonly string[];
  /** `key`, or `key=value` with a pattern for the value. */
  readonly tags?: readonly string[];
  /** Failures only (see createFailure). */
  readonly errors?: boolean;
  /** Epoch milliseconds: from `since` on, before `until`. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** An expression (see compileQuery). */
  readonly where?: string | undefined;
}

export interface Filter extends Query {
  /** Whether nothing is restricted, so that lines that are no events pass as well. */
  readonly isEmpty: boolean;
}

type Test = (record: EventRecord) => boolean;

/** @throws Problem for cycles or an expression that can't be read */
export function createFilter(selection: Selection, context: QueryContext): Filter {
  const { events = [], sources = [], runs = [], cycles = [], tags = [] } = selection;
  const tests: Test[] = [];
  if (events.length > 0) tests.push(eventMatcher(events));
  if (sources.length > 0) tests.push(anyOf(sources.map(sourceTest)));
  if (runs.length > 0) tests.push(anyOf(runs.map(runTest)));
  if (cycles.length > 0) tests.push(cycleTest(cycles));
  if (tags.length > 0) tests.push(anyOf(tags.map(tagTest)));
  if (selection.errors === true) tests.push(createFailure(context.catalog));
  if (selection.since !== undefined || selection.until !== undefined) {
    tests.push(timeTest(selection.since, selection.until));
  }
  const where = selection.where === undefined ? undefined : compileWhere(selection.where, context);
  if (where) tests.push((record) => where.matches(record));
  const hints = [
    ...events.flatMap((pattern) => eventPatternHint(pattern, context.catalog) ?? []),
    ...(where?.hints ?? []),
  ];
  const isEmpty = tests.length === 0;
  const matches: Test = (record) => {
    if (record.value === undefined) return isEmpty;
    for (const test of tests) if (!test(record)) return false;
    return true;
  };
  return { isEmpty, matches, hints };
}

const anyOf =
  (tests: readonly Test[]): Test =>
  (record) =>
    tests.some((test) => test(record));

/** Logs have few names; one that has many must not fill the memory. */
const mostRemembered = 4096;

/** Whether a record's event is one that any of some patterns means (see matchEvents). */
export function eventMatcher(patterns: readonly string[]): Test {
  const matchers = patterns.map(matchEvents);
  let remembered = new Map<string, Map<string, boolean>>();
  let count = 0;
  const decide: Test = ({ event, source }) =>
    event !== "" && matchers.some((matches) => matches(event, source));
  return (record) => {
    const { event, source } = record;
    const before = remembered.get(event)?.get(source);
    if (before !== undefined) return before;
    if (++count > mostRemembered) {
      remembered = new Map();
      count = 1;
    }
    const isMatch = decide(record);
    const bySource = remembered.get(event) ?? new Map<string, boolean>();
    remembered.set(event, bySource.set(source, isMatch));
    return isMatch;
  };
}

function sourceTest(pattern: string): Test {
  const matches = globOf(pattern);
  return ({ source }) => source !== "" && matches(source);
}

function runTest(pattern: string): Test {
  const matches = globOf(pattern);
  return ({ run }) => run !== "" && (matches(run) || matches(run.slice(run.lastIndexOf("/") + 1)));
}

function cycleTest(texts: readonly string[]): Test {
  const ranges = texts.flatMap((text) => {
    const its = parseCycles(text);
    if (its) return its;
    throw new Problem(`--cycle: ${quoted(text)} is no cycle`, "write 3, 3-5, 3-, -5 or 1,4-6");
  });
  return ({ cycle }) => ranges.some(({ from, to }) => cycle >= from && cycle <= to);
}

function tagTest(text: string): Test {
  const at = text.indexOf("=");
  if (at < 0) return ({ tags }) => Object.hasOwn(tags, text);
  const key = text.slice(0, at);
  const matches = globOf(text.slice(at + 1));
  return ({ tags }) => {
    const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
    if (typeof value === "string") return matches(value);
    return (typeof value === "number" || typeof value === "boolean") && matches(String(value));
  };
}

const timeTest =
  (since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY): Test =>
  ({ time }) =>
    time >= since && time < until;

function compileWhere(expression: string, context: QueryContext): Query {
  try {
    return compileQuery(expression, context);
  } catch (error) {
    throw error instanceof QueryError ? queryProblem("--where", expression, error) : error;
  }
}
