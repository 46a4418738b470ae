import { isCode } from "../names/member.ts";
import {
  entropyOf,
  isExpression,
  isLabel,
  isPlaceholder,
  looksRandom,
} from "../names/placeholder.ts";
import { isVendorValue, type Names } from "../names/names.ts";
import type { Strength } from "../names/words.ts";
import type { Hit } from "../rule.ts";
import { valuesAfter, type Value } from "./assigned-value.ts";

/**
 * Secrets that are named beside: KEY=value, "key": "value", key := `value`, <key>value</key>, set("KEY", "value"),
 * "value" == key, and the same in prose. Works on any text, also where it is half of a document.
 */

/** Finds the words that names are made of; what stands around one is the name. */
function finderOf({ parts }: Names): RegExp {
  let finder = finders.get(parts);
  if (!finder) finders.set(parts, (finder = new RegExp(parts.map(part).join("|"), "gi")));
  return finder;
}

const finders = new WeakMap<readonly string[], RegExp>();

/** A part of two or three letters ends its word: `pin`, not `ping`. */
const part = (text: string): string =>
  /^(?:pw|sid|otp|pin)$/.test(text) ? `${text}(?![a-z])` : text.replaceAll(/[^\w]/g, "\\$&");

const longestName = 80;
const inName = /[\p{L}\p{N}_$.-]/u;

export function assignmentHits(text: string, names: Names, hits: Hit[]): void {
  const finder = finderOf(names);
  finder.lastIndex = 0;
  for (let match = finder.exec(text); match; match = finder.exec(text)) {
    const end = match.index + match[0].length;
    const name = nameAround(text, match.index, end);
    if (!name) continue;
    finder.lastIndex = Math.max(end, name.to);
    const strength =
      names.strengthOf(name.text) ?? (names.isVendor(name.text) ? "vendor" : undefined);
    if (strength === undefined) continue;
    for (const value of candidates(text, name)) {
      if (!isSecret(value, strength, name.text, names)) continue;
      const { from, to, quote } = value;
      hits.push({ from, to, rule: ruleOf[strength], quote });
      finder.lastIndex = Math.max(finder.lastIndex, to);
    }
  }
}

const ruleOf = {
  strong: "name.assigned",
  token: "name.assigned",
  weak: "name.weak",
  vendor: "name.vendor",
} as const satisfies Record<Strength | "vendor", string>;

/** The name that holds a word of ours, without the dashes of a flag; undefined if it is too long for a name. */
function nameAround(text: string, at: number, end: number): Name | undefined {
  let from = at;
  while (from > 0 && at - from <= longestName && inName.test(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && to - end <= longestName && inName.test(text[to]!)) to++;
  if (at - from > longestName || to - end > longestName) return undefined;
  while (/[.$-]/.test(text[from]!)) from++;
  while (/[.-]/.test(text[to - 1]!)) to--;
  if (to <= from) return undefined;
  const name = text.slice(from, to);
  const first = spaced.exec(text.slice(Math.max(0, from - 12), from));
  return first && /^(?:keys?|tokens?|phrase|string)$/i.test(name)
    ? { from: from - first[0].length, to, text: `${first[1]}_${name}` }
    : { from, to, text: name };
}

interface Name {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The first of the two words of `api key`. */
const spaced = /(?<![\p{L}\p{N}_-])([a-z]{3,10}) $/iu;

const fallback = /^[^\n]{0,200}?(?:\|\||\?\?|\bor\b|,)\s{0,4}(["'`])([^"'`\n]{4,200})\1/;

/** What could be the value of a name; after code that reads it from somewhere, the text that stands in for it. */
function candidates(text: string, name: Name): Value[] {
  const values = valuesAfter(text, name);
  const [first] = values;
  if (!first) {
    const compared = valueBefore(text, name.from);
    return compared ? [compared] : [];
  }
  if (first.isQuoted || !isExpression(first.text + first.rest)) return values;
  const found = fallback.exec(text.slice(first.from, first.from + 420));
  if (!found) return values;
  const from = first.from + found[0].length - found[2]!.length - 1;
  const literal = { from, to: from + found[2]!.length, text: found[2]! };
  return [{ ...first, ...literal, isQuoted: true, kind: "argument" }];
}

const comparedTo = /(["'`])((?:[^"'`\\\n]|\\.){1,200})\1[ \t]{0,8}[!=]={1,2}[ \t]{0,8}$/;

/** `"value" == password`: the quoted text that is compared to a name. */
function valueBefore(text: string, at: number): Value | undefined {
  const before = text.slice(Math.max(0, at - 220), at);
  if (!/=[ \t]*$/.test(before)) return undefined;
  const match = comparedTo.exec(before);
  if (!match) return undefined;
  const from = at - before.length + match.index + match[1]!.length;
  return {
    from,
    to: from + match[2]!.length,
    text: match[2]!,
    isQuoted: true,
    kind: "assigned",
    isTight: false,
    isLiteral: false,
    isAlone: false,
    rest: "",
    quote: undefined,
  };
}

const shortestToken = 6;
const shortestNumber = 14;

function isSecret(
  value: Value,
  strength: Strength | "vendor",
  name: string,
  names: Names,
): boolean {
  const { text } = value;
  // In a URL only a part is secret, and rules of their own know which.
  if (isPlaceholder(text) || isLabel(name, text) || isUrl.test(text)) return false;
  const isNumber = /^\d+$/.test(text);
  if (strength === "vendor") {
    return value.kind === "assigned" && !isExpression(text) && isVendorValue(text);
  }
  if (value.kind === "spaced") {
    return (
      isGenerated(text, 16) || (strength === "strong" && isSetting(name) && looksRandom(text, 8))
    );
  }
  if (value.kind === "prose") return looksRandom(text, 8);
  // Functions and labels have names like these too: only what is no text for people is a secret.
  if (value.kind === "called") {
    return strength === "strong" && (looksRandom(text, 6) || !/^[\w\s.,!?'":/-]*$/.test(text));
  }
  if (value.kind === "argument")
    return (
      !/\s/.test(text) &&
      (looksRandom(text, 8) || isGenerated(text, 16) || (isNumber && text.length >= shortestNumber))
    );
  if (strength === "weak") {
    return isCode(name, text) || (looksRandom(text, 8) && !isExpression(text) && !isPath(text));
  }
  if (strength === "token") {
    if (!value.isQuoted && !/^[\w.~+/=:@%-]+$/.test(text)) return false;
    if (text.length < shortestToken || (isNumber && text.length < shortestNumber)) return false;
    if (!value.isQuoted && !value.isTight && /^[A-Za-z_]+$/.test(text)) return false;
  }
  if (isPath(text) && /pwd|file|path|dir/i.test(name)) return false;
  if (value.isQuoted) return !/^[\w.]*\s*\(/.test(text) || strength === "strong";
  if (isExpression(text + value.rest)) return false;
  const isWord = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(text) && !/\d/.test(text);
  if (!isWord) return true;
  // A plain word: a literal where a shell, a URL or a list of settings has it, a variable or prose elsewhere.
  if (names.strengthOf(text) !== undefined) return false;
  return (value.isTight && value.isLiteral) || (value.isAlone && /^[a-z]{6,}$/.test(text));
}

const isUrl = /^[a-z][a-z0-9+.-]{1,20}:\/\//i;

/** Names that stand before their value without an operator: `ENV DB_PASSWORD x`, .netrc, redis.conf. */
const isSetting = (name: string): boolean =>
  /[_A-Z]/.test(name) ||
  /^(?:password|passwd|passphrase|requirepass|masterauth|secret)$/.test(name);

const isPath = (text: string): boolean => /^(?:~$|[~.]{0,2}\/|[A-Za-z]:\\)/.test(text);

/** Mixed as only generated texts are. */
const isGenerated = (text: string, least: number): boolean =>
  looksRandom(text, least) &&
  entropyOf(text) >= 3.2 &&
  /[a-z]/.test(text) &&
  /[A-Z]/.test(text) &&
  !isPath(text);
