import type { ValuePolicy } from "../../contract/redaction-policy.ts";
import { problemIn } from "../../contract/problem.ts";
import type { ValueFinder } from "../../core/redact/text/values.ts";
import { loadLinearPatterns } from "../linear-patterns.ts";
import { entropyOf } from "../../core/redact/names/placeholder.ts";
import { luhn } from "../../core/redact/rules/checks.ts";

/**
 * The rules of a policy for values. Their expressions run in RE2, in linear time whatever they are.
 * @throws Problem for one that RE2 can't run
 */
export async function compilePatterns(
  file: string,
  rules: readonly ValuePolicy[],
): Promise<ValueFinder | undefined> {
  if (rules.length === 0) return undefined;
  const compile = await loadLinearPatterns();
  const finders = rules.map((rule, i) => {
    const { pattern, ignoreCase, group = 0, id, entropy = 0, stopWords = [], check } = rule;
    const compiled = attempt(() => compile(pattern, ignoreCase), `${file} at /values/${i}/pattern`);
    if (group > compiled.groupCount()) {
      throw problemIn(
        file,
        `/values/${i}/group`,
        `the pattern has ${compiled.groupCount()} groups`,
      );
    }
    const stops = stopWords.map((word) => word.toLowerCase());
    const find: ValueFinder = (text, hits) => {
      const matcher = compiled.matcher(text);
      while (matcher.find()) {
        const [from, to] = [matcher.start(group), matcher.end(group)];
        const secret = text.slice(from, to);
        const isStopped = stops.some((word) => secret.toLowerCase().includes(word));
        if (from < 0 || to <= from || isStopped || entropyOf(secret) < entropy) continue;
        if (check === undefined || luhn(secret)) hits.push({ from, to, rule: id });
      }
    };
    return find;
  });
  return (text, hits) => {
    for (const find of finders) find(text, hits);
  };
}

function attempt<T>(work: () => T, place: string): T {
  try {
    return work();
  } catch (error) {
    throw problemIn(
      place,
      "",
      `this can't be run in linear time: ${(error as Error).message}`,
      "RE2 has no lookaround and no backreferences; use group for what stands around the secret",
    );
  }
}
