// Timestamps of the contract: RFC 3339 in UTC, 0 to 9 fraction digits, a real date and time.

/** The timestamp read last: epoch milliseconds. */
export let time: f64 = 0;

const powersOfTen: StaticArray<f64> = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
const daysBefore: StaticArray<i32> = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const daysIn: StaticArray<i32> = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

@inline
function twoDigits(at: usize): i32 {
  return (<i32>load<u8>(at) - 0x30) * 10 + <i32>load<u8>(at + 1) - 0x30;
}

/**
 * Past the closing quote of a timestamp, from past its opening one; 0 if it is not one, or a leap second.
 * @param date where the last date and its midnight are kept: 10 bytes, and a double at 16
 */
export function endOfTimestamp(from: usize, date: usize): usize {
  // 2026-02-03T09:15 in one block: digits where digits belong, and the signs between them.
  const block = v128.load(from);
  const digits = i8x16.bitmask(i8x16.le_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(9)));
  if ((digits & 0xdb6f) != 0xdb6f) return 0;
  const signs = i8x16.bitmask(
    i8x16.eq(block, i8x16(0, 0, 0, 0, 0x2d, 0, 0, 0x2d, 0, 0, 0x54, 0, 0, 0x3a, 0, 0)),
  );
  if (signs != 0x2490) return 0;
  let at = from + 16;
  if (load<u8>(at) != 0x3a) return 0;
  const tens = <u32>load<u8>(at + 1) - 0x30;
  const ones = <u32>load<u8>(at + 2) - 0x30;
  if (tens > 5 || ones > 9) return 0;
  const hour = twoDigits(from + 11);
  const minute = twoDigits(from + 14);
  if (hour > 23 || minute > 59) return 0;
  at += 3;
  let ms: f64 = <f64>((tens * 10 + ones) * 1000);
  if (load<u8>(at) == 0x2e) {
    at++;
    const begin = at;
    let fraction: u32 = 0;
    let digit = <u32>load<u8>(at) - 0x30;
    while (digit <= 9) {
      if (at - begin == 9) return 0;
      fraction = fraction * 10 + digit;
      at++;
      digit = <u32>load<u8>(at) - 0x30;
    }
    if (at == begin) return 0;
    // One division of exact doubles: what Number("0.123") gives.
    ms += (<f64>fraction / unchecked(powersOfTen[<i32>(at - begin)])) * 1000;
  }
  if (load<u8>(at) == 0x5a) at += 1;
  else if (load<u32>(at) == 0x3a30302b && load<u16>(at + 4) == 0x3030) at += 6;
  else return 0;
  if (load<u8>(at) != 0x22) return 0;
  if (load<u64>(from) != load<u64>(date) || load<u16>(from + 8) != load<u16>(date + 8)) {
    if (!readDate(from, date)) return 0;
  }
  time = load<f64>(date + 16) + <f64>((hour * 60 + minute) * 60000) + ms;
  return at + 1;
}

function readDate(from: usize, date: usize): bool {
  const year = twoDigits(from) * 100 + twoDigits(from + 2);
  const month = twoDigits(from + 5) - 1;
  const day = twoDigits(from + 8);
  if (<u32>month > 11) return false;
  const isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const days = unchecked(daysIn[month]) + (isLeap && month == 1 ? 1 : 0);
  if (day < 1 || day > days) return false;
  // Days of the whole years before this one from year 0, their leap days, and the days of this one.
  const leapDays = (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
  const ofYear = unchecked(daysBefore[month]) + (isLeap && month > 1 ? 1 : 0) + day - 1;
  const sinceZero = year * 365 + leapDays + ofYear;
  store<u64>(date, load<u64>(from));
  store<u16>(date + 8, load<u16>(from + 8));
  // 1970-01-01 is day 719,528 from 0000-01-01.
  store<f64>(date + 16, <f64>(sinceZero - 719528) * 86400000);
  return true;
}
