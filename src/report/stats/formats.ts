/** The names of the formats of `stats`, apart from what writes them so that listing them loads none. */
export const statsFormats = [
  "table",
  "json",
  "jsonl",
  "csv",
  "markdown",
  "prometheus",
  "html",
] as const;

export type StatsFormat = (typeof statsFormats)[number];
