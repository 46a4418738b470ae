import { entropyOf, isLabel, isPlaceholder, looksRandom } from "../names/placeholder.ts";
import type { Hit } from "../rule.ts";
import type { Names } from "../names/names.ts";

/** Secrets in URLs (RFC 3986): user info, and parameters of query and fragment. */

const scheme = /[A-Za-z][A-Za-z0-9+.-]{0,30}:\/\//g;
const urlEnd = /[\s"'`<>\\|]/;
const longestUrl = 2048;

export function urlHits(text: string, names: Names, hits: Hit[]): void {
  if (text.includes("://")) userInfoHits(text, hits);
  if (/[?&#;]/.test(text)) parameterHits(text, names, hits);
}

function userInfoHits(text: string, hits: Hit[]): void {
  // Without an @ further on there is no user info: most URLs are passed over.
  const last = text.lastIndexOf("@");
  if (last < 0) return;
  scheme.lastIndex = 0;
  for (let match = scheme.exec(text); match; match = scheme.exec(text)) {
    const from = scheme.lastIndex;
    if (from > last) return;
    const part = text.slice(from, from + longestUrl);
    const end = part.search(urlEnd);
    const rest = end < 0 ? part : part.slice(0, end);
    const info = userInfoOf(rest);
    if (info === undefined) continue;
    const isLocal = /^@(?:localhost|127\.0\.0\.1|\[::1\])/.test(rest.slice(info.length));
    if (!(isLocal && isTemplatePair.test(info))) credentialHits(info, from, hits);
  }
}

/** What manuals write for a service on one's own machine. */
const isTemplatePair = /^user(?:name)?:pass(?:word)?$/i;

/**
 * The user info of what follows `//`. By the standard it ends at the first of `/?#`; passwords hold these unescaped all
 * the same, so where what stands before them is no host with a port, it ends at the last `@` of the URL.
 */
function userInfoOf(rest: string): string | undefined {
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const at = authority.lastIndexOf("@");
  if (at >= 0) return authority.slice(0, at);
  const colon = authority.lastIndexOf(":");
  if (colon < 0 || /^\d{0,5}$/.test(authority.slice(colon + 1)) || authority.startsWith("["))
    return undefined;
  const odd = rest.search(/@[A-Za-z0-9_.-]+(?::\d+)?(?:[/?#]|$)/);
  return odd < 0 ? undefined : rest.slice(0, odd);
}

function credentialHits(info: string, from: number, hits: Hit[]): void {
  const colon = info.indexOf(":");
  if (colon < 0) {
    // A token in the place of the user: https://TOKEN@host
    if (looksRandom(info, 16) && entropyOf(info) >= 3)
      hits.push({ from, to: from + info.length, rule: "url.user" });
    return;
  }
  const user = info.slice(0, colon);
  const password = info.slice(colon + 1);
  // What a database takes as it comes out of the box: postgres:postgres.
  if (password !== "" && password !== user && !isPlaceholder(password) && !isTemplate(password)) {
    hits.push({ from: from + colon + 1, to: from + info.length, rule: "url.password" });
  }
  if (user.length >= 20 && looksRandom(user, 20) && entropyOf(user) >= 3.5) {
    hits.push({ from, to: from + colon, rule: "url.user" });
  }
}

const isTemplate = (password: string): boolean =>
  /^(?:\$\{|\{\{?\w|\$\(|<|%\()/.test(password) || /^(?:your|replace|insert)_/i.test(password);

const parameter = /[?&#;]([\w.~%-]{1,64})=([^&#\s"'`<>\\;]{1,4096})/g;
/** Names that are secrets in URLs alone. */
const inUrls =
  /^(?:sig|signature|x-amz-signature|x-amz-credential|x-goog-signature|x-ms-signature|hmac|key|api|apikey|auth|code|sid|session|session_?id|jwt|ticket|assertion|samlresponse|saml_response|otp|pass|pw|pwd|access|awsaccesskeyid|googleaccessid|st|se_sig)$/i;
const needsLook =
  /^(?:key|code|auth|sid|session|session_?id|st|api|access|pass|pw|ticket|googleaccessid)$/i;

function parameterHits(text: string, names: Names, hits: Hit[]): void {
  parameter.lastIndex = 0;
  for (let match = parameter.exec(text); match; match = parameter.exec(text)) {
    const [, name, value] = match as unknown as [string, string, string];
    const to = parameter.lastIndex;
    // The next parameter begins with the character this one ended at.
    const rule = parameterRule(name, value, names);
    if (rule !== undefined) hits.push({ from: to - value.length, to, rule });
  }
}

function parameterRule(name: string, value: string, names: Names): string | undefined {
  if (isPlaceholder(value) || isTemplate(value) || isLabel(name, value)) return undefined;
  const plain = name.includes("%") ? decoded(name) : name;
  const strength = names.strengthOf(plain);
  const isSure =
    strength === "strong" ||
    (strength === "token" && !/^\d{1,8}$/.test(value) && !/^[A-Z_]+$/.test(value));
  if (isSure) return "url.parameter";
  if (!inUrls.test(plain)) return undefined;
  if (needsLook.test(plain)) return looksRandom(value, 8) ? "url.weak" : undefined;
  return value.length >= 6 ? "url.parameter" : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
