import { readTimestamp } from "../../contract/timestamp.ts";
import { parseDuration } from "./duration.ts";

export interface Clock {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Minutes the local time is ahead of UTC at an epoch time, ms. */
  readonly zone: (time: number) => number;
}

/** The forms parseTime reads, for messages. */
export const timeForms =
  "2026-01-31T10:02:33Z, 2026-01-31, 2026-01-31 10:02, 10:02, 10m (before now), now, today or yesterday";

const dayMs = 86_400_000;
const minuteMs = 60_000;

const dateTime =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}(?:\.\d{1,9})?))?(?: ?(Z|[+-]\d{2}:\d{2}))?)?$/i;
const timeOfDay = /^(\d{1,2}:\d{2})(?::(\d{2}(?:\.\d{1,9})?))?$/;
const before = /^(?:-([\d.a-z]+)|([\d.a-z]+) +ago|([\d.a-z]+))$/i;

/**
 * Reads a moment as a person writes it (see timeForms). A date or time without an offset is local; a time alone is
 * the latest such time that is not after now.
 * @returns epoch milliseconds, undefined if it can't be read or does not exist
 */
export function parseTime(text: string, clock: Clock): number | undefined {
  const trimmed = text.trim();
  return (
    parseDateTime(trimmed, clock.zone) ??
    parseTimeOfDay(trimmed, clock) ??
    parseNear(trimmed, clock)
  );
}

/** A date, alone or with a time and an offset. Without an offset it is in the zone. */
export function parseDateTime(text: string, zone: Clock["zone"]): number | undefined {
  const match = dateTime.exec(text);
  if (!match) return undefined;
  const [, date, time = "00:00", seconds = "00", offset] = match;
  const local = readTimestamp(`${date}T${time}:${seconds}Z`);
  if (typeof local !== "number") return undefined;
  if (offset === undefined) return fromLocal(local, zone);
  const ahead = offset.toUpperCase() === "Z" ? 0 : minutesOf(offset);
  return ahead === undefined ? undefined : local - ahead * minuteMs;
}

function minutesOf(offset: string): number | undefined {
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4));
  if (hours > 23 || minutes > 59) return undefined;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** The first guess may lie on the wrong side of a change of the clocks; the second doesn't. */
function fromLocal(local: number, zone: Clock["zone"]): number {
  const guess = local - zone(local) * minuteMs;
  return local - zone(guess) * minuteMs;
}

const startOfDay = ({ now, zone }: Clock, back: number): number => {
  const local = now + zone(now) * minuteMs;
  return Math.floor(local / dayMs) * dayMs - back * dayMs;
};

function parseTimeOfDay(text: string, clock: Clock): number | undefined {
  const match = timeOfDay.exec(text);
  if (!match) return undefined;
  const [, time = "", seconds = "00"] = match;
  const sinceMidnight = readTimestamp(`1970-01-01T${time.padStart(5, "0")}:${seconds}Z`);
  if (typeof sinceMidnight !== "number") return undefined;
  const today = fromLocal(startOfDay(clock, 0) + sinceMidnight, clock.zone);
  if (today <= clock.now) return today;
  return fromLocal(startOfDay(clock, 1) + sinceMidnight, clock.zone);
}

function parseNear(text: string, clock: Clock): number | undefined {
  switch (text.toLowerCase()) {
    case "now":
      return clock.now;
    case "today":
      return fromLocal(startOfDay(clock, 0), clock.zone);
    case "yesterday":
      return fromLocal(startOfDay(clock, 1), clock.zone);
  }
  const match = before.exec(text);
  const duration = parseDuration(match?.[1] ?? match?.[2] ?? match?.[3] ?? "");
  return duration === undefined ? undefined : clock.now - duration;
}
