/** Check digits and letters. All ignore what is neither a letter nor a digit, so grouped values are given as they stand. */

const digitsOf = (text: string): number[] => Array.from(text.replace(/\D/g, ""), Number);

/** The sum of each digit times its weight; the weights are repeated. */
const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  digits.reduce((sum, digit, index) => sum + digit * weights[index % weights.length]!, 0);

/** Payment cards. */
export function luhn(text: string): boolean {
  const digits = digitsOf(text).toReversed();
  const sum = digits.reduce((total, digit, index) => {
    const counted = index % 2 === 0 ? digit : digit * 2;
    return total + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return digits.length > 0 && sum % 10 === 0;
}

/** IBAN: country and check digits go to the end, a letter is its place in the alphabet plus 9. */
export function mod97(text: string): boolean {
  const plain = text.replace(/[^A-Za-z0-9]/g, "");
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return plain.length > 4 && rest === 1;
}

/** What the next of the eight permutations does to a digit. */
const verhoeffStep = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** The product of two members of the dihedral group of the pentagon, turns 0 to 4 and flips 5 to 9. */
function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
}

/** Aadhaar. */
export function verhoeff(text: string): boolean {
  const digits = digitsOf(text).toReversed();
  let check = 0;
  digits.forEach((digit, index) => {
    let permuted = digit;
    for (let step = 0; step < index % 8; step++) permuted = verhoeffStep[permuted]!;
    check = dihedral(check, permuted);
  });
  return digits.length > 0 && check === 0;
}

/** Spanish NIF and NIE: the first letter of a NIE counts as a digit, the last one is the rest by 23. */
export function nifLetter(text: string): boolean {
  const plain = text.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
  const number = plain.slice(0, -1).replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)));
  return (
    /^\d{7,8}$/.test(number) && plain.at(-1) === "TRWAGMYFPDXBNJZSQVHLCKE"[Number(number) % 23]
  );
}

/** Polish PESEL. */
export function pesel(text: string): boolean {
  const digits = digitsOf(text);
  return digits.length === 11 && weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

/** NHS number: a rest of 10 has no digit, so no number is issued with it. */
export function mod11(text: string): boolean {
  const digits = digitsOf(text);
  return digits.length === 10 && weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}
