import type { EventRecord } from "../record.ts";
import type { Literal, Order } from "./ast.ts";
import { holds } from "./compare.ts";
import { QueryError } from "./error.ts";
import { textOf } from "./literal.ts";
import { parseDateTime } from "./time.ts";
import { quoted } from "./visible.ts";

const inUtc = (): number => 0;

/**
 * Compares the timestamp of a record with moments; of several, `=` takes any and `!=` none. Without an offset they
 * are in UTC, as timestamps are. A record whose timestamp is unreadable passes no comparison.
 * @throws QueryError for a literal that is no moment
 */
export function compareMoments(
  operator: Order | "=" | "!=",
  ...literals: readonly Literal[]
): (record: EventRecord) => boolean {
  // A timestamp is never null and readable.
  const times = new Set(literals.filter(({ kind }) => kind !== "null").map(momentOf));
  const [limit = Number.NaN] = times;
  if (operator === "=") return ({ time }) => times.has(time);
  if (operator === "!=") return ({ time }) => !Number.isNaN(time) && !times.has(time);
  const test = holds[operator];
  return ({ time }) => test(time, limit);
}

function momentOf(literal: Literal): number {
  const text = textOf(literal);
  const moment = parseDateTime(text, inUtc);
  if (moment !== undefined) return moment;
  throw new QueryError(
    `${quoted(text)} is no time`,
    literal,
    "write it as 2026-01-31T10:02:33Z or 2026-01-31, in UTC; --since and --until read more forms",
  );
}
