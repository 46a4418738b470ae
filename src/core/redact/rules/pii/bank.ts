import type { ValueRule } from "../../rule.ts";
import { luhn, mod97 } from "../checks.ts";
import { digitsOf, one, start, end, noAccount } from "./numbers.ts";

const cardPrefix = "(?=[1456]|22[2-9]|2[3-7]|3[4-9]|30[0-5])";
const cardGroups = [
  String.raw`\d{13,19}`,
  String.raw`\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}`,
  String.raw`3\d{3}[ -]\d{6}[ -]\d{4,5}`,
  String.raw`[15]\d{3}[ -]\d{6}[ -]\d{5}`,
  String.raw`4\d{3}([ -])\d{3}\2\d{3}\2\d{3}`,
].join("|");

/** Issuers, by prefix and length. */
const issuer = new RegExp(
  `^(?:${[
    "4(?:\\d{12}|\\d{15}|\\d{18})", // Visa
    "5[1-5]\\d{14}|(?:222[1-9]|22[3-9]\\d|2[3-6]\\d\\d|27[01]\\d|2720)\\d{12}", // Mastercard
    "3[47]\\d{13}", // American Express
    "3(?:0[0-5]|[689]\\d)\\d{11}", // Diners Club
    "6(?:011|4[4-9]\\d|5\\d\\d)\\d{12}", // Discover
    "35(?:2[89]|[3-8]\\d)\\d{12}", // JCB
    "62\\d{14,17}", // UnionPay
    "(?:5[0678]|6\\d)\\d{14}|(?:5018|5020|5038|5893|6304|6759|676[1-3])\\d{14,15}", // Maestro and its kin
    "1\\d{14}", // UATP
  ].join("|")})$`,
);

function isCard(text: string): boolean {
  const digits = digitsOf(text);
  return issuer.test(digits) && luhn(digits) && !one(digits);
}

/** The lengths of the IBAN registry: with them a group of letters behind one is not taken for its end. */
const ibanLengths: Readonly<Record<number, string>> = {
  15: "NO",
  16: "BE",
  18: "DK FI FK FO GL NL SD",
  19: "MK SI",
  20: "AT BA EE KZ LT LU MN XK",
  21: "CH CR HR LI LV",
  22: "BG BH DE GB GE IE ME RS VA",
  23: "AE GI IL IQ OM SO TL",
  24: "AD CZ DZ ES MD PK RO SA SE SK TN VG",
  25: "AO LY MZ PT ST",
  26: "IR IS TR",
  27: "BI CF CG CM DJ FR GA GQ GR IT KM MC MR SM TD",
  28: "AL AZ BF BJ BY CI CV CY DO GT HN HU LB MA MG ML NE NI PL SN SV TG",
  29: "BR EG PS QA UA",
  30: "JO KW MU",
  31: "MT SC",
  32: "LC",
  33: "RU",
};
const iban = Object.entries(ibanLengths)
  .map(([length, countries]) => {
    const whole = Math.floor((Number(length) - 4) / 4);
    const rest = Number(length) % 4;
    const last = rest > 0 ? `[ -]?[A-Za-z0-9]{${rest}}` : "";
    const codes = `${countries} ${countries.toLowerCase()}`.replaceAll(" ", "|");
    return `(?:${codes})\\d\\d(?:[ -]?[A-Za-z0-9]{4}){${whole}}${last}`;
  })
  .join("|");

/** Cards and accounts. */
export const bankRules = [
  {
    id: "pii.card",
    title: "payment card number",
    keywords: [],
    pattern: new RegExp(`${start}${noAccount}${cardPrefix}(?=(${cardGroups})${end})`, "dg"),
    group: 1,
    accepts: isCard,
  },
  {
    id: "pii.iban",
    title: "international bank account number (IBAN)",
    keywords: [],
    pattern: new RegExp(`(?=[A-Za-z]{2}\\d\\d)(?<!\\w)(?:${iban})(?!\\w)`, "g"),
    accepts: mod97,
  },
] as const satisfies readonly ValueRule[];
