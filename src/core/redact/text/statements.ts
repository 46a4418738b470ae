import { isPlaceholder } from "../names/placeholder.ts";
import type { Hit } from "../rule.ts";

/** Passwords in statements of SQL and PowerShell, and in dialogues of expect. */
const statements: readonly RegExp[] = [
  /\bidentified\s{1,4}(?:with\s{1,4}[\w"]{1,40}\s{1,4})?by\s{1,4}(?:password\s{1,4})?(?:N?'([^'\n]{1,200})'|"([^"\n]{1,200})"|([^\s;'"]{3,100}))/dgi,
  /\b(?:create|alter|set|grant|options|encrypted|with)\b[^;\n]{0,120}?\bpassword\s{0,4}\(?\s{0,4}N?'([^'\n]{1,200})'/dgi,
  /\bConvertTo-SecureString\s{1,4}(?:-String\s{1,4})?["']([^"'\n]{1,200})["']/dgi,
  /\bNetworkCredential\(\s{0,4}["'][^"'\n]{0,80}["']\s{0,4},\s{0,4}["']([^"'\n]{1,200})["']/dgi,
  /\bexpect\s{1,4}"[^"\n]{0,40}(?:pass|pin|otp)[^"\n]{0,20}"\s{0,4}[;\n]?\s{0,40}send\s{1,4}(?:--\s)?"([^"\n\\]{1,100})/dgi,
];

export function statementHits(text: string, hits: Hit[]): void {
  for (const statement of statements) {
    for (const match of text.matchAll(statement)) {
      const group = match.findIndex((part, i) => i > 0 && part !== undefined);
      const secret = match[group];
      if (secret === undefined || isPlaceholder(secret)) continue;
      const [from, to] = match.indices![group]!;
      hits.push({ from, to, rule: "statement.password" });
    }
  }
}
