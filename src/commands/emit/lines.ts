import { isUtf8 } from "node:buffer";
import { Problem } from "../../contract/problem.ts";
import { frameOf, lineOf, timestampOf } from "../../emit/line.ts";
import { blocksOf } from "../../io/blocks.ts";
import type { Io } from "../../io/io.ts";
import { piecesOf } from "../../io/pieces.ts";
import { createCapped } from "./capped.ts";
import { isRefused } from "./one.ts";
import type { EmitOptions } from "./options.ts";
import type { Session } from "./session.ts";
import type { Voice } from "./voice.ts";

const newline = 0x0a;
/** Characters that are taken before it is waited until they are written. */
const most = 1 << 22;

type Json = Readonly<Record<string, unknown>>;

/** An event that was read, as the line it becomes. */
interface Taken {
  readonly line: string;
  readonly runId: string | undefined;
  readonly source: string;
}

/**
 * Emits what standard input has, a JSON object a line: events, whose missing fields come from the options, or with
 * `event` payloads. Whether all of it was taken; what was not is told with its line.
 */
export async function emitLines(
  session: Session,
  options: EmitOptions,
  io: Io,
  voice: Voice,
): Promise<boolean> {
  let number = 0;
  let isWhole = true;
  let waiting = 0;
  const capped = createCapped();
  const refuse = (reason: string, kind = reason): void => {
    isWhole = false;
    capped.tell(kind, () => voice.tell(`stdin:${number}: ${reason}`));
  };
  const take = (text: string): void => {
    const taken = eventOf(text, session, options.event);
    if (typeof taken === "string") {
      refuse(taken);
      return;
    }
    const { outlet } = session.run(taken.runId, taken.source);
    const findings = options.validate === "off" ? [] : session.guard.check(Buffer.from(taken.line));
    for (const finding of findings) {
      const { code, event, pointer } = finding;
      capped.tell(`${code} ${event} ${pointer}`, () => voice.finding(finding, `stdin:${number}`));
    }
    if (isRefused(findings, options.validate)) isWhole = false;
    else {
      outlet.take(taken.line);
      waiting += taken.line.length;
    }
  };
  const pieces = piecesOf(blocksOf(undefined, io.stdin, io.signal), options.maxLineBytes);
  for await (const piece of pieces) {
    if (piece.kind === "long") {
      number++;
      const reason = `the line has ${piece.bytes} bytes, more than --max-line-bytes`;
      refuse(reason, "over --max-line-bytes");
      continue;
    }
    const bytes = Buffer.from(piece.bytes.buffer, piece.bytes.byteOffset, piece.bytes.length);
    for (let from = 0; from < bytes.length;) {
      const end = bytes.indexOf(newline, from);
      const to = end < 0 ? bytes.length : end;
      number++;
      const line = bytes.subarray(from, to);
      const text = line.toString("utf8").trim();
      if (!isUtf8(line)) refuse("the bytes are not valid UTF-8");
      else if (text !== "") tryTo(() => take(text), refuse);
      from = to + 1;
      if (waiting < most && !session.isCrowded) continue;
      waiting = 0;
      await session.flush();
    }
    await voice.flush();
    if (options.print) await session.flush();
  }
  capped.finish(voice.tell);
  return isWhole;
}

/** What is missing for one line need not be missing for the next. */
function tryTo(take: () => void, refuse: (reason: string) => void): void {
  try {
    take();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    refuse(`${error.message}${error.hint === undefined ? "" : `; ${error.hint}`}`);
  }
}

/** The event a line has or becomes; a sentence if it is none. */
function eventOf(text: string, session: Session, event: string | undefined): Taken | string {
  const value = parsed(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "this is no JSON object";
  }
  const { defaults } = session;
  if (event !== undefined) return payloadLine(text, event, defaults);
  const own = value as Json;
  if (typeof own["event"] !== "string") {
    return 'this is no event: it has no "event"; with --event NAME lines are payloads';
  }
  const runId = typeof own["run_id"] === "string" ? own["run_id"] : defaults.runId;
  const source = typeof own["source"] === "string" ? own["source"] : defaults.source(own["event"]);
  const { cycle, tags } = defaults;
  const fields = {
    schema_version: "0.1",
    timestamp: timestampOf(Date.now()),
    source,
    run_id: runId,
    cycle,
    payload: {},
    tags,
  };
  const missing = Object.entries(fields).filter(([name]) => !Object.hasOwn(own, name));
  return { line: `${withFields(text, missing)}\n`, runId, source };
}

/** A JSON object with more fields at its start; what it has stays as it is written. */
function withFields(object: string, fields: readonly (readonly [string, unknown])[]): string {
  if (fields.length === 0) return object;
  const more = fields.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return `{${more.join(",")},${object.slice(1)}`;
}

function payloadLine(payload: string, event: string, defaults: Session["defaults"]): Taken {
  const source = defaults.source(event);
  const { runId, cycle, tags } = defaults;
  const frame = frameOf(source, runId ?? "", tags);
  return { line: lineOf(frame, timestampOf(Date.now()), cycle, event, payload), runId, source };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
