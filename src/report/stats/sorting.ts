/** What rows of events and groups can be sorted by; all but names from the largest down. */
export const sortings = [
  "count",
  "name",
  "failures",
  "mean",
  "p50",
  "p90",
  "p95",
  "p99",
  "max",
] as const;

export type Sorting = (typeof sortings)[number];

interface Sortable {
  readonly name: string;
  readonly count: number;
  readonly failures: number;
  /** NaN if there is none. */
  readonly value: (sorting: Sorting) => number;
}

/** Rows in the order asked for; equals by name. */
export function sorted<T>(rows: readonly T[], by: Sorting, of: (row: T) => Sortable): T[] {
  const keyed = rows.map((row) => ({ row, its: of(row) }));
  const size = ({ its }: (typeof keyed)[number]): number => {
    if (by === "count") return its.count;
    if (by === "failures") return its.failures;
    const value = by === "name" ? 0 : its.value(by);
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  };
  return keyed
    .toSorted((a, b) => {
      const first = size(a);
      const second = size(b);
      if (first !== second) return first < second ? 1 : -1;
      return a.its.name < b.its.name ? -1 : 1;
    })
    .map(({ row }) => row);
}
