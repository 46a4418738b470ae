/** Why a text is not a timestamp of the contract. */
export type TimestampFault = "timestamp.format" | "timestamp.calendar" | "timestamp.not-utc";

// RFC 3339 date-time with upper-case T and Z; the offset is read to tell "not UTC" from "not a time".
const shape =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:(Z)|([+-]\d{2}:\d{2}))$/;

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/**
 * Reads a timestamp: ISO 8601 in UTC, 0 to 9 fraction digits, a date and time that exist. A leap second is
 * accepted where one can be: 23:59:60 on the last of June or December (RFC 3339, section 5.7).
 * @returns epoch milliseconds with fraction, or the code of what is wrong
 */
export function readTimestamp(text: string): number | TimestampFault {
  const match = shape.exec(text);
  if (!match) return "timestamp.format";
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const days = month === 2 && isLeapYear(year) ? 29 : (daysInMonth[month - 1] ?? 0);
  const leapSecond =
    second === 60 &&
    hour === 23 &&
    minute === 59 &&
    ((month === 6 && day === 30) || (month === 12 && day === 31));
  if (day < 1 || day > days || hour > 23 || minute > 59 || (second > 59 && !leapSecond)) {
    return "timestamp.calendar";
  }
  if (match[8] === undefined && match[9] !== "+00:00") return "timestamp.not-utc";
  const fraction = match[7] === undefined ? 0 : Number(`0.${match[7]}`) * 1000;
  // A leap second has no milliseconds of its own; it is pressed into the last one before it, so that order is kept.
  const ms = second === 60 ? 59_999 + fraction / 1000 : second * 1000 + fraction;
  return utcMilliseconds(year, month, day) + (hour * 60 + minute) * 60_000 + ms;
}

/** Midnight of a civil date as epoch milliseconds; Date.UTC would read the years 0 to 99 as 1900 to 1999. */
function utcMilliseconds(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}
