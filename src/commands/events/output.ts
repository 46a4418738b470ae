import type { Sink } from "../../io/io.ts";
import type { Shown } from "../../report/events/lines.ts";
import type { Pen } from "../../report/events/pen.ts";
import { safeJson, safeJsonText } from "../../report/safe.ts";
import type { EventOutput } from "./options.ts";
import type { Row } from "./rows.ts";

/** Where chosen rows go. */
export interface RowOutput {
  add(row: Row): void;
  /** Whether there is enough to be written at once. */
  readonly isFull: boolean;
  /** Writes what was added, as soon as the reader takes it; gives up when the signal is aborted. */
  flush(): Promise<void>;
}

/** How events are drawn, and what they are drawn with. */
export interface Drawing {
  readonly pen: Pen;
  readonly draw: (shown: Shown) => void;
}

const enough = 1 << 16;
const newline = 0x0a;

export function openOutput(
  kind: EventOutput,
  { pen, draw }: Drawing,
  sink: Sink,
  signal: AbortSignal,
): RowOutput {
  let text = "";
  let bytes: Uint8Array[] = [];
  let size = 0;
  /** Whether the last line that was written lacks its end: it is given one before another follows. */
  let isOpen = false;

  const add: Record<EventOutput, (row: Row) => void> = {
    pretty: (row) => {
      draw(row);
      size = pen.length;
    },
    json: ({ record, lane }) => {
      text +=
        record.value === undefined
          ? safeJson({ unreadable: record.text, file: lane.name })
          : `${safeJsonText(record.text)}\n`;
      size = text.length;
    },
    raw: (row) => {
      if (isOpen) bytes.push(Uint8Array.of(newline));
      bytes.push(row.bytes);
      isOpen = row.bytes.at(-1) !== newline;
      size += row.bytes.length;
    },
  };
  const taken: Record<EventOutput, () => string | Uint8Array> = {
    pretty: () => pen.take(),
    json() {
      const all = text;
      text = "";
      return all;
    },
    raw() {
      const all = Buffer.concat(bytes);
      bytes = [];
      return all;
    },
  };
  return {
    add: add[kind],
    get isFull() {
      return size >= enough;
    },
    async flush() {
      if (size === 0) return;
      const all = taken[kind]();
      size = 0;
      await unlessAborted(sink.write(all), signal);
    },
  };
}

/** Waits for work, or no longer once a signal is aborted. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((settle, reject) => {
    const stop = () => settle();
    signal.addEventListener("abort", stop);
    const done = () => signal.removeEventListener("abort", stop);
    work.then(settle, reject).finally(done);
  });
}
