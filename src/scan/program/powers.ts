import { highestPower, lowestPower } from "../kernel/layout.ts";
import type { Image } from "./image.ts";

/**
 * The powers of five from `lowestPower` to `highestPower`, each as its highest 128 bits, high half first: rounded down
 * for whole powers, up for reciprocals (Lemire 2021, "Number parsing at a gigabyte per second").
 */
export function placePowers(image: Image): number {
  const count = highestPower - lowestPower + 1;
  const address = image.take(count * 16);
  for (let i = 0; i < count; i++) {
    const bits = highestBits(lowestPower + i);
    image.u64(address + i * 16, bits >> 64n);
    image.u64(address + i * 16 + 8, bits & 0xffff_ffff_ffff_ffffn);
  }
  return address;
}

const lengthOf = (number: bigint): bigint => BigInt(number.toString(2).length);

function highestBits(power: number): bigint {
  const five = 5n ** BigInt(Math.abs(power));
  const length = lengthOf(five);
  if (power >= 0) return length <= 128n ? five << (128n - length) : five >> (length - 128n);
  // As far as 5^27, which fits 64 bits, the quotient is taken with 128 bits at once; beyond, it is cut to them.
  if (power >= -27) return (1n << (length + 127n)) / five + 1n;
  const reciprocal = (1n << (2n * length + 128n)) / five + 1n;
  return reciprocal >> (lengthOf(reciprocal) - 128n);
}
