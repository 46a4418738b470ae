import type { Classification } from "./classification.ts";
import type { Detector } from "./detector.ts";
import type { DocumentHit } from "./container.ts";
import { documentHits, type Outline } from "./document.ts";
import { listEdit, type Edit, type EventShape } from "./fields.ts";
import { createNames } from "./names/names.ts";
import { joined } from "./hits.ts";
import { secretsIn } from "./text/secrets.ts";

/** Something that was replaced. */
export interface Replacement {
  /** The names from the event's root down; undefined in a name, and in a line that is no JSON. */
  readonly path: readonly string[] | undefined;
  readonly rule: string;
  /** What stood there, decoded; it is never printed. */
  readonly secret: string;
}

export interface RedactedLine {
  readonly text: string;
  readonly replaced: readonly Replacement[];
  /** Whether the line is no JSON and was scrubbed as a text. */
  readonly isBad: boolean;
}

/** A line that can't be kept in any form: no JSON where that is asked for, never settled, or too long to be read. */
export interface Withheld {
  readonly withheld: "bad-line" | "unsettled" | "long";
}

/** A line with a field that no schema says what to do with. */
export interface Unclassified {
  readonly unclassified: string;
}

/** How lines are redacted. */
export interface Redaction {
  readonly detector: Detector;
  /** The rule of a field of an event, by its path; undefined if no field of the event has one. */
  readonly fields: (event: string) => ((path: readonly string[]) => string | undefined) | undefined;
  /** Whether any event has rules for fields. */
  readonly hasFields: boolean;
  /** What takes the place of a secret. */
  readonly mark: (secret: string, rule: string) => string;
  /** Whether lines that are no JSON are scrubbed as texts; else they are withheld. */
  readonly scrubsBadLines: boolean;
  /** What must be classified; undefined if anything may come. */
  readonly classification: Classification | undefined;
  /** Whether a value may stay although a rule takes it. */
  readonly isAllowed: (secret: string) => boolean;
}

/** Replacing can bring text together that a rule takes; this many rounds must settle it. */
const mostRounds = 16;

/**
 * Redacts a line until nothing is left to replace, so that redacting twice is redacting once. Only the bytes of secrets
 * and the list of redacted fields change. Undefined if the line stays as it is.
 */
export function redactLine(
  line: string,
  redaction: Redaction,
): RedactedLine | Withheld | Unclassified | undefined {
  if (!redaction.scrubsBadLines && isBadLine(line)) return { withheld: "bad-line" };
  const unclassified = unclassifiedIn(line, redaction);
  if (unclassified !== undefined) return { unclassified };
  let text = line;
  let isBad = false;
  const replaced: Replacement[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const once = redactOnce(text, redaction);
    if (once.replaced.length === 0)
      return replaced.length > 0 ? { text, replaced, isBad } : undefined;
    text = once.text;
    isBad ||= once.isBad;
    replaced.push(...once.replaced);
  }
  return { withheld: "unsettled" };
}

/** What tells events apart and puts them in order must not fall for a value that a log has given away. */
const spared: ReadonlySet<string> = new Set([
  "schema_version",
  "timestamp",
  "source",
  "run_id",
  "event",
]);

function redactOnce(line: string, redaction: Redaction): RedactedLine {
  const start = startOf(line);
  const shape: EventShape = { payload: undefined, list: undefined };
  const outline: Outline = (path, token, from, to) => {
    if (path.length > 2 || path[0] !== "payload") return;
    if (path.length === 1) shape.payload = { token, from, to };
    else if (path[1] === "redacted_fields") shape.list = { token, from, to };
  };
  const field = redaction.hasFields ? redaction.fields(outlineOf(line, start).event) : undefined;
  const found = documentHits(line, start, line.length, redaction.detector, {
    outline,
    spared,
    ...(field && { field }),
  });
  const isBad = found === undefined;
  const { detector } = redaction;
  const on = found?.filter(({ rule }) => detector.isOn(rule));
  // What stands below a key is listed by it, so keys go first, and the rest in the next round.
  const inKeys = on?.filter(({ path }) => path === undefined) ?? [];
  const hits = joined<DocumentHit>(
    (inKeys.length > 0 ? inKeys : on) ??
      secretsIn(line, detector).map((hit) => ({ ...hit, path: undefined })),
  );
  const replaced: Replacement[] = [];
  const edits: Edit[] = [];
  for (const { from, to, rule, quote = "", path, secret = line.slice(from, to) } of hits) {
    if (redaction.isAllowed(secret)) continue;
    replaced.push({ path, rule, secret });
    edits.push({ from, to, text: `${quote}${redaction.mark(secret, rule)}${quote}` });
  }
  if (edits.length === 0) return { text: line, replaced, isBad };
  const paths = replaced.flatMap(({ path }) => (path && path.length > 0 ? [path] : []));
  const inside = (from: number, to: number): boolean =>
    edits.some((edit) => edit.from < to && edit.to > from);
  const isTaken =
    shape.payload &&
    edits.some(({ from, to }) => from <= shape.payload!.from && to >= shape.payload!.to);
  const list =
    isBad || isTaken || paths.length === 0 ? undefined : listEdit(line, shape, paths, inside);
  return { text: applied(line, list ? withList(edits, list) : edits), replaced, isBad };
}

/** The edits with that of the list, which takes the place of those inside it. */
function withList(edits: readonly Edit[], list: Edit): Edit[] {
  const kept = edits.filter(({ from, to }) => to <= list.from || from >= list.to);
  return [...kept, list].toSorted((a, b) => a.from - b.from);
}

function applied(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  return parts.join("") + text.slice(at);
}

/** The event a line names, and the fields of its payload; of several the last, as a parser reads it. */
function outlineOf(line: string, start: number): { event: string; fields: Set<string> } {
  let event = "";
  let fields = new Set<string>();
  let pending = new Set<string>();
  documentHits(line, start, line.length, nothing, {
    outline(path, token, from, to) {
      if (path.length === 2 && path[0] === "payload") pending.add(path[1]!);
      if (path.length !== 1) return;
      if (path[0] === "event" && token === "string") {
        event = JSON.parse(line.slice(from, to)) as string;
      }
      if (path[0] === "payload") {
        fields = pending;
        pending = new Set();
      }
    },
  });
  return { event, fields };
}

/** Whether a line is no JSON: the tokenizer takes escapes that JSON does not have. */
function isBadLine(line: string): boolean {
  if (line.trim() === "") return false;
  try {
    JSON.parse(line.slice(startOf(line)));
    return false;
  } catch {
    return true;
  }
}

function unclassifiedIn(line: string, { classification }: Redaction): string | undefined {
  if (!classification || line.trim() === "") return undefined;
  const { event, fields } = outlineOf(line, startOf(line));
  return classification(event, fields);
}

/** Where the JSON of a line starts: after a byte order mark. */
const startOf = (line: string): number => (line.startsWith("\ufeff") ? 1 : 0);

const nothing: Detector = {
  names: createNames(),
  isOn: () => true,
  mayHold: () => false,
  values: () => undefined,
};
