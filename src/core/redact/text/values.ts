import { isMarker } from "../../../contract/redaction.ts";
import { entropyOf } from "../names/placeholder.ts";
import type { Hit, ValueRule } from "../rule.ts";
import { createKeywordFinder, type KeywordFinder } from "../suspicion/keywords.ts";

/** Adds what value rules find in a text. */
export type ValueFinder = (text: string, hits: Hit[]) => void;

const longRun = /[A-Za-z0-9+/_=-]{20}/;

/** Each rule is tried only on texts that hold one of its keywords; one without, on those with a long run. */
export function createValueFinder(rules: readonly ValueRule[]): ValueFinder {
  const worded = rules.filter(({ keywords }) => keywords.length > 0);
  const wordless = rules.filter(({ keywords }) => keywords.length === 0);
  // Made only once a text is suspected: most logs are clean.
  let find: KeywordFinder | undefined;
  return (text, hits) => {
    find ??= createKeywordFinder(worded.map(({ keywords }) => keywords));
    for (const index of find(text)) ruleHits(text, worded[index]!, hits);
    if (longRun.test(text)) for (const rule of wordless) ruleHits(text, rule, hits);
  };
}

/** Tries every rule on every text: for rules that neither a word nor a long run gives away. */
export const createThoroughFinder =
  (rules: readonly ValueRule[]): ValueFinder =>
  (text, hits) => {
    for (const rule of rules) ruleHits(text, rule, hits);
  };

/** A loop of `exec`, as `matchAll` copies the expression: most texts are short and match nothing. */
function ruleHits(
  text: string,
  { id, pattern, group = 0, entropy = 0, accepts }: ValueRule,
  hits: Hit[],
): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.index;
    const [from, to] = group === 0 ? [at, at + match[0].length] : match.indices![group]!;
    if (pattern.lastIndex === at) pattern.lastIndex++;
    const secret = text.slice(from, to);
    if (isMarker(secret) || (entropy > 0 && entropyOf(secret) < entropy)) continue;
    if (accepts === undefined || accepts(secret)) hits.push({ from, to, rule: id });
  }
}
