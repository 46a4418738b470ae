import { utc, type Zone } from "../../report/events/time.ts";

/** Local time as the process's TZ has it, or UTC. */
export const zoneOf = (isLocal: boolean): Zone =>
  isLocal ? (time) => -new Date(time).getTimezoneOffset() : utc;
