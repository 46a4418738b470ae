import type { ValueRule } from "../rule.ts";
import { aiRules } from "./ai.ts";
import { chatRules } from "./chat.ts";
import { cloudRules } from "./cloud.ts";
import { codeRules } from "./code.ts";
import { keyRules } from "./keys.ts";
import { paymentRules } from "./payment.ts";
import { piiRules as pii } from "./pii.ts";
import { saasRules } from "./saas.ts";

/** Secrets that tell what they are by their shape. */
export const valueRules: readonly ValueRule[] = [
  ...cloudRules,
  ...codeRules,
  ...chatRules,
  ...paymentRules,
  ...aiRules,
  ...saasRules,
  ...keyRules,
];

/** Personal data; off unless the profile asks for it. */
export const piiRules: readonly ValueRule[] = pii;
