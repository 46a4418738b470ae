import { figureOf, moreIsBetter, seriesName } from "./figures.ts";
import { rankTest } from "./rank-test.ts";
import type { DistributionData } from "./distribution.ts";
import type { Snapshot, Totals } from "./snapshot.ts";
import { together } from "./summary.ts";

/** One figure of two logs. */
export interface ComparedFigure {
  /** As --fail-if takes it. */
  readonly figure: string;
  readonly unit: string;
  readonly a: number | null;
  readonly b: number | null;
  /** b less a; null where one has none. */
  readonly delta: number | null;
  /** The delta as a share of a; null where that is 0. */
  readonly change: number | null;
  /** How likely ranks differ that much by chance; null where there are too few values. */
  readonly p: number | null;
  /** Whether it differs for the better or for the worse, beyond error and chance. */
  readonly verdict: "better" | "worse" | "same" | "unclear";
}

export interface Comparison {
  readonly a: { readonly name: string; readonly totals: Readonly<Totals> };
  readonly b: { readonly name: string; readonly totals: Readonly<Totals> };
  readonly figures: readonly ComparedFigure[];
}

/** A change below this share is none: twice the error of a quantile. */
const least = 0.02;
/** Ranks that differ as much by chance less often are taken to differ. */
const significant = 0.01;

/** Sets figures of two logs side by side: counts, shares of failures, and percentiles of each field both have. */
export function compareSnapshots(
  a: Snapshot,
  b: Snapshot,
  names: readonly [string, string],
  percentiles: readonly number[],
): Comparison {
  const events = unique([a, b].flatMap(({ counts }) => counts.map(({ event }) => event)));
  const judged = unique(
    [a, b].flatMap(({ values }) =>
      values.flatMap(({ event, outcome }) => (outcome ? [event] : [])),
    ),
  );
  const fields = unique(
    [a, b].flatMap(({ series }) => series.map(({ event, field }) => seriesName(event, field))),
  );
  return {
    a: { name: names[0], totals: a.totals },
    b: { name: names[1], totals: b.totals },
    figures: [
      ...["runs", ...events].map((of) => compared(a, b, "count", of, undefined)),
      ...judged.map((of) => compared(a, b, "failures", of, proportionTest(a, b, of))),
      ...fields.flatMap((of) => {
        const p = rankTestOf(a, b, of);
        return ["mean", ...percentiles.map((each) => `p${each}`)].map((name) =>
          compared(a, b, name, of, p),
        );
      }),
    ],
  };
}

function compared(
  first: Snapshot,
  second: Snapshot,
  name: string,
  of: string,
  p: number | undefined,
): ComparedFigure {
  const figure = { function: name, of };
  const a = figureOf(first, figure);
  const b = figureOf(second, figure);
  const unit = a?.unit ?? b?.unit ?? "";
  const before = a?.value ?? null;
  const after = b?.value ?? null;
  const delta = before === null || after === null ? null : after - before;
  const change = delta === null || before === 0 ? null : delta / Math.abs(before!);
  const isMore = (delta ?? 0) > 0;
  const isKnown = name !== "count" && delta !== null && p !== undefined;
  const isSame = delta === 0 || Math.abs(change ?? 1) < least || (p ?? 0) >= significant;
  const isGood = isMore === moreIsBetter(figure, unit);
  return {
    figure: `${name}(${of})`,
    unit,
    a: before,
    b: after,
    delta,
    change,
    p: p ?? null,
    verdict: !isKnown ? "unclear" : isSame ? "same" : isGood ? "better" : "worse",
  };
}

function rankTestOf(a: Snapshot, b: Snapshot, name: string): number | undefined {
  const [x, y] = [a, b].map(({ series }) => {
    const its = series.find(({ event, field }) => seriesName(event, field) === name);
    return its && together(its.parts);
  });
  return x && y ? rankTest(x, y) : undefined;
}

/** Failures against the rest, as values 1 and 0: the rank test is then one of proportions. */
function proportionTest(a: Snapshot, b: Snapshot, event: string): number | undefined {
  const [x, y] = [a, b].map((snapshot) => {
    const its = figureOf(snapshot, { function: "failures", of: event })?.value;
    const all = snapshot.counts
      .filter((each) => each.event === event)
      .reduce((sum, { count }) => sum + count, 0);
    if (its === undefined || its === null) return undefined;
    const failures = Math.round(its * all);
    const positive = failures > 0 ? [0, failures] : [];
    return { negative: [], zero: all - failures, positive } satisfies Partial<DistributionData>;
  });
  return x && y ? rankTest(x, y) : undefined;
}

const unique = (names: readonly string[]): string[] => [...new Set(names)].toSorted();
