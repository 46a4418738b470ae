import type { Code } from "./codes.ts";
import type { Severity } from "./codes/info.ts";

/** Why a text is not JSON; each gets its own hint. */
export type SyntaxReason =
  | "glued-records"
  | "pretty-printed"
  | "single-quotes"
  | "trailing-comma"
  | "missing-comma"
  | "missing-colon"
  | "not-a-number"
  | "comment"
  | "unquoted-key"
  | "python-literal"
  | "truncated"
  | "control-character"
  | "bad-escape"
  | "bad-number"
  | "unexpected";

interface Mismatch {
  /** What the schema asks, as a short phrase: `integer`, `>= 1`, `at least 1 character`. */
  readonly expected: string;
}
interface TypeMismatch extends Mismatch {
  /** The JSON type found, never the value. */
  readonly actual: string;
}
interface Missing {
  readonly key: string;
  /** A key of the object that looks like a misspelling of it. */
  readonly found?: string;
}
interface SpanArgs {
  readonly span: string;
}
type None = Readonly<Record<string, never>>;

/** The data of each finding; values of a log never appear in it, names and counts may. */
export interface ArgsOf {
  "log.bom": None;
  "log.crlf": None;
  "log.blank-line": None;
  "log.torn-tail": None;
  "log.line-too-long": { readonly bytes: number; readonly limit: number };
  "log.empty": None;
  "log.binary": { readonly kind: "binary" | "UTF-16LE" | "UTF-16BE" };
  "json.syntax": { readonly reason: SyntaxReason };
  "json.not-object": { readonly actual: string };
  "json.duplicate-key": { readonly key: string };
  "json.utf8": None;
  "json.nul": None;
  "json.depth": { readonly limit: number };
  "json.unsafe-number": None;
  "envelope.missing": Missing;
  "envelope.type": TypeMismatch;
  "envelope.range": Mismatch;
  "envelope.length": Mismatch;
  "envelope.format": Mismatch;
  "payload.missing": Missing;
  "payload.type": TypeMismatch;
  "payload.enum": { readonly expected: string; readonly suggestion?: string };
  "payload.range": Mismatch;
  "payload.length": Mismatch;
  "payload.format": Mismatch;
  "payload.rule": Mismatch;
  "timestamp.format": None;
  "timestamp.calendar": None;
  "timestamp.not-utc": None;
  "version.newer": { readonly known: string };
  "version.unsupported": { readonly known: string };
  "event.unknown": { readonly suggestion?: string };
  "event.source-mismatch": { readonly expected: string };
  "tag.type": TypeMismatch;
  "tag.label-name": None;
  "field.near-miss": { readonly key: string; readonly suggestion: string };
  "redaction.leak": { readonly listed: string };
  "redaction.unlisted": None;
  "redaction.unresolved": { readonly listed: string };
  "redaction.secret": { readonly rule: string; readonly count: number };
  "run.file-name": { readonly expected: string };
  "run.mixed": { readonly first: string };
  "run.limit": { readonly limit: number };
  "order.timestamp": { readonly backMs: number };
  "order.cycle": { readonly from: number; readonly to: number };
  "cycle.first": { readonly cycle: number };
  "span.unclosed": SpanArgs;
  "span.unopened": SpanArgs;
  "span.duplicate": SpanArgs;
  "plan.step-out-of-range": { readonly index: number; readonly steps: number };
  "review.missing-decision": { readonly cycle: number };
  "review.after-abort": None;
  "event.duplicate": None;
  "coverage.below": { readonly seen: number; readonly total: number; readonly limit: number };
  "coverage.min-events": { readonly events: number; readonly limit: number };
  "coverage.required-event": { readonly name: string; readonly suggestion?: string };
}

/** A line of an input. Lines are counted from 1; 0 means the input as a whole. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** One fact about an input that somebody may have to act on; English is made of it in report/. */
export interface FindingOf<C extends Code> {
  readonly code: C;
  readonly severity: Severity;
  /** The input as the user named it, `stdin` for standard input, "" for the whole check. */
  readonly file: string;
  readonly line: number;
  /** UTF-16 code units from the start of the line, counted from 1. */
  readonly column: number;
  /** Bytes from the start of the (uncompressed) input, counted from 0. */
  readonly byteOffset: number;
  /** JSON Pointer (RFC 6901) into the event, "" for the event itself. */
  readonly pointer: string;
  /** The event's name, "" if unknown. */
  readonly event: string;
  readonly args: ArgsOf[C];
  /** The other line, where the finding is about two. */
  readonly related?: Place;
}

/** The discriminated union over every code. */
export type Finding = { [C in Code]: FindingOf<C> }[Code];
