import type { RE2JS } from "re2js";

/**
 * Compiles expressions that run in linear time whatever they are (RE2: no lookaround, no backreferences). The result
 * throws an Error that says what is wrong with an expression.
 */
export async function loadLinearPatterns(): Promise<
  (pattern: string, ignoreCase?: boolean) => RE2JS
> {
  const { RE2JS } = await import("re2js");
  return (pattern, ignoreCase = false) =>
    RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
}
