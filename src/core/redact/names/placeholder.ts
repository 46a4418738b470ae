import { isMarker } from "../../../contract/redaction.ts";

/** Values that stand where a secret would and are none. */

/** What other tools leave behind, and what people write instead of a value. */
const fixed = new Set(
  (
    "redacted [redacted] <redacted> (redacted) {redacted} filtered [filtered] <filtered> masked [masked] <masked> hidden [hidden] <hidden> " +
    "removed [removed] scrubbed [scrubbed] null none nil undefined nan true false yes no on off empty unset unknown n/a na " +
    "string str text bytes byte number int integer bool boolean any object optional required exists missing wrong incorrect void include same-origin omit sensitive [sensitive] (sensitive) (sensitive-value)"
  ).split(" "),
);

const covers = /^[*x•●█#._-]+$/i;
// ${X}, $X, $(x), `x`, %X%, {{ x }}, {x}, <x>, [x], #{x}, @x@, %s, :x, ENC[...] and the like
const templates: readonly RegExp[] = [
  /^\$\{[^}]*\}?\}*$/,
  /^\$\{\{/,
  // Templates with little between them, and keys that are cut off on purpose.
  /^[^A-Za-z0-9]*(?:\$\{[^{}]*\}[^A-Za-z0-9]*){1,8}$/,
  /^(?:[a-z]{2,6}[-_])*(?:\.{3,}|…)$/i,
  // Parameters of statements, tags of YAML, references of pipelines, colours, types, versions, /etc/passwd.
  /^(?:\?|:[a-z_]\w*|![A-Za-z]\w*.*|\(\(.*|\(sensitive value\))$/,
  /^#[0-9a-f]{3,8}$/i,
  /^&(?:'\w+ )?(?:mut )?(?:str|String|\[u8\])$/,
  /^[~^<>=v]{0,3}\d{1,4}\.\d{1,5}(?:\.\d{1,5})?(?:[-+][\w.+-]{0,30})?$/,
  /^x:\d+:\d+:/,
  /^\$\(/,
  /^\$(?:[A-Z_][A-Z0-9_.]*|[a-z_][a-z_.]*|[a-z]+(?:[A-Z][a-z]+)*)(?:\[[^\]]*\])?$/,
  /^\$\d$/,
  /^\$env:/i,
  /^%[A-Za-z_]\w*%$/,
  /^%\(?[a-z_]*\)?[sdrv]$/,
  /^\{\{[^{}]*\}?\}?$/,
  /^\{[A-Za-z_][\w.[\]:]*\}$/,
  /^#\{[^}]*\}?$/,
  /^@[A-Za-z_][\w.]*@$/,
  /^<[^<>\n]{0,80}>?$/,
  /^\[[A-Za-z _-]{0,60}\]?$/,
  // your-api-key, INSERT_KEY_HERE, not_a_real_token
  /^(?:your|insert|replace|enter|put|add)(?:[ _-][a-z]+){1,6}$/i,
  /^not(?:[ _-](?:a|the|real|my|long|enough|an?|secret|needed|set|used))+(?:[ _-][a-z]+)*$|^nota(?:password|secret|token)$/i,
  /^(?:todo|tbd|fixme|xxx+|\.\.\.+|…|-+|changeme\?)$/i,
  /^\w+:\/\/(?:vault|secrets?)\b/i,
  /^(?:vault|secretref|ref\+\w+|op|aws-sm|arn:aws:secretsmanager|projects\/[^/]+\/secrets):/i,
];

/** Expressions of code that read a secret from somewhere. */
const code: readonly RegExp[] = [
  /^\(/,
  /^(?:process\.env|os\.environ|os\.getenv|import\.meta\.env|env|ENV|System\.getenv|getenv|secrets|vars|config|settings|self|this|request|req|args|options|opts|params|props|data|ctx|context|event|kwargs|user|state|cls|module|app|conf|cfg)(?:\.|\[|\()/,
  /^[A-Za-z_$][\w$]*(?:(?:\.|->|::)[A-Za-z_$][\w$]*)*\(/,
  /^(?:await|new|lambda|function|def|async|return|typeof|not|self)\b/,
  /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*\[["'\w]/,
];

/** Whether a value can't be a secret, whatever its name says. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === "" || isMarker(text)) return true;
  if (text.length > 300) return false;
  if (fixed.has(text.toLowerCase()) || covers.test(text)) return true;
  return isRepetitive(text) || templates.some((pattern) => pattern.test(text));
}

/** Sixteen characters or more made of five at most, or with a long run of x: what stands for a key in documents. */
const isRepetitive = (text: string): boolean =>
  text.length >= 10 &&
  (/x{10}/i.test(text) || (text.length >= 16 && !/^\d+$/.test(text) && hasFewCharacters(text)));

function hasFewCharacters(text: string): boolean {
  const seen = new Set<string>();
  for (const character of text) if (seen.add(character).size > 5) return false;
  return true;
}

/** Whether a text only says the name again, as a label or an example does: `"password": "Password"`, TOKEN. */
export const isLabel = (name: string, text: string): boolean =>
  name !== text && text.length < 60 && bare(name) === bare(text);

const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Whether an unquoted text is code that yields the value, not the value. */
export const isExpression = (text: string): boolean => code.some((pattern) => pattern.test(text));

/** Whether a text mixes characters as generated secrets do. */
export function looksRandom(text: string, least: number): boolean {
  if (text.length < least || /\s/.test(text)) return false;
  const digits = text.replaceAll(/[^0-9]/g, "").length;
  const letters = text.replaceAll(/[^A-Za-z]/g, "").length;
  return digits > 0 && letters > 0 && entropyOf(text) >= 2;
}

/** Shannon entropy of the characters of a text, bits a character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
