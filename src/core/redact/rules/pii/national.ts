import type { ValueRule } from "../../rule.ts";
import { mod11, nifLetter, pesel, verhoeff } from "../checks.ts";
import { digitsOf, one, start, end, rowStart, rowEnd, noUnit, after } from "./numbers.ts";

/** Numbers that were printed in advertisements and are void. */
const voidSsn = new Set(["078051120", "219099999"]);
const ssn = String.raw`(?!000|666|9)\d{3}`;

const itinGroup = "(?:5\\d|6[0-5]|7\\d|8[0-8]|9[0-24-9])";

/** Taken by their check digit alone, 10-digit numbers would be every eleventh time stamp; no block of theirs begins so. */
const nhsBlock = "[034679]";

/** The first six digits are a date, the century in its month. */
function isPesel(text: string): boolean {
  const month = Number(text.slice(2, 4)) % 20;
  const day = Number(text.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && pesel(text);
}

/** A palindrome is never issued; twelve digits may be a date with its time. */
function isAadhaar(text: string): boolean {
  const digits = digitsOf(text);
  const isMirrored = digits === Array.from(digits).toReversed().join("");
  const isTime =
    text === digits && /^20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])[0-2]\d[0-5]\d$/.test(digits);
  return verhoeff(digits) && !isMirrored && !isTime;
}

/** Numbers that states give to people. */
export const nationalRules = [
  {
    id: "pii.us-ssn",
    title: "US social security number",
    keywords: [],
    pattern: new RegExp(
      `${start}${ssn}([.-]|(?<!\\d \\d{3}) )(?!00)\\d\\d\\1(?!0000)\\d{4}(?!(?<=\\d \\d{4}) \\d)${end}|` +
        `${start}(?=\\d{9}(?!\\d))${after("ssns?|socials?|social[ _-]?security(?:[ _-]?(?:number|no))?")}${ssn}(?!00)\\d\\d(?!0000)\\d{4}${end}`,
      "gi",
    ),
    accepts: (text) => !voidSsn.has(digitsOf(text)),
  },
  {
    id: "pii.us-itin",
    title: "US individual taxpayer identification number",
    keywords: [],
    pattern: new RegExp(
      `${start}9\\d\\d(?:-?${itinGroup}-?| ${itinGroup} )\\d{4}${end}${noUnit}`,
      "g",
    ),
    // 987-65-4320 to -4329 are for advertisements.
    accepts: (text) => !digitsOf(text).startsWith("98765432"),
  },
  {
    id: "pii.es-nif",
    title: "Spanish identity number (NIF, NIE)",
    keywords: [],
    pattern: new RegExp(
      `(?=[\\dXYZ])(?<![\\w.]|\\w[+-])(?:\\d{7,8}|[XYZ]-?\\d{7})-?[A-Z]${end}`,
      "g",
    ),
    accepts: nifLetter,
  },
  {
    id: "pii.it-fiscal-code",
    title: "Italian fiscal code",
    keywords: [],
    // Letters stand for digits where two people would have the same one. Its check letter is not asked: a code with a slip names its owner.
    pattern:
      /(?<!\w|\w-)[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z](?![\w-])/gi,
    accepts: (text) => /\d/.test(text),
  },
  {
    id: "pii.pl-pesel",
    title: "Polish personal number (PESEL)",
    keywords: [],
    pattern: new RegExp(`${start}\\d{11}${end}${noUnit}`, "g"),
    accepts: isPesel,
  },
  {
    id: "pii.in-pan",
    title: "Indian permanent account number (PAN)",
    keywords: [],
    pattern: /(?<!\w|\w-)[A-Z](?:[A-Z]{4}\d{4}[A-Z]|\d{4}[A-Z]{5})(?![\w-])/g,
  },
  {
    id: "pii.in-aadhaar",
    title: "Indian identity number (Aadhaar)",
    keywords: [],
    pattern: new RegExp(
      `${start}(?<!\\d[ :])[2-9]\\d{3}([ :-]?)\\d{4}\\1\\d{4}${end}(?![ :]\\d)${noUnit}`,
      "g",
    ),
    accepts: isAadhaar,
  },
  {
    id: "pii.uk-nino",
    title: "UK national insurance number",
    keywords: [],
    pattern:
      /(?<!\w|\w-)(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PR-TW-Z][ABCEGHJ-NPR-TW-Z](?:[ -]?\d\d){3}[ -]?[A-D](?![\w-])/gi,
  },
  {
    id: "pii.uk-nhs",
    title: "UK NHS number",
    keywords: [],
    pattern: new RegExp(
      `${start}(?:\\d{3}-\\d{3}-\\d{4}|${rowStart}\\d{3} \\d{3} \\d{4}${rowEnd}|` +
        `(?=\\d{10}(?!\\d))(?:(?=${nhsBlock})|${after("[Nn][Hh][Ss]")})\\d{10})${end}${noUnit}`,
      "g",
    ),
    accepts: (text) => mod11(text) && !one(digitsOf(text)) && text !== "0123456789",
  },
] as const satisfies readonly ValueRule[];
