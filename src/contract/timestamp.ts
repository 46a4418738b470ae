/** Why a text is not a timestamp of the contract. */
export type TimestampFault = "timestamp.format" | "timestamp.calendar" | "timestamp.not-utc";

// RFC 3339 date-time with upper-case T and Z; the offset is read to tell "not UTC" from "not a time".
const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/**
 * Reads a timestamp: ISO 8601 in UTC, 0 to 9 fraction digits, a date and time that exist. A leap second is
 * accepted where one can be: 23:59:60 on the last of June or December (RFC 3339, section 5.7).
 * @returns epoch milliseconds with fraction, or the code of what is wrong
 */
export function readTimestamp(text: string): number | TimestampFault {
  if (!shape.test(text)) return "timestamp.format";
  // Digits are read where they must stand: captures would cost a text each, on every line.
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const days = month === 2 && isLeapYear(year) ? 29 : (daysInMonth[month - 1] ?? 0);
  const leapSecond =
    second === 60 &&
    hour === 23 &&
    minute === 59 &&
    ((month === 6 && day === 30) || (month === 12 && day === 31));
  if (day < 1 || day > days || hour > 23 || minute > 59 || (second > 59 && !leapSecond)) {
    return "timestamp.calendar";
  }
  if (!text.endsWith("Z") && !text.endsWith("+00:00")) return "timestamp.not-utc";
  const fraction = fractionOf(text) * 1000;
  // A leap second has no milliseconds of its own; it is pressed into the last one before it, so that order is kept.
  const ms = second === 60 ? 59_999 + fraction / 1000 : second * 1000 + fraction;
  return utcMilliseconds(year, month, day) + (hour * 60 + minute) * 60_000 + ms;
}

const twoDigits = (text: string, at: number): number =>
  text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 0x30 * 11;

/** The fraction of a second. Both numbers are exact, so the quotient is the double nearest to the decimal. */
function fractionOf(text: string): number {
  let digits = 0;
  let scale = 1;
  for (let at = 20; text.charCodeAt(19) === 0x2e; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) break;
    digits = digits * 10 + digit;
    scale *= 10;
  }
  return digits / scale;
}

let lastDate = -1;
let lastMidnight = 0;

/**
 * Midnight of a civil date as epoch milliseconds; Date.UTC would read the years 0 to 99 as 1900 to 1999. Most lines
 * have the date of the line before.
 */
function utcMilliseconds(year: number, month: number, day: number): number {
  const date = (year * 100 + month) * 100 + day;
  if (date !== lastDate) {
    lastMidnight = new Date(0).setUTCFullYear(year, month - 1, day);
    lastDate = date;
  }
  return lastMidnight;
}
