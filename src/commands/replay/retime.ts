import { Problem } from "../../contract/problem.ts";
import { parseTime, timeForms, type Clock } from "../../core/query/time.ts";
import { createSchedule } from "../../core/timeline/schedule.ts";
import { pinpoint } from "../../scan/pinpoint.ts";
import { endOfText } from "../../scan/values.ts";
import type { Row } from "../events/rows.ts";

export interface RetimeOptions {
  /** `now` or a time; undefined to leave times as they are. */
  readonly retime: string | undefined;
  readonly newRun: string | undefined;
  readonly speed: number;
  readonly maxGap: number;
}

const quote = 0x22;
const newline = 0x0a;

/**
 * Makes rows events of another time or run: their timestamps and run ids are replaced, every other byte stays. With a
 * speed they get the times they are played at; at once, all are shifted alike.
 * @throws Problem for a time that can't be read
 */
export function createRetime(
  { retime, newRun, speed, maxGap }: RetimeOptions,
  clock: Clock,
): (row: Row) => Row {
  const begin = retime === undefined ? undefined : beginOf(retime, clock);
  const isPaced = speed !== Number.POSITIVE_INFINITY;
  const schedule = createSchedule({ speed: isPaced ? speed : 1, maxGap });
  return (row) => {
    const { at } = schedule.next(row.record.time);
    if (row.record.value === undefined) return row;
    const time = begin === undefined ? undefined : new Date(begin + at).toISOString();
    const bytes = spliced(row.bytes, { timestamp: time, run_id: newRun });
    return { ...row, bytes };
  };
}

function beginOf(text: string, clock: Clock): number {
  const time = text === "now" ? clock.now : parseTime(text, clock);
  if (time !== undefined) return time;
  throw new Problem(
    `--retime: ${JSON.stringify(text)} is no time`,
    `write now, or one as ${timeForms}`,
  );
}

/** A line with other texts at the top of its event. */
function spliced(line: Uint8Array, texts: Readonly<Record<string, string | undefined>>): Buffer {
  const end = line.at(-1) === newline ? line.length - 1 : line.length;
  const wanted = Object.entries(texts).filter(([, text]) => text !== undefined);
  const places = pinpoint(
    line,
    0,
    end,
    wanted.map(([name]) => [name]),
  );
  const cuts = places
    .map(({ value }, i) => ({ value, text: wanted[i]![1]! }))
    .filter(({ value }) => line[value] === quote)
    .toSorted((a, b) => a.value - b.value);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { value, text } of cuts) {
    parts.push(line.subarray(at, value), Buffer.from(JSON.stringify(text)));
    at = endOfText(line, value, end);
  }
  parts.push(line.subarray(at));
  return Buffer.concat(parts);
}
