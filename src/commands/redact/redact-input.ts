import type { Engine } from "../../core/redact/engine.ts";
import { countChange, noRedactions, type RedactionTotals } from "../../core/redact/listing.ts";
import { createRedactor, type Change } from "../../core/redact/redactor.ts";
import { withheldEvent } from "../../core/redact/withheld.ts";
import { blocksOf } from "../../io/blocks.ts";
import type { Input } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { piecesOf } from "../../io/pieces.ts";
import { sniff } from "../../scan/sniff.ts";
import { textOf } from "../../io/coded-text.ts";

/** An input that can't be redacted as it is. */
export class Unredactable extends Error {
  /** Whether something in its events is why, not its encoding. */
  readonly isFinding: boolean;

  constructor(message: string, isFinding: boolean) {
    super(message);
    this.name = "Unredactable";
    this.isFinding = isFinding;
  }
}

/** What redacting an input needs beside it. */
export interface Redacting {
  readonly engine: Engine;
  readonly io: Pick<Io, "stdin" | "signal">;
  readonly maxLineBytes: number;
  /** Whether a line that is no JSON ends the input. */
  readonly refusesBadLines: boolean;
  /** Told of every line that changes, in order. */
  readonly told: (change: Change) => void;
  /** Takes the redacted bytes; they are valid until it settles. */
  readonly write?: (bytes: Uint8Array) => Promise<void>;
  /** Called after every piece. */
  readonly settled?: (bytes: number) => Promise<void>;
}

const newline = 0x0a;

/**
 * Redacts one input.
 * @throws Unredactable for what is no text, or a bad line where those are refused
 */
export async function redactInput(
  input: Pick<Input, "path">,
  { engine, io, maxLineBytes, refusesBadLines, told, write, settled }: Redacting,
): Promise<RedactionTotals> {
  const totals = noRedactions();
  const redactor = createRedactor(engine.redaction, engine.suspicion, engine.known, textOf);
  let before: string | undefined;
  const put = (change: Change): string => {
    const { redacted } = change;
    if ("unclassified" in redacted) {
      throw new Unredactable(`line ${change.line}: ${redacted.unclassified}`, true);
    }
    if (refusesBadLines && "withheld" in redacted && redacted.withheld === "bad-line") {
      throw new Unredactable(`line ${change.line} is no JSON, and --on-bad-line is error`, true);
    }
    countChange(change, totals);
    told(change);
    if (!("withheld" in redacted)) return redacted.text;
    return withheldEvent(redacted.withheld, change.previous?.() ?? before);
  };
  let isFirst = true;
  for await (const piece of piecesOf(blocksOf(input.path, io.stdin, io.signal), maxLineBytes)) {
    if (piece.kind === "long") {
      const text = put({ ...redactor.skip(piece.bytes), redacted: { withheld: "long" } });
      totals.bytes += piece.bytes;
      await write?.(Buffer.from(`${text}\n`));
    } else {
      if (isFirst) refuseBinary(piece.bytes, piece.last);
      isFirst = false;
      const parts = redactor.piece(piece.bytes, put);
      totals.bytes += piece.bytes.length;
      if (write) await write(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
      before = lastLineOf(parts) ?? before;
    }
    await settled?.(piece.kind === "long" ? piece.bytes : piece.bytes.length);
  }
  totals.lines = redactor.lines;
  return totals;
}

/** In UTF-16, or in an archive, no rule would see a secret. */
function refuseBinary(bytes: Uint8Array, isAll: boolean): void {
  const kind = sniff(bytes, isAll) ?? startOfStream(bytes);
  if (kind === "text") return;
  throw new Unredactable(
    kind === "binary" ? "this is a binary file, not a log" : `this is ${kind}; convert it to UTF-8`,
    false,
  );
}

/** The first lines of a stream may be too few to tell noise from a binary file, but not UTF-16 from UTF-8. */
function startOfStream(bytes: Uint8Array): ReturnType<typeof sniff> & string {
  const kind = sniff(bytes, true) ?? "text";
  return kind === "binary" ? "text" : kind;
}

/** Lines longer than this tell a withheld one nothing. */
const longestContext = 1 << 16;

/** The last whole line of a piece. */
function lastLineOf(parts: readonly Uint8Array[]): string | undefined {
  const part = parts.findLast(({ length }) => length > 1);
  if (!part) return undefined;
  const tail = Buffer.from(part.buffer, part.byteOffset, part.length).subarray(-longestContext);
  const end = tail.at(-1) === newline ? tail.length - 1 : tail.length;
  return tail.toString("utf8", tail.lastIndexOf(newline, end - 1) + 1, end);
}
