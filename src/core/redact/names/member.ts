import { isLabel, isPlaceholder, looksRandom } from "./placeholder.ts";
import { isVendorValue, type Names } from "./names.ts";

/** Members of JSON objects, judged by their names. */

/** Whether an object or a list under a name goes whole: below `auth` or `token` stand settings as well as secrets. */
export function isSecretContainer(name: string, isArray: boolean, names: Names): boolean {
  const strength = names.strengthOf(name);
  return strength === "strong" || (strength === "token" && isArray);
}

/** Whether a text under a name is a secret. */
export function isSecretText(name: string, text: string, names: Names): boolean {
  const strength = names.strengthOf(name);
  if (strength === undefined) return names.isVendor(name) && isVendorValue(text);
  if (isPlaceholder(text) || isLabel(name, text)) return false;
  if (strength === "strong") return true;
  if (strength === "weak") return looksRandom(text, 8) || isCode(name, text);
  // Lexers and models have tokens that are words.
  return (
    text.length >= 4 && !/^[a-z]{1,15}$/i.test(text) && !/^\d{1,5}$/.test(text) && !/^\W/.test(text)
  );
}

/** Whether a number under a name is a secret; under a name of several (`secrets`) it counts them. */
export function isSecretNumber(name: string, digits: string, names: Names): boolean {
  const strength = names.strengthOf(name);
  if (strength === "strong") return !/s$/i.test(name) || /pass$/i.test(name);
  if (strength === "token") return /^\d{6,}$/.test(digits);
  return strength === "weak" && isCode(name, digits);
}

/** The digits of a PIN or of a one-time password. */
export const isCode = (name: string, text: string): boolean =>
  /(?:^|[^a-z])(?:pin|otp|totp|passcode)$/i.test(name) && /^\d{4,10}$/.test(text);
