import { Problem } from "../../contract/problem.ts";
import { parseDuration } from "../../core/query/duration.ts";

/**
 * Reads an option's time span, ms; undefined if it is not given.
 * @throws Problem for one that can't be read
 */
export function spanOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const span = parseDuration(text);
  if (span !== undefined && span > 0) return span;
  throw new Problem(`${option}: ${JSON.stringify(text)} is no time span`, "write one as 60s or 5m");
}
