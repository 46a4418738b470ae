/**
 * Numbers of logs look much like those of people. What has a check digit is taken wherever it passes; what has none needs
 * its separators, or a word beside it that tells what it is. Digits that go on behind a separator are of something longer:
 * a version, a UUID, a date.
 */

export const digitsOf = (text: string): string => text.replace(/\D/g, "");
export const one = (digits: string): boolean => /^(\d)\1*$/.test(digits);

/**
 * Before a number of its own: no word, decimal, version or UUID it would be the end of. The digit is asked first, as few
 * places have one.
 */
export const start = String.raw`(?=\d)(?<![\w.]|\w[+-])`;
/** After one. */
export const end = String.raw`(?!\w|[.-]\w)`;
/** Around a number whose groups are parted by spaces: it is not part of a row of numbers, or of bytes. */
export const rowStart = String.raw`(?<!\d |\b\d[a-f] )`;
export const rowEnd = String.raw`(?! \d| [a-f]\d\b)`;
/** Nor is a group behind the first one of an IBAN, be its check digits right or wrong. */
export const noAccount = String.raw`(?<!\b[A-Z]{2}\d\d )`;
/** A count is nobody's number. */
export const noUnit = String.raw`(?! ?(?:[kKMGT]i?B|[bB]ytes?|B|bits?|[nmu]?s(?:ec)?|seconds|tokens|rows|lines|items|records|chars|characters|cycles|ops)\b)`;
/** Words just before a place, then nothing but a few characters that are no digits. */
export const after = (words: string): string =>
  String.raw`(?<=(?<![A-Za-z])(?:${words})(?![A-Za-z])[^\d\n]{0,24})`;

// E-mail
