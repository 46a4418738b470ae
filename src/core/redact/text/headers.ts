import { isPlaceholder, looksRandom } from "../names/placeholder.ts";
import type { Hit } from "../rule.ts";

/** Credentials in HTTP headers: authorization schemes (RFC 9110, section 11.4) and cookies (RFC 6265). */

const bearer =
  /\b(?:bearer|token|apikey|api-key|negotiate|ntlm|dpop|genie-?key|splunk|sso-key|pat|session|jwt)[ \t]{1,4}["']?([A-Za-z0-9._~+/=:%|-]{6,4096})/dgi;
const basic = /\bbasic[ \t]{1,4}["']?([A-Za-z0-9+/_-]{4,4096}={0,2})/dgi;
const authorization =
  /\b(?:proxy-)?authorization\\{0,4}["']?[ \t]{0,4}[:=][ \t]{0,4}\\{0,4}["']?[ \t]{0,4}(?:([A-Za-z][\w-]{1,40})[ \t]{1,4})?([^\s"'\\,<>][^\s"'\\<>]{2,4095})/dgi;
const digestPart =
  /\b(?:response|signature|cnonce|oauth_token|oauth_signature)=\\{0,4}"?([^\s",\\]{6,512})/dgi;
const cookie =
  /\b(?:set-)?cookie\\{0,4}["']?[ \t]{0,4}[:=][ \t]{0,4}\\{0,4}["']?([^\n"'\\]{3,8192})/dgi;

export function headerHits(text: string, hits: Hit[]): void {
  for (const match of text.matchAll(bearer)) {
    if (isCredential(match[1]!)) take(match, 1, "header.authorization", hits);
  }
  for (const match of text.matchAll(basic)) {
    if (isPair(match[1]!)) take(match, 1, "header.basic", hits);
  }
  for (const match of text.matchAll(authorization)) {
    const [, word, credential] = match;
    if (isPlaceholder(bare(credential!)) || /^[$<{%]/.test(credential!)) continue;
    const isScheme = word !== undefined && !/^(?:bearer|basic)$/i.test(word);
    if (
      word === undefined
        ? looksRandom(credential!, 6)
        : isScheme
          ? isCredential(credential!)
          : isStrong(credential!)
    ) {
      take(match, 2, "header.authorization", hits);
    }
    for (const part of text.slice(match.index, match.index + 2048).matchAll(digestPart)) {
      if (isPlaceholder(part[1]!)) continue;
      const [from, to] = part.indices![1]!;
      hits.push({ from: from + match.index, to: to + match.index, rule: "header.authorization" });
    }
  }
  for (const match of text.matchAll(cookie)) cookieHits(match[1]!, match.indices![1]![0], hits);
}

function take(match: RegExpExecArray, group: number, rule: string, hits: Hit[]): void {
  const [from, to] = match.indices![group]!;
  hits.push({ from, to: to - match[group]!.length + bare(match[group]!).length, rule });
}

/** Without the mark that ends a sentence. */
const bare = (credential: string): string => credential.replace(/[.,;:]$/, "");

/** Words of prose follow `token` and `bearer` as well. */
const isCredential = (text: string): boolean =>
  !isPlaceholder(bare(text)) &&
  (looksRandom(text, 8) || (/^[A-Za-z0-9_-]{24,}$/.test(text) && !/^[a-z-]+$/.test(text)));

/** After the name of the header anything may be one that is no template and no code. */
const isStrong = (text: string): boolean => /^[A-Za-z0-9._~+/=:|-]{6,}$/.test(text);

/** Whether a text is base64 of `user:password` (RFC 7617). */
function isPair(text: string): boolean {
  if (text.length < 8 || isPlaceholder(text)) return false;
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/")).includes(":");
  } catch {
    return false;
  }
}

const attributes = new Set([
  "path",
  "domain",
  "expires",
  "max-age",
  "samesite",
  "secure",
  "httponly",
  "priority",
  "partitioned",
  "version",
]);

/** The values of a cookie header, its attributes aside. */
function cookieHits(list: string, start: number, hits: Hit[]): void {
  let at = start;
  for (const part of list.split(";")) {
    const equals = part.indexOf("=");
    const name = part.slice(0, equals).trim().toLowerCase();
    const value = part
      .slice(equals + 1)
      .replace(/\s+$/, "")
      .replace(/,.*$/, "");
    if (
      equals > 0 &&
      /^[\w.!#$%&*+^|~-]+$/.test(name) &&
      !attributes.has(name) &&
      !isPlaceholder(value) &&
      value.length >= 4 &&
      !/^\w+\(/.test(value)
    ) {
      hits.push({
        from: at + equals + 1,
        to: at + equals + 1 + value.length,
        rule: "header.cookie",
      });
    }
    at += part.length + 1;
  }
}
