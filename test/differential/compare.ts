import type { Finding } from "../../src/contract/finding.ts";
import { noText, verdicts, type Batch } from "../../src/scan/batch.ts";

/** How two batches differ in one line. */
export interface Difference {
  /** The index of the line in the chunk; -1 if it is the chunk as a whole. */
  readonly line: number;
  /** What differs in it, a column or finding a line of text. */
  readonly what: string;
}

/**
 * The first difference between two batches of the same chunk, for people to read; undefined if they say the same.
 * A batch does not tell which lines its scanner proved alone: a line is `proven` exactly if it has no finding, whoever
 * decided it, so the verdicts must be equal, and a line that is wrongly proven has another verdict than the reference.
 */
export function compareBatches(ours: Batch, reference: Batch): string | undefined {
  const [first] = differencesOf(ours, reference);
  if (!first) return undefined;
  const { line, what } = first;
  return line < 0 ? what : `line ${line}: ${what}\n${lineOf(reference, line)}`;
}

/** Every line that differs, in order. */
export function differencesOf(ours: Batch, reference: Batch): readonly Difference[] {
  const { lines, slots } = reference;
  const whole = (what: string): Difference[] => [{ line: -1, what }];
  if (ours.lines !== lines) return whole(differ("lines", ours.lines, lines));
  if (ours.slots.length !== slots.length) {
    return whole(differ("slot columns", ours.slots.length, slots.length));
  }
  const found = new Map<number, string[]>();
  const note: Note = (line, what) => found.set(line, [...(found.get(line) ?? []), what]);
  compareNumbers(ours, reference, note);
  compareTexts(ours, reference, note);
  compareFindings(ours, reference, note);
  return [...found]
    .toSorted(([a], [b]) => a - b)
    .map(([line, parts]) => ({ line, what: parts.join("\n") }));
}

type Note = (line: number, what: string) => void;

const numeric = ["verdict", "start", "end", "event", "cycle", "time"] as const;
const hashes = ["hashLow", "hashHigh"] as const;

function compareNumbers(ours: Batch, reference: Batch, note: Note): void {
  const { lines, verdict } = reference;
  const compare = (name: string, our: ArrayLike<number>, their: ArrayLike<number>): void => {
    for (let line = 0; line < lines; line++) {
      if (!Object.is(our[line], their[line])) note(line, differ(name, our[line], their[line]));
    }
  };
  for (const name of numeric) compare(name, ours[name], reference[name]);
  for (const [k, slot] of reference.slots.entries()) compare(`slot ${k}`, ours.slots[k]!, slot);
  for (const name of hashes) {
    const [our, their] = [ours[name], reference[name]];
    for (let line = 0; line < lines; line++) {
      // A blank line has no hash: the column keeps what an earlier chunk left there.
      if (verdict[line] === verdicts.blank) continue;
      if (our[line] !== their[line]) note(line, differ(name, our[line], their[line]));
    }
  }
}

/** Ids may differ; the texts they stand for may not. */
function compareTexts(ours: Batch, reference: Batch, note: Note): void {
  const compare = (name: string, textOf: (batch: Batch, line: number) => unknown): void => {
    for (let line = 0; line < reference.lines; line++) {
      const [our, their] = [textOf(ours, line), textOf(reference, line)];
      if (our !== their) note(line, differ(name, our, their));
    }
  };
  compare("run", (batch, line) => textAt(batch, batch.run[line]!));
  compare("source", (batch, line) => textAt(batch, batch.source[line]!));
  compare("eventName", (batch, line) => batch.eventName(line));
}

function textAt({ texts }: Batch, id: number): string | undefined {
  if (id === noText) return undefined;
  return texts[id] ?? `no text of id ${id}`;
}

function compareFindings(ours: Batch, reference: Batch, note: Note): void {
  // One comparison of texts is the fast way to see that all is well.
  if (JSON.stringify(ours.findings) === JSON.stringify(reference.findings)) return;
  const [our, their] = [byLine(ours.findings), byLine(reference.findings)];
  let isFound = false;
  for (const line of new Set([...our.keys(), ...their.keys()])) {
    const [one, other] = [our.get(line) ?? "none", their.get(line) ?? "none"];
    if (one === other) continue;
    note(line - reference.firstLine, `findings: ours ${one}, reference ${other}`);
    isFound = true;
  }
  if (!isFound) note(-1, "findings: in another order");
}

function byLine(findings: readonly Finding[]): Map<number, string> {
  const lines = new Map<number, string>();
  for (const finding of findings) {
    const before = lines.get(finding.line);
    const text = JSON.stringify(finding);
    lines.set(finding.line, before === undefined ? text : `${before} ${text}`);
  }
  return lines;
}

const differ = (name: string, ours: unknown, reference: unknown): string =>
  `${name}: ours ${spelled(ours)}, reference ${spelled(reference)}`;

const spelled = (value: unknown): string => {
  if (Object.is(value, -0)) return "-0";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
};

const lineOf = ({ bytes, start, end }: Batch, line: number): string =>
  showBytes(bytes.subarray(start[line], end[line]));

/** Bytes as a text to read, and to paste if it does not tell them all. */
export function showBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString("utf8");
  const shown = JSON.stringify(text);
  const isExact = Buffer.from(text, "utf8").equals(buffer);
  return isExact ? shown : `${shown}\nbase64 ${buffer.toString("base64")}`;
}
