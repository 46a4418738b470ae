import { resolve } from "node:path";
import { History } from "../../core/metrics/history.ts";
import { openFollower } from "../../io/follow/follower.ts";
import { resolveInputs } from "../../io/inputs.ts";
import type { Io } from "../../io/io.ts";
import { openDraft } from "../../io/output.ts";
import { backfillText } from "../../report/metrics/backfill.ts";
import { createStyle } from "../../report/style.ts";
import { createFrugalScanner } from "../../scan/scanner.ts";
import { merged } from "../events/backlog.ts";
import { createRows, type Row } from "../events/rows.ts";
import { spanOf } from "../events/span.ts";
import { createVoice } from "../events/voice.ts";
import { exitBySignal, exitCodes } from "../exit-codes.ts";
import { checkOutputFiles } from "../output-files.ts";
import type { MetricsOptions } from "./options.ts";
import type { Sidecar } from "./setup.ts";

const usualStep = 15_000;
/** Bytes that are scanned at a time. */
const most = 1 << 20;
/** Units of text that are written at a time. */
const block = 1 << 18;

/** Writes what the inputs came to over time, as their events say it was. */
export async function backfill(
  named: readonly string[],
  path: string,
  options: MetricsOptions,
  sidecar: Sidecar,
  io: Io,
): Promise<number> {
  const { color, maxLineBytes: maxLine } = options;
  const { cwd, stdin, signal, stderr, stdout } = io;
  const step = spanOf("--step", options.step) ?? usualStep;
  const { found } = await resolveInputs(named, cwd);
  await checkOutputFiles([{ option: `--backfill ${path}`, file: path }], found, [], cwd);
  const voice = createVoice(stderr, await createStyle(color, stdout.columns), false);
  const all = { from: 1 } as const;
  const start = { start: all, streamStart: all, waitsForStreams: true, follow: false };
  const tell = voice.notice;
  const reading = { cwd, stdin, signal, poll: undefined, maxLine, tell, ...start };
  const follower = await openFollower(named, reading);
  try {
    const rowsOf = createRows({
      matches: () => true,
      ends: () => false,
      check: undefined,
      see: () => undefined,
      isRaw: true,
    });
    const past = createPast(sidecar, step);
    for await (const rows of merged(follower.backlogs, rowsOf)) {
      for (const row of rows) past.take(row);
      if (signal.aborted) return exitBySignal(signal.reason);
    }
    const draft = await openDraft(resolve(cwd, path));
    try {
      for (const text of blocks(backfillText(past.end(), step))) await draft.write(text);
      await draft.keep();
    } catch (error) {
      await draft.discard();
      throw error;
    }
    for (const bad of follower.bad) voice.cannotRead(bad);
    await voice.flush();
    return follower.bad.length > 0 ? exitCodes.unreadable : exitCodes.clean;
  } finally {
    follower.close();
  }
}

/** Folds rows in the order of time, and remembers what they came to at the end of each step. */
function createPast({ setup, fold, series }: Sidecar, step: number) {
  const scan = createFrugalScanner(setup.catalog, setup.validators);
  const history = new History();
  let parts: Uint8Array[] = [];
  let size = 0;
  /** The end of the step that goes on; NaN until an event has a time. */
  let until = Number.NaN;
  const flush = (): void => {
    if (size === 0) return;
    const bytes = Buffer.concat(parts, size);
    fold.batch(scan({ file: "", bytes, firstLine: 1, firstByte: 1, last: false }));
    parts = [];
    size = 0;
  };
  const record = (): void => {
    flush();
    if (!Number.isNaN(until)) history.record(until, series(0));
  };
  return {
    take({ bytes, time }: Row): void {
      if (Number.isNaN(until) || time > until) {
        record();
        if (!Number.isNaN(time)) until = Math.ceil(time / step) * step;
      }
      // A byte order mark is no part of a line that others stand before.
      const from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
      parts.push(bytes.subarray(from));
      size += bytes.length - from;
      if (bytes.at(-1) !== newline[0]) {
        parts.push(newline);
        size++;
      }
      if (size > most) flush();
    },
    end(): History {
      record();
      return history;
    },
  };
}

const newline = Buffer.from("\n");

/** Texts put together to what is worth a write. */
function* blocks(texts: Iterable<string>): Generator<string> {
  let text = "";
  for (const more of texts) {
    text += more;
    if (text.length < block) continue;
    yield text;
    text = "";
  }
  yield text;
}
