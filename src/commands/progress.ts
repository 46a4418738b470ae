import type { Sink } from "../io/io.ts";
import { byteSize, counted } from "../report/numbers.ts";

/** A line on a terminal that tells how far long work is; silent for the first second and in pipes. */
export interface Progress {
  step(bytes: number): Promise<void>;
  file(): void;
  /** Takes the line away. */
  clear(): Promise<void>;
}

const firstAfter = 1000;
const every = 200;

export function createProgress(stderr: Sink, total: number, now: () => number): Progress {
  const begin = now();
  let last = begin + firstAfter - every;
  let files = 0;
  let bytes = 0;
  let isShown = false;
  return {
    async step(more) {
      bytes += more;
      const time = now();
      if (!stderr.isTTY || time - last < every) return;
      last = time;
      isShown = true;
      const rate = `${byteSize(Math.round((bytes / (time - begin)) * 1000))}/s`;
      await stderr.write(
        `\r\u001b[2K${files} of ${counted(total, "file")}, ${byteSize(bytes)}, ${rate}`,
      );
    },
    file() {
      files++;
    },
    async clear() {
      if (isShown) await stderr.write("\r\u001b[2K");
      isShown = false;
    },
  };
}
