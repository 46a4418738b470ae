/** A part of a text that must go, by UTF-16 offsets. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  /** The rule that took it. */
  readonly rule: string;
  /** The quote a replacement needs around it to keep the text a document: a number goes, a string comes. */
  readonly quote?: string | undefined;
  /** What it takes, decoded; where that is absent, it is what stands there. */
  readonly secret?: string | undefined;
}

/** A secret that tells what it is by its own shape, wherever it stands. */
export interface ValueRule {
  /** `vendor.what`; API, as the codes of findings are: never renamed, never reused. */
  readonly id: string;
  readonly title: string;
  /**
   * Lower-case ASCII, three characters or more: every match holds one of them, in any case. Without any, the rule is
   * tried on texts with a run of 20 or more characters of [A-Za-z0-9+/_=-] that holds a digit.
   */
  readonly keywords: readonly string[];
  /** Global, and linear: every repetition is bounded or followed by what it can't match itself. */
  readonly pattern: RegExp;
  /** The group that must go; the whole match if absent. Needs the flag `d`. */
  readonly group?: number;
  /** The least Shannon entropy of what goes, bits per character: placeholders have less. */
  readonly entropy?: number;
  /** What the pattern can't tell: a checksum, a length, a published example. */
  readonly accepts?: (secret: string) => boolean;
}
