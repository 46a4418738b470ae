import type { ValueRule } from "../rule.ts";
import { bankRules } from "./pii/bank.ts";
import { contactRules } from "./pii/contact.ts";
import { nationalRules } from "./pii/national.ts";
import { networkRules } from "./pii/network.ts";

/** Personal data. None has a word that stands in every match, so each rule is tried on every text. */
export const piiRules: readonly ValueRule[] = [
  ...contactRules,
  ...bankRules,
  ...nationalRules,
  ...networkRules,
];
