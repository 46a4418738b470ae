import { token } from "./token.ts";
import type { ValueRule } from "../rule.ts";

const line = "(?:[^-]|-(?!----)){0,20000}";
const name = "(?:[A-Z0-9]{1,20} ){0,4}";

/** Key material and signed tokens, by the standards that shape them. */
export const keyRules = [
  // RFC 7519 and 7516: three or five parts, the first one a JSON header; the last may be cut off.
  token(
    "jwt",
    "JSON Web Token",
    "eyj",
    "eyJ[A-Za-z0-9_-]{8,8192}\\.eyJ[A-Za-z0-9_/+\\\\-]{8,16384}(?:={0,2}\\.[A-Za-z0-9_/+\\\\-]{0,4096}={0,2})?",
    {
      left: "(?<![A-Za-z0-9_-])",
      right: "",
      accepts: (secret) => secret.length >= 40,
    },
  ),
  token(
    "jwe",
    "encrypted JSON Web Token",
    "eyj",
    "eyJ[A-Za-z0-9_-]{8,4096}\\.[A-Za-z0-9_-]{0,4096}\\.[A-Za-z0-9_-]{8,512}\\.[A-Za-z0-9_-]{8,16384}\\.[A-Za-z0-9_-]{16,128}",
    {
      left: "(?<![A-Za-z0-9_-])",
    },
  ),
  // RFC 7468, RFC 4880: up to the end line, or to the end of what is there.
  {
    id: "pem.private-key",
    title: "private key in PEM",
    keywords: ["private key"],
    pattern: new RegExp(
      `-----BEGIN ${name}PRIVATE KEY(?: BLOCK)?-----${line}(?:-----END ${name}PRIVATE KEY(?: BLOCK)?-----)?`,
      "g",
    ),
  },
  {
    id: "pem.private-key-end",
    title: "end of a private key in PEM",
    keywords: ["private key"],
    pattern: new RegExp(
      `(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40,76}={0,2}(?:(?:\\\\n|\\s){1,4}[A-Za-z0-9+/]{1,76}={0,2}){0,200}(?:\\\\n|\\s){0,4}-----END ${name}PRIVATE KEY(?: BLOCK)?-----`,
      "g",
    ),
  },
  {
    id: "putty.private-key",
    title: "PuTTY private key",
    keywords: ["private-lines:"],
    pattern:
      /Private-Lines: \d{1,3}(?:\\r|\\n|\s){1,4}((?:(?!Private-)(?:[A-Za-z0-9+/=]|\\n|\\r|\s)){16,20000})/dg,
    group: 1,
  },
  token("age.secret-key", "age secret key", "age-secret-key-1", "AGE-SECRET-KEY-1[A-Z0-9]{58}"),
] satisfies ValueRule[];
