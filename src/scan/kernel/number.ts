// Numbers: the grammar of RFC 8259, section 6, and the double JavaScript reads.
import { highestPower, lowestPower } from "./layout";

/** The number scanned last, if it was asked for. */
export let value: f64 = 0;
/** Whether it is an integer, as JSON Schema means it: 3.0 is one. Known only with the value. */
export let isInteger: bool = false;

const powersOfTen: StaticArray<f64> = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
];
/** The greatest integer up to which every one is a double of its own. */
const maxSafe: u64 = (1 << 53) - 1;

/**
 * Past a number; 0 if it is not valid JSON, if the judge has something to say of it (an integer that is rounded, a
 * number beyond a double), or if it is too hard.
 */
export function endOfNumber(from: usize, powers: usize, isNeeded: bool): usize {
  let at = from;
  const isNegative = load<u8>(at) == 0x2d;
  if (isNegative) at++;
  let mantissa: u64 = 0;
  let digits: i32 = 0;
  let digit: u32 = <u32>load<u8>(at) - 0x30;
  if (digit > 9) return 0;
  if (digit == 0) {
    at++;
    digit = <u32>load<u8>(at) - 0x30;
    if (digit <= 9) return 0;
  } else {
    while (digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      at++;
      digit = <u32>load<u8>(at) - 0x30;
    }
    if (digits > 19) return 0;
  }
  let exponent: i32 = 0;
  let isWhole = true;
  let byte = load<u8>(at);
  if (byte == 0x2e) {
    at++;
    const begin = at;
    digit = <u32>load<u8>(at) - 0x30;
    if (digit > 9) return 0;
    while (digit <= 9) {
      if (digit != 0) isWhole = false;
      // The 20th digit could bring it back to 0.
      if (digits < 19) mantissa = mantissa * 10 + digit;
      if (mantissa != 0) digits++;
      at++;
      digit = <u32>load<u8>(at) - 0x30;
    }
    if (digits > 19) return 0;
    if (at - begin > 60) return 0;
    exponent = <i32>(begin - at);
    byte = load<u8>(at);
  }
  const isPlain = (byte | 0x20) != 0x65;
  if (!isPlain) {
    at++;
    byte = load<u8>(at);
    const isBelow = byte == 0x2d;
    if (isBelow || byte == 0x2b) at++;
    digit = <u32>load<u8>(at) - 0x30;
    if (digit > 9) return 0;
    let power: i32 = 0;
    while (digit <= 9) {
      power = power * 10 + <i32>digit;
      if (power > 200) return 0;
      at++;
      digit = <u32>load<u8>(at) - 0x30;
    }
    exponent += isBelow ? -power : power;
  }
  // Only an integer written without an exponent is told to be rounded.
  if (isPlain && isWhole && digits > 15) {
    const whole = exponent < 0 ? 0 : mantissa;
    if (exponent < 0 || whole > maxSafe) return 0;
  }
  if (isNeeded && !convert(mantissa, exponent, isNegative, powers)) return 0;
  return at;
}

function convert(mantissa: u64, exponent: i32, isNegative: bool, powers: usize): bool {
  let result: f64 = 0;
  if (mantissa != 0) {
    if (mantissa <= maxSafe && exponent >= -22 && exponent <= 22) {
      // Both are exact doubles, so that one operation rounds correctly (Clinger 1990).
      result = <f64>mantissa;
      if (exponent < 0) result /= unchecked(powersOfTen[-exponent]);
      else result *= unchecked(powersOfTen[exponent]);
    } else {
      result = rounded(mantissa, exponent, powers);
      if (result == 0) return false;
    }
  }
  value = isNegative ? -result : result;
  isInteger = Math.trunc(result) == result;
  return true;
}

/** The double nearest to mantissa * 10^exponent (Lemire 2021, "Number parsing at a gigabyte per second"); 0 if it is too hard. */
function rounded(mantissa: u64, exponent: i32, powers: usize): f64 {
  if (exponent < lowestPower || exponent > highestPower) return 0;
  const shift = clz(mantissa);
  const normal = mantissa << shift;
  const power = powers + ((<usize>(exponent - lowestPower)) << 4);
  let low = normal * load<u64>(power);
  let high = highOf(normal, load<u64>(power));
  if ((high & 0x1ff) == 0x1ff) {
    const more = highOf(normal, load<u64>(power, 8));
    low += more;
    if (more > low) high++;
  }
  if (low == u64.MAX_VALUE && (exponent < -27 || exponent > 55)) return 0;
  const upper = high >> 63;
  let bits = high >> (upper + 9);
  let binary: i32 = (((152170 + 65536) * exponent) >> 16) + 63 + <i32>upper - <i32>shift + 1023;
  if (binary <= 0) return 0;
  // Exactly between two doubles: to the even one.
  if (low <= 1 && exponent >= -4 && exponent <= 23 && (bits & 3) == 1) {
    if (bits << (upper + 9) == high) bits &= ~(<u64>1);
  }
  bits += bits & 1;
  bits >>= 1;
  if (bits >= 1 << 53) {
    bits = 1 << 52;
    binary++;
  }
  if (binary >= 0x7ff) return 0;
  return reinterpret<f64>((bits & ~((<u64>1) << 52)) | ((<u64>binary) << 52));
}

/** The high half of a product. */
function highOf(a: u64, b: u64): u64 {
  const aLow = a & 0xffffffff;
  const aHigh = a >> 32;
  const bLow = b & 0xffffffff;
  const bHigh = b >> 32;
  const middle = aHigh * bLow + ((aLow * bLow) >> 32);
  const other = aLow * bHigh + (middle & 0xffffffff);
  return aHigh * bHigh + (middle >> 32) + (other >> 32);
}
