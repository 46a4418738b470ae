import type { Code } from "../contract/codes.ts";
import type { ArgsOf, Finding, SyntaxReason } from "../contract/finding.ts";
import { byteSize, counted, duration, grouped } from "./numbers.ts";
import { safe } from "./safe.ts";

/** The usual cause of each way a text is not JSON. */
export const syntaxHints: Record<SyntaxReason, string> = {
  "glued-records": "two records stand on one line; write a newline after each",
  "pretty-printed": "it looks like pretty-printed JSON; write each event on one line",
  "single-quotes": "JSON texts stand in double quotes",
  "trailing-comma": "there is a comma with nothing after it",
  "missing-comma": "there is a comma missing before this value",
  "missing-colon": "there is a colon missing after the key",
  "not-a-number": "NaN and Infinity are not JSON; write null",
  comment: "JSON has no comments",
  "unquoted-key": "keys stand in double quotes",
  "python-literal": "it looks like a Python literal; write true, false or null",
  truncated: "the text ends too early",
  "control-character": "a control character must be escaped, such as \\n or \\u0000",
  "bad-escape": "there is a backslash that escapes nothing JSON knows",
  "bad-number": "this is not a JSON number",
  unexpected: "this character cannot stand here",
};

const didYouMean = (suggestion: string | undefined): string =>
  suggestion === undefined ? "" : `; did you mean "${suggestion}"?`;

const missing = ({ key, found }: ArgsOf["payload.missing"], where: string): string => {
  const hint = found === undefined ? "" : `; is "${found}" meant to be it?`;
  return `required ${where} field "${key}" is missing${hint}`;
};
const expected = (args: { expected: string }): string => `expected ${args.expected}`;
const typed = (args: { expected: string; actual: string }): string =>
  `expected ${args.expected}, found ${args.actual}`;

/** The sentence of each finding; held complete by the compiler. */
const messages: { readonly [C in Code]: (args: ArgsOf[C]) => string } = {
  "log.bom": () => "the file starts with a byte order mark",
  "log.crlf": () => "the line ends with \\r\\n instead of \\n",
  "log.blank-line": () => "the line is blank",
  "log.torn-tail": () => "the last line is cut off; the writer died or is still writing",
  "log.line-too-long": ({ bytes, limit }) =>
    `the line of ${byteSize(bytes)} is over the limit of ${byteSize(limit)} and was skipped`,
  "log.empty": () => "no event was read from this input",
  "log.binary": ({ kind }) =>
    kind === "binary"
      ? "this is a binary file, not a log"
      : `this file is ${kind}; convert it with iconv -f ${kind} -t UTF-8`,
  "json.syntax": ({ reason }) => `not JSON: ${syntaxHints[reason]}`,
  "json.not-object": ({ actual }) => `expected an object, found ${actual}`,
  "json.duplicate-key": ({ key }) => `the key "${key}" stands twice in one object`,
  "json.utf8": () => "the bytes are not valid UTF-8",
  "json.nul": () => "the line holds NUL bytes",
  "json.depth": ({ limit }) => `nested deeper than ${limit} levels`,
  "json.unsafe-number": () => "this number is too large to be exact; most readers would change it",
  "envelope.missing": (args) => missing(args, "envelope"),
  "envelope.type": typed,
  "envelope.range": expected,
  "envelope.length": expected,
  "envelope.format": expected,
  "payload.missing": (args) => missing(args, "payload"),
  "payload.type": typed,
  "payload.enum": (args) => `${expected(args)}${didYouMean(args.suggestion)}`,
  "payload.range": expected,
  "payload.length": expected,
  "payload.format": expected,
  "payload.rule": (args) => `the payload does not satisfy ${args.expected} of its schema`,
  "timestamp.format": () =>
    "expected an ISO 8601 date-time in UTC, such as 2026-02-03T09:15:02.120Z",
  "timestamp.calendar": () => "this date or time does not exist",
  "timestamp.not-utc": () => "expected UTC, ending with Z or +00:00",
  "version.newer": ({ known }) =>
    `newer than ${known}, the newest version known here; checked as ${known}`,
  "version.unsupported": ({ known }) => `another major version than ${known}`,
  "event.unknown": ({ suggestion }) =>
    `no schema for this event${didYouMean(suggestion) || "; add one with --schemas DIR"}`,
  "event.source-mismatch": (args) => `expected source ${args.expected} for this event`,
  "tag.type": typed,
  "tag.label-name": () => "the tag's key is not a Prometheus label name ([a-zA-Z_][a-zA-Z0-9_]*)",
  "field.near-miss": ({ key, suggestion }) =>
    `unknown field "${key}"; did you mean "${suggestion}"?`,
  "redaction.leak": ({ listed }) =>
    `redacted_fields lists "${listed}", but a clear value stands here`,
  "redaction.unlisted": () =>
    "a redaction marker stands here, but redacted_fields does not list it",
  "redaction.unresolved": ({ listed }) =>
    `redacted_fields lists "${listed}", but there is no such field`,
  "redaction.secret": ({ rule, count }) =>
    count === 1 ? `a secret stands here (${rule})` : `${count} secrets stand here (${rule})`,
  "run.file-name": (args) => `expected this run in <log folder>/${args.expected}`,
  "run.mixed": ({ first }) => `another run than ${first} in the same file`,
  "run.limit": ({ limit }) =>
    `more than ${grouped(limit)} runs are interleaved; the oldest was closed`,
  "order.timestamp": ({ backMs }) => `${duration(backMs)} earlier than the event before`,
  "order.cycle": ({ from, to }) =>
    to < from
      ? `the cycle goes back from ${from} to ${to}`
      : `the cycle jumps from ${from} to ${to}`,
  "cycle.first": ({ cycle }) => `the run starts with cycle ${cycle}, not 1`,
  "span.unclosed": ({ span }) => `${span} is started here and never completed`,
  "span.unopened": ({ span }) => `${span} is completed here but was never started`,
  "span.duplicate": ({ span }) => `${span} is started again while it is open`,
  "plan.step-out-of-range": ({ index, steps }) =>
    `step ${index} of a plan of ${counted(steps, "step")} (counted from 0)`,
  "review.missing-decision": ({ cycle }) => `cycle ${cycle} ended without a review.decision`,
  "review.after-abort": () => "the run goes on after the reviewer's abort",
  "event.duplicate": () => "the same line stood in this file before",
  "coverage.below": ({ seen, total, limit }) =>
    `${seen} of ${total} catalog events were seen, less than the required ${Number((limit * 100).toFixed(2))} %`,
  "coverage.min-events": ({ events, limit }) =>
    `${counted(events, "event")} read, fewer than the required ${grouped(limit)}`,
  "coverage.required-event": ({ name, suggestion }) =>
    `the required event ${name} was never seen${didYouMean(suggestion)}`,
};

/** What is wrong, as one sentence without the place. Safe for a terminal, and without values of the log. */
export function messageOf(finding: Finding): string {
  const write = messages[finding.code] as (args: Finding["args"]) => string;
  return safe(write(finding.args));
}
