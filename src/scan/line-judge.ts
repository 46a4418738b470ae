import type { Catalog } from "../contract/catalog.ts";
import type { Code } from "../contract/codes.ts";
import { typeName, type Emit } from "../contract/errors.ts";
import type { ArgsOf, Finding } from "../contract/finding.ts";
import { inspect } from "../contract/inspect.ts";
import { createJudge, type Judged, type Validators } from "../contract/judge.ts";
import { escapeToken } from "../contract/pointer.ts";
import { verdicts, type Chunk, type OnPayload } from "./batch.ts";
import type { Columns } from "./columns.ts";
import { diagnose } from "./diagnose.ts";
import { severityOf } from "../contract/severity.ts";
import { hashBytes } from "./hash.ts";
import { parseJson } from "./parse-json.ts";
import { columnsOf, pinpoint } from "./pinpoint.ts";
import { isRounded } from "./rounded.ts";
import { fillSlots } from "./slots.ts";
import { survey } from "./survey.ts";
import { invalidUtf8At } from "./utf8.ts";
import { walkValues } from "./values.ts";

/** Deepest nesting that is parsed; JSON.parse takes a million levels, but what reads its result does not. */
const maxDepth = 128;

/** Findings that point at a key rather than at its value. */
const atKey: ReadonlySet<Code> = new Set(["field.near-miss", "tag.label-name"]);

/** Judges lines one by one with JSON.parse and ajv, and writes what they say into the columns of a batch. */
export interface LineJudge {
  /** Begins a chunk; its lines go into `columns`. */
  open(chunk: Chunk, columns: Columns): void;
  /**
   * Judges a line: its index in the chunk, its first byte, and its newline or the end of the chunk.
   * @param isHashed whether the hash of all these bytes stands in its column already
   */
  line(index: number, from: number, to: number, isHashed: boolean): void;
  /** Findings of the chunk's lines so far. */
  findings(): Finding[];
}

export function createLineJudge(
  catalog: Catalog,
  validators: Validators,
  onPayload?: OnPayload,
): LineJudge {
  const judge = createJudge(catalog, validators);
  const seen = { keys: 0, depth: 0, longNumber: false, ascii: false };
  const inspection = { keys: 0, markers: false, infinite: false };
  const hash = { low: 0, high: 0 };
  let chunk: Chunk;
  let columns: Columns;
  let buffer: Buffer;
  let view: DataView;
  /** The first zero byte that is not before the line, the chunk's end if there is none; -1: not looked for yet. */
  let nul = -1;
  let findings: Finding[] = [];
  let found: Found[] = [];
  let start = 0;
  let end = 0;
  let line = 0;
  let event = "";

  function add<C extends Code>(code: C, at: number, pointer: string, args: ArgsOf[C]): void {
    found.push({ code, at, path: undefined, pointer, args });
  }

  /** Places are looked up when the line is done, all at once, so that many findings of one line cost one walk. */
  const emit: Emit = (code, path, args) => {
    if (path.length === 0) add(code, start, "", args);
    else found.push({ code, at: -1, path, pointer: pointerTo(path), args });
  };

  /** Turns what was found in a line into findings, in order of place. */
  function settle(): void {
    const { file, bytes, firstLine, firstByte } = chunk;
    const unplaced = found.filter(({ path }) => path !== undefined);
    if (unplaced.length > 0) {
      const places = pinpoint(
        bytes,
        start,
        end,
        unplaced.map(({ path }) => path!),
      );
      for (let i = 0; i < unplaced.length; i++) {
        const one = unplaced[i]!;
        one.at = atKey.has(one.code) ? places[i]!.key : places[i]!.value;
      }
    }
    if (found.length > 1) found.sort((a, b) => a.at - b.at);
    const columnAt = columnsOf(
      bytes,
      start,
      found.map(({ at }) => at),
    );
    const name = event.slice(0, 120);
    for (let i = 0; i < found.length; i++) {
      const { code, at, pointer, args } = found[i]!;
      findings.push({
        code,
        severity: severityOf(code, event),
        file,
        line: firstLine + line,
        column: columnAt[i]!,
        byteOffset: firstByte + at,
        pointer,
        event: name,
        args,
      } as unknown as Finding);
    }
  }

  /** Parses the line, or says why it cannot be an event. */
  function parse(): Readonly<Record<string, unknown>> | undefined {
    const { bytes, last } = chunk;
    if (nul < start) nul = nextNul(start);
    if (nul < end) {
      add("json.nul", nul, "", {});
      return undefined;
    }
    survey(bytes, start, end, seen);
    const invalid = seen.ascii ? -1 : invalidUtf8At(bytes, start, end);
    if (invalid >= 0) {
      add(isTorn(invalid) ? "log.torn-tail" : "json.utf8", invalid, "", {});
      return undefined;
    }
    if (seen.depth > maxDepth) {
      add("json.depth", start, "", { limit: maxDepth });
      return undefined;
    }
    // ASCII is read fastest as latin1.
    const text = buffer.toString(seen.ascii ? "latin1" : "utf8", start, end);
    const value = parseJson(text);
    if (value === undefined) {
      const torn = last && end === bytes.length;
      const { reason, at } = diagnose(bytes, start, end, torn);
      if (torn && reason === "truncated") add("log.torn-tail", start, "", {});
      else add("json.syntax", at, "", { reason });
      return undefined;
    }
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>;
    }
    add("json.not-object", start, "", { actual: typeName(value) });
    return undefined;
  }

  function nextNul(from: number): number {
    const at = buffer.indexOf(0, from);
    return at < 0 ? buffer.length : at;
  }

  /** Whether bad UTF-8 is only a character the end of the input cuts. */
  const isTorn = (invalid: number): boolean =>
    chunk.last &&
    end === chunk.bytes.length &&
    end - invalid < 4 &&
    (chunk.bytes[invalid]! & 0xc0) === 0xc0;

  function judgeLine(): number {
    const value = parse();
    if (!value) return verdicts.unreadable;
    const { event: name } = value;
    event = typeof name === "string" ? name : "";
    inspection.keys = 0;
    inspection.markers = false;
    inspection.infinite = false;
    inspect(value, inspection);
    const repeated = inspection.keys !== seen.keys;
    if (repeated || seen.longNumber || inspection.infinite) reviewText(repeated);
    const judged = judge(value, { markers: inspection.markers, bytes: end - start }, emit);
    fill(value, judged);
    return found.length > 0 ? verdicts.doubtful : verdicts.proven;
  }

  /** Writes the columns of a line that is an object. */
  function fill(value: Readonly<Record<string, unknown>>, judged: Judged): void {
    const { payload, run_id: run, source, cycle } = value;
    const known = catalog.events[judged.event];
    const { arrays } = columns;
    if (known) {
      arrays.event[line] = judged.event;
      fillSlots(known, payload, line, arrays.slots);
      if (onPayload && isObject(payload)) onPayload(judged.event, payload);
    } else if (event !== "") columns.unknown.set(line, event);
    if (typeof run === "string" && run !== "") arrays.run[line] = columns.intern(run);
    if (typeof source === "string") arrays.source[line] = columns.intern(source);
    if (typeof cycle === "number" && Number.isInteger(cycle) && cycle >= 1) {
      arrays.cycle[line] = cycle;
    }
    arrays.time[line] = judged.time;
  }

  /** Finds what parsing has hidden: repeated keys and rounded numbers. */
  function reviewText(repeated: boolean): void {
    const { bytes } = chunk;
    walkValues(bytes, start, end, (visit) => {
      if (repeated && visit.repeated) {
        const key = visit.path.at(-1)!.slice(0, 80);
        add("json.duplicate-key", visit.key, pointerTo(visit.path), { key });
      }
      const first = bytes[visit.start]!;
      if (
        (first === 0x2d || (first >= 0x30 && first <= 0x39)) &&
        isRounded(buffer.toString("latin1", visit.start, visit.end))
      )
        add("json.unsafe-number", visit.start, pointerTo(visit.path), {});
    });
  }

  function writeHash(): void {
    hashBytes(view, start, end, hash);
    columns.arrays.hashLow[line] = hash.low;
    columns.arrays.hashHigh[line] = hash.high;
  }

  /** Cuts the line's end and start off; returns whether anything is left. */
  function trim(): boolean {
    const { bytes, firstByte } = chunk;
    if (
      firstByte === 0 &&
      start === 0 &&
      bytes[0] === 0xef &&
      bytes[1] === 0xbb &&
      bytes[2] === 0xbf
    ) {
      add("log.bom", 0, "", {});
      start = 3;
    }
    const terminated = end < bytes.length;
    if (terminated && end > start && bytes[end - 1] === 0x0d) {
      end--;
      add("log.crlf", end, "", {});
    }
    for (let at = start; at < end; at++) {
      const byte = bytes[at];
      if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return true;
    }
    return false;
  }

  return {
    open(next, its) {
      chunk = next;
      columns = its;
      findings = [];
      const { bytes } = chunk;
      buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      nul = -1;
    },
    line(index, from, to, isHashed) {
      line = index;
      start = from;
      end = to;
      event = "";
      if (found.length > 0) found = [];
      columns.clear(line);
      const filled = trim();
      const { arrays } = columns;
      arrays.start[line] = start;
      arrays.end[line] = end;
      if (filled) {
        arrays.verdict[line] = judgeLine();
        if (!isHashed || start > from || end < to) writeHash();
      } else {
        arrays.verdict[line] = verdicts.blank;
        add("log.blank-line", start, "", {});
      }
      if (found.length > 0) settle();
    },
    findings: () => findings,
  };
}

/** A finding before its place is known. */
interface Found {
  readonly code: Code;
  /** Byte offset in the chunk. */
  at: number;
  /** What to look the place up by, if it is not known yet. */
  readonly path: readonly string[] | undefined;
  readonly pointer: string;
  readonly args: Finding["args"];
}

function pointerTo(path: readonly string[]): string {
  let pointer = "";
  for (const token of path) pointer += `/${escapeToken(token)}`;
  return pointer;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
