const bits = new BigUint64Array(1);
const double = new Float64Array(bits.buffer);

/** The decimal text of what lies exactly between a double of 0 or more and the next greater one. */
export function midpointAbove(value: number): string {
  double[0] = value;
  const biased = bits[0]! >> 52n;
  const fraction = bits[0]! & ((1n << 52n) - 1n);
  const mantissa = biased === 0n ? fraction : fraction | (1n << 52n);
  // The value is mantissa * 2^power; half a step more is (2 * mantissa + 1) * 2^(power - 1).
  const power = (biased === 0n ? 1n : biased) - 1075n - 1n;
  const odd = 2n * mantissa + 1n;
  if (power >= 0n) return String(odd << power);
  // odd / 2^n is odd * 5^n / 10^n.
  const places = Number(-power);
  const digits = String(odd * 5n ** -power).padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
