import type { Io } from "../../io/io.ts";
import { byteSize, counted, grouped } from "../../report/numbers.ts";
import { safe } from "../../report/safe.ts";
import type { Style } from "../../report/style.ts";

/** What has come so far. */
export interface Tally {
  readonly connections: number;
  readonly open: number;
  readonly lines: number;
  readonly bytes: number;
  readonly rejects: number;
}

/** What is said on stderr while lines are collected. */
export interface Voice {
  /** Something to know; quietly nothing. */
  remark(sentence: string): void;
  /** Something went wrong; of many of a kind one a second is said. */
  warn(kind: string, sentence: string): void;
  /** On a terminal, a line that tells how it goes. */
  progress(tally: Tally): void;
  settle(): Promise<void>;
}

/** Of one kind of warning the next one is said after this, ms. */
const pause = 1000;
const clear = "\r\u001b[2K";

export function createVoice({ stderr }: Io, style: Style, isQuiet: boolean): Voice {
  const said = new Map<string, { at: number; more: number }>();
  let last: Promise<void> = Promise.resolve();
  let isShown = false;
  let before = { lines: 0, at: performance.now() };
  const write = (text: string): void => {
    // Whether anybody reads it or not, lines are collected.
    last = stderr.write(isShown ? clear + text : text).catch(() => undefined);
    isShown = false;
  };
  return {
    remark(sentence) {
      if (!isQuiet) write(`${style.faint(`-- ${safe(sentence)}`)}\n`);
    },
    warn(kind, sentence) {
      const now = performance.now();
      const own = said.get(kind);
      if (own && now - own.at < pause) {
        own.more++;
        return;
      }
      const more = own && own.more > 0 ? ` (and ${grouped(own.more)} more like it)` : "";
      said.set(kind, { at: now, more: 0 });
      write(`${style.bad("warning")}: ${safe(sentence)}${more}\n`);
    },
    progress(tally) {
      if (!stderr.isTTY || isQuiet) return;
      const now = performance.now();
      const rate = Math.round(((tally.lines - before.lines) / (now - before.at)) * 1000);
      before = { lines: tally.lines, at: now };
      write(`${counted(tally.open, "connection")}, ${totals(tally)}, ${grouped(rate)} lines/s`);
      isShown = true;
    },
    settle: () => last,
  };
}

const totals = ({ lines, bytes, rejects }: Tally): string =>
  `${counted(lines, "line")} (${byteSize(bytes)}), ${grouped(rejects)} rejected`;

/** What was collected, in a sentence. */
export const summary = (tally: Tally): string =>
  `${totals(tally)}, from ${counted(tally.connections, "connection")}`;
