import { safeJson } from "../safe.ts";
import { isoTime } from "./words.ts";
import type { StatsResult, WriteStats } from "./report.ts";

const time = (at: number | null): string | null => (at === null ? null : isoTime(at));

/** Times as texts, and what was read beside what it says (schemas/stats.schema.json). */
function documentOf({ overview, unreadable, budgets }: StatsResult): Record<string, unknown> {
  const { accuracy, totals, first, last, perSecond, groups, ...lists } = overview;
  return {
    accuracy,
    totals,
    time: { first: time(first), last: time(last) },
    perSecond,
    ...lists,
    ...(groups && {
      groups: groups.groups.map(({ key, first: from, last: to, ...group }) => ({
        key: Object.fromEntries(groups.by.map((name, i) => [name, key[i]])),
        first: time(from),
        last: time(to),
        ...group,
      })),
    }),
    ...(budgets.length > 0 && { budgets }),
    unreadable,
  };
}

export const jsonStats: WriteStats = (result) => safeJson(documentOf(result), 2);

/** A line for each row of each list, with the name of the list; what is no list comes first. */
export const jsonlStats: WriteStats = (result) => {
  const parts = Object.entries(documentOf(result));
  const lists = parts.filter(([, value]) => Array.isArray(value));
  const others = parts.filter(([, value]) => !Array.isArray(value));
  const lines = lists.flatMap(([part, rows]) =>
    (rows as readonly object[]).map((row) => safeJson({ part, ...row })),
  );
  return [safeJson({ part: "summary", ...Object.fromEntries(others) }), ...lines].join("");
};
