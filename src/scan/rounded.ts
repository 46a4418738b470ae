/**
 * Whether a number of JSON would be another one after reading and writing it: an integer that is rounded, or one beyond
 * a double (RFC 8259, section 6, on interoperability).
 */
export function isRounded(text: string): boolean {
  const number = Number(text);
  if (!Number.isFinite(number)) return true;
  const integer = /^(-?\d+)(?:\.0*)?$/.exec(text)?.[1];
  if (Number.isSafeInteger(number) || integer === undefined) return false;
  return BigInt(integer) !== BigInt(number);
}
