import type { Io } from "../../io/io.ts";
import { clockText, utc } from "../../report/events/time.ts";
import type { Row } from "../events/rows.ts";

/** A line on a terminal that tells where playback into a pipe is. */
export interface PlayProgress {
  show(row: Row): Promise<void>;
  clear(): Promise<void>;
}

const every = 200;

export function createPlayProgress({ stdout, stderr }: Io, speed: number): PlayProgress {
  const isShown = stderr.isTTY && !stdout.isTTY;
  let last = Number.NEGATIVE_INFINITY;
  let events = 0;
  return {
    async show({ record }) {
      events++;
      const now = performance.now();
      if (!isShown || now - last < every) return;
      last = now;
      const place = `${clockText(record.time, utc)}  ${record.event}`;
      await stderr.write(`\r\u001b[2Kplaying ${place} (x${speed})`);
    },
    async clear() {
      if (isShown && events > 0) await stderr.write("\r\u001b[2K");
    },
  };
}
