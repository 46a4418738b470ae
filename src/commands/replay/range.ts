import { Problem } from "../../contract/problem.ts";
import { parseDuration } from "../../core/query/duration.ts";
import { parseTime, timeForms, type Clock } from "../../core/query/time.ts";
import type { EventRecord } from "../../core/record.ts";

/** A moment: epoch ms, or ms after the first event. */
type Moment = { readonly time: number } | { readonly after: number };

/**
 * Makes a test of whether an event lies from one moment to another, both included. What has no time goes with the
 * event before it.
 * @throws Problem for a moment that can't be read
 */
export function createRange(
  from: string | undefined,
  to: string | undefined,
  clock: Clock,
): ((record: EventRecord) => boolean) | undefined {
  if (from === undefined && to === undefined) return undefined;
  const begin = momentOf("--from", from, clock);
  const end = momentOf("--to", to, clock);
  let first = Number.NaN;
  let isIn = from === undefined;
  return ({ time }) => {
    if (Number.isNaN(time)) return isIn;
    if (Number.isNaN(first)) first = time;
    const isLate = begin === undefined || time >= timeOf(begin, first);
    isIn = isLate && (end === undefined || time <= timeOf(end, first));
    return isIn;
  };
}

const timeOf = (moment: Moment, first: number): number =>
  "time" in moment ? moment.time : first + moment.after;

/** @throws Problem for one that can't be read */
function momentOf(option: string, text: string | undefined, clock: Clock): Moment | undefined {
  if (text === undefined) return undefined;
  const after = text.startsWith("+") ? parseDuration(text.slice(1)) : undefined;
  if (after !== undefined) return { after };
  const time = parseTime(text, clock);
  if (time !== undefined) return { time };
  throw new Problem(
    `${option}: ${JSON.stringify(text)} is no time`,
    `write +90s (after the first event), or one as ${timeForms}`,
  );
}
