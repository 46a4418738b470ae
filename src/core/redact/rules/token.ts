import type { ValueRule } from "../rule.ts";

/** What a rule may ask for beside its pattern. */
interface More extends Partial<Pick<ValueRule, "entropy" | "accepts" | "group">> {
  /** Default: no letter or digit before. */
  readonly left?: string;
  /** Default: nothing after that would make the token longer. */
  readonly right?: string;
  readonly flags?: string;
}

/**
 * A rule for a token that stands alone: no letter or digit touches it.
 * @param keywords separated by spaces; none for tokens that are found by their length
 */
export function token(
  id: string,
  title: string,
  keywords: string,
  pattern: string,
  more: More = {},
): ValueRule {
  const { left = "(?<![A-Za-z0-9])", right = "(?![A-Za-z0-9_-])", flags = "", ...rest } = more;
  return {
    id,
    title,
    keywords: keywords === "" ? [] : keywords.split(" "),
    pattern: new RegExp(
      `(?:${left})(?:${pattern})${right}`,
      `${rest.group === undefined ? "g" : "dg"}${flags}`,
    ),
    ...rest,
  };
}

export const uuid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

export const hasDigit = (secret: string): boolean => /\d/.test(secret);

export const isMixed = (secret: string): boolean =>
  /\d/.test(secret) && /[a-z]/.test(secret) && /[A-Z]/.test(secret);
