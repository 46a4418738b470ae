import type { ValueRule } from "../../rule.ts";
import { digitsOf, one, start, end, rowStart, rowEnd, noAccount, after } from "./numbers.ts";

/** Scripts that part words with spaces: in others all of a sentence would go with the address. */
const letter = String.raw`A-Za-z\u00c0-\u1fff`;
/** Endings of units of systemd, and of files: `getty@tty1.service`, `logo@2x.png`. */
const noDomain =
  /\.(?:service|socket|timer|target|slice|scope|mount|png|jpe?g|gif|svg|webp|avif|ico|t?gz|js|mjs|cjs|ts|tsx|jsx|css|scss|html|json|ya?ml|txt|log|lock)$/i;
/** Mailboxes that nobody reads, and the user that every Git host has. */
const nobody = /^(?:git|(?:no|do[-_.]?not)[-_.]?reply(?:[-_.+][^@%]*)?)(?:@|%40)/i;

function isEmail(text: string): boolean {
  const domain = text.slice(Math.max(text.lastIndexOf("@"), text.lastIndexOf("%40") + 2) + 1);
  return !nobody.test(text) && !noDomain.test(domain) && !/(?:^|\.)-|-\./.test(domain);
}

const callingCode =
  "(?:7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|2[1-69]\\d|3[578]\\d|42[013]|5[09]\\d|6[789]\\d|8[058]0|808|85[02356]|87[08]|88[168]|9[679]\\d)";
/** A number with its country; in a diff the plus may belong to the line, and what follows be a date, an address or a decimal. */
const international =
  String.raw`\+(?<!\w\+|\d[.-]\+)(?!(?:19|20)\d\d[-./]?(?:0\d|1[0-2])[-./]?[0-3]\d|\d{1,3}(?:\.\d{1,3}){3}(?![\d.-])|\d+\.\d+(?![\d.-]))` +
  String.raw`(?:1\)?[ .-]{0,2}\(?[2-9]\d\d\)?[ .-]{0,2}[2-9]\d\d[ .-]?\d{4}|${callingCode}(?:[ ().-]{0,3}\d){7,12})(?!\w)`;
const national = (gap: string): string =>
  [
    // North America; 200, 300, 400 and N11 are no areas.
    String.raw`(?:1${gap})?(?!(?:[234]00|\d11)\D)[2-9]\d\d${gap}[2-9]\d\d${gap === " " ? "-" : gap}\d{4}`,
    // A trunk zero and three groups: 020 7946 0958, 0412 345 678. A date is shorter.
    String.raw`0[1-9]\d{0,3}${gap}\d{3,4}${gap}\d{3,4}`,
    // Pairs.
    String.raw`0[1-9](?:${gap}\d\d){4}`,
    // Chinese mobiles, and a country behind two zeros.
    String.raw`1[3-9]\d${gap}\d{4}${gap}\d{4}`,
    String.raw`00 ?${callingCode}${gap}\d(?:[ .-]?\d){6,11}`,
  ].join("|");
/** Two groups: 0N-NNNNNNN, 0NNN-NNNNNNN; with a space, an area of two digits could be the day of a file of that size. */
const inTwo = [
  String.raw`0[1-9](?:-\d{7,8}|\d-\d{7,8}|\d{2}-\d{6,8}|\d{3}-\d{6})`,
  String.raw`0[1-9](?:\d \d{7,8}|\d{2} \d{6,8}|\d{3} \d{6})`,
] as const;
/** The area in brackets. */
const bracketed = [
  String.raw`(?:1[ .-]?)?\([2-9]\d\d\)[ .-]?[2-9]\d\d[ .-]\d{4}`,
  String.raw`\(0[1-9]\d{0,3}\)[ -]?\d{3,4}[ -]?\d{3,4}`,
  String.raw`\([1-9]\d\)[ -]?9?\d{4}[ -]\d{4}`,
].join("|");
/** Beside the word, in any groups. */
const called =
  String.raw`(?=\(?\d{2,5}[ ().-])` +
  after(
    "(?:[Tt]ele|[Ss]mart|[Cc]ell|i)?(?:[Pp]hones?|PHONE)|[Tt]el|TEL|[Mm]obiles?|[Ff]ax|FAX|[Ww]hats[Aa]pp",
  ) +
  String.raw`(?<!\d[ .-]?)\(?\d{2,5}(?:[ ).-]{1,2}\d{2,5}){1,4}`;

const phones = [
  international,
  `${start}(?:${["-", "[.]"].map(national).join("|")}|${inTwo[0]})${end}`,
  `${start}${rowStart}${noAccount}(?:${national(" ")}|${inTwo[1]})${end}${rowEnd}`,
  String.raw`(?=[\d(])(?<![\w.]|\w[+-]|\d )(?:${bracketed})${end}`,
  called + end,
].join("|");

function isPhone(text: string): boolean {
  const digits = digitsOf(text);
  if (digits.length < 8 || digits.length > 15 || one(digits.slice(1))) return false;
  // A line of a diff that adds a number.
  if (digits.length < 10 && text === `+${digits}`) return false;
  // What is written as a date or an address of four bytes is one.
  return (
    !/^(?:19|20)\d\d[-. ]\d\d?[-. ]\d\d?\b/.test(text) && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)
  );
}

/** How people are reached. */
export const contactRules = [
  {
    id: "pii.email",
    title: "e-mail address",
    keywords: [],
    pattern: new RegExp(
      `(?<![${letter}0-9_]|[${letter}0-9_][.+'-])[${letter}0-9_][${letter}0-9._+'-]{0,63}(?:@|%40)(?<!://[^\\s/?#]{0,80})` +
        `(?:[${letter}0-9-]{1,63}\\.){1,8}(?:xn--[A-Za-z0-9-]{2,59}|[${letter}]{2,24})(?![${letter}0-9_])`,
      "g",
    ),
    accepts: isEmail,
  },
  {
    id: "pii.phone",
    title: "telephone number",
    keywords: [],
    pattern: new RegExp(`(?=[\\d+(])(?:${phones})`, "g"),
    accepts: isPhone,
  },
] as const satisfies readonly ValueRule[];
