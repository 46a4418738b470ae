import { setImmediate } from "node:timers/promises";
import type { EventRecord } from "../../../core/record.ts";

/** Looks for a text in events, in slices, so that keys are heard meanwhile. */
export interface Search {
  /** What was looked for last. */
  readonly text: string;
  /** The next position in a direction, -1 if there is none; undefined if it was stopped. */
  find(text: string, from: number, step: 1 | -1): Promise<number | undefined>;
  stop(): void;
}

const slice = 2000;

export function createSearch(count: number, recordAt: (position: number) => EventRecord): Search {
  let text = "";
  let number = 0;
  return {
    get text() {
      return text;
    },
    async find(wanted, from, step) {
      text = wanted;
      const mine = ++number;
      const lower = wanted.toLowerCase();
      for (let at = from + step, looked = 0; at >= 0 && at < count; at += step) {
        if (recordAt(at).text.toLowerCase().includes(lower)) return at;
        if (++looked % slice === 0) {
          await setImmediate();
          if (mine !== number) return undefined;
        }
      }
      return -1;
    },
    stop() {
      number++;
    },
  };
}
