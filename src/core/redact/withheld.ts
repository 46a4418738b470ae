import { ownEvents } from "../../contract/own-events.ts";

/** The envelope fields a withheld line's event takes over from around it. */
interface Context {
  readonly timestamp: string;
  readonly run_id: string;
  readonly cycle: number;
}

/** Whether a line is the event that stands in for another one. */
export const isWithheld = (line: string): boolean => line.includes(`"event":"${withheldName}"`);

const withheldName = ownEvents.withheld;

/** Where nothing tells better: no clock, as the same input must give the same output. */
const unknown: Context = { timestamp: "1970-01-01T00:00:00Z", run_id: "unknown", cycle: 1 };

const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|\+00:00)$/;

/**
 * The valid event that stands in for a line that can't be kept. It takes time, run and cycle from the line before, which
 * has been redacted, so that the order of the log stays.
 * @param before that line; undefined if there is none
 */
export function withheldEvent(reason: string, before: string | undefined): string {
  const { timestamp: time, run_id, cycle } = contextOf(before);
  return JSON.stringify({
    schema_version: "0.1",
    timestamp: time,
    source: "telemetry",
    run_id,
    cycle,
    event: withheldName,
    payload: { reason },
    tags: {},
  });
}

function contextOf(line: string | undefined): Context {
  const { timestamp: time, run_id: run, cycle } = parsed(line ?? "");
  return {
    timestamp: typeof time === "string" && timestamp.test(time) ? time : unknown.timestamp,
    run_id: typeof run === "string" && run !== "" ? run : unknown.run_id,
    cycle:
      typeof cycle === "number" && Number.isInteger(cycle) && cycle > 0 ? cycle : unknown.cycle,
  };
}

function parsed(line: string): Partial<Record<keyof Context, unknown>> {
  try {
    return (JSON.parse(line) as object | null) ?? {};
  } catch {
    // A line that is no JSON tells nothing.
    return {};
  }
}
