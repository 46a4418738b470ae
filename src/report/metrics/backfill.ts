import type { History, PastFamily, PastSeries } from "../../core/metrics/history.ts";
import { momentsOf, stretchesOf } from "../../core/metrics/moments.ts";
import { valueOf } from "./exposed.ts";
import { familyText, type Spelling } from "./exposition.ts";
import { openMetricsSpelling } from "./open-metrics.ts";

/** Samples alone; what is said of a family comes once. */
const spelling: Spelling = { ...openMetricsSpelling, preamble: () => "", exemplar: () => "" };
const noBuckets = new Float64Array(0);

/**
 * Series over time as OpenMetrics with timestamps: what `promtool tsdb create-blocks-from openmetrics` reads. All times of
 * a series stand together, as the format asks for.
 * @param step ms between two samples
 */
export function* backfillText(history: History, step: number): Generator<string> {
  const stretches = stretchesOf(history.times, step);
  for (const past of history.families()) {
    let isFirst = true;
    for (const series of past.series) {
      const text = seriesText(past, series, stretches, step);
      if (text === "") continue;
      yield isFirst ? `${openMetricsSpelling.preamble(past.family)}${text}` : text;
      isFirst = false;
    }
  }
  yield "# EOF\n";
}

function seriesText(
  { family, size }: PastFamily,
  series: PastSeries,
  stretches: ReturnType<typeof stretchesOf>,
  step: number,
): string {
  const value = valueOf(family, size);
  const none = { count: 0, level: Number.NaN, sum: 0, buckets: noBuckets };
  let text = "";
  for (const [time, point = none] of momentsOf(series, stretches, step)) {
    const its = {
      labels: series.labels,
      value: value(point),
      buckets: point === none ? family.buckets.map(() => 0).concat(0) : point.buckets,
      sum: point.sum * size,
      count: point.count,
    };
    text += familyText({ head: family, series: [its] }, { ...spelling, time: ` ${time / 1000}` });
  }
  return text;
}
