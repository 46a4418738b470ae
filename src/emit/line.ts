import type { Tags } from "./index.ts";

/** The version of the contract that is written (CONTRACT, envelope). */
const schemaVersion = "0.1";

/** What all events of an emitter have in common, as the JSON that stands around what differs. */
export interface Frame {
  readonly source: string;
  readonly run: string;
  readonly tags: string;
}

/** @throws TypeError for what has no JSON, which types can't keep out of JavaScript */
export function frameOf(source: string, runId: string, tags: Tags): Frame {
  if (typeof source !== "string" || source === "") throw new TypeError("a source must be a text");
  return {
    source: JSON.stringify(source),
    run: JSON.stringify(runId),
    tags: payloadJson(tags, "tags"),
  };
}

/** One event as a line of the log, in the order of the envelope's fields. @param payload as JSON */
export function lineOf(
  { source, run, tags }: Frame,
  timestamp: string,
  cycle: number,
  event: string,
  payload: string,
): string {
  if (typeof event !== "string") throw new TypeError("an event must have a name");
  if (!Number.isSafeInteger(cycle)) throw new TypeError("a cycle must be a whole number");
  return `{"schema_version":"${schemaVersion}","timestamp":"${timestamp}","source":${source},"run_id":${run},"cycle":${cycle},"event":${JSON.stringify(event)},"payload":${payload},"tags":${tags}}\n`;
}

let lastTime = 0;
let lastText = "";

/** A time as ISO 8601 in UTC with milliseconds; the same one is not worded twice. @param time epoch ms */
export function timestampOf(time: number): string {
  if (time !== lastTime) {
    lastText = new Date(time).toISOString();
    lastTime = time;
  }
  return lastText;
}

/**
 * A payload as JSON.
 * @throws TypeError if it has none: a cycle, a BigInt, or no object at all
 */
export function payloadJson(payload: unknown, what = "a payload"): string {
  const json = JSON.stringify(payload);
  if (json?.startsWith("{")) return json;
  throw new TypeError(`${what} must be an object`);
}
