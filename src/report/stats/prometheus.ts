import { groupBy } from "../../core/stats/group-by.ts";
import {
  baseUnit,
  labelName,
  numberName,
  scaledBound,
  totalName,
  valuesName,
} from "../../core/metrics/naming.ts";
import { names } from "../../core/metrics/own-families.ts";
import type { SeriesData, Snapshot, ValuesData } from "../../core/stats/snapshot.ts";
import { sumOf, together } from "../../core/stats/summary.ts";
import type { Exposed, ExposedSeries, Head } from "../metrics/exposition.ts";
import { metricsText } from "../metrics/text.ts";
import type { WriteStats } from "./report.ts";

const lineKinds = ["events", "filtered", "invalid", "unreadable", "blank"] as const;

/** Text exposition (prometheus.io/docs/instrumenting/exposition_formats). Counts are those of the logs that were read. */
export const prometheusStats: WriteStats = ({ snapshot, overview }) => {
  const { totals, runs } = overview;
  return metricsText([
    family(
      names.events,
      "counter",
      "Events by name and source.",
      ["event", "source"],
      snapshot.counts.map(({ event, source, count }) => sample([event, source], count)),
    ),
    family(
      names.lines,
      "counter",
      "Lines by what became of them.",
      ["kind"],
      lineKinds.map((kind) => sample([kind], totals[kind])),
    ),
    family(
      names.runs,
      "gauge",
      "Runs by their last decision.",
      ["verdict"],
      runs.verdicts.map(({ verdict, runs: count }) =>
        sample([verdict === "" ? "none" : verdict], count),
      ),
    ),
    family(names.cycles, "counter", "Cycles of all runs.", [], [sample([], runs.cycles)]),
    ...valueFamilies(snapshot),
    ...snapshot.series.map(seriesFamily),
  ]);
};

const family = (
  name: string,
  type: Head["type"],
  help: string,
  labels: readonly string[],
  series: readonly ExposedSeries[],
  buckets: readonly number[] = [],
): Exposed => ({
  head: { name, type, unit: "", help, buckets, labels: labels.map((label) => ({ name: label })) },
  series,
});

const sample = (labels: readonly string[], value: number): ExposedSeries => ({
  labels,
  value,
  buckets: [],
  sum: 0,
  count: 0,
});

function valueFamilies({ values }: Snapshot): Exposed[] {
  const families = groupBy(values, ({ event, field, name }) =>
    name === "" ? valuesName(event, field) : totalName(name),
  );
  return [...families].map(([name, its]) => {
    const fields = [...new Set(its.map(({ field }) => labelName(field)))];
    const labels = its.length > 1 ? ["event", ...fields] : fields;
    const help = `Events by ${its.map(({ event, field }) => `${field} of ${event}`).join(", ")}.`;
    const series = its.flatMap((each) =>
      countsOf(each).map(([value, count]) => {
        const own = fields.map((field) => (field === labelName(each.field) ? value : ""));
        return sample(its.length > 1 ? [each.event, ...own] : own, count);
      }),
    );
    return family(name, "counter", help, labels, series);
  });
}

const countsOf = ({ counts, others }: ValuesData): ValuesData["counts"] =>
  others > 0 ? [...counts, ["(others)", others]] : counts;

function seriesFamily(series: SeriesData): Exposed {
  const { event, field, unit, type, parts, bounds } = series;
  const { size } = baseUnit(unit);
  const name = series.name || numberName(event, field, unit);
  const help = `${field === "" ? "Time between the edges of" : `${field} of`} ${event === "" ? "any event" : event}.`;
  if (type === "gauge") {
    const { count, sum } = together(parts);
    const mean = (sumOf(sum) * size) / count;
    return family(name, "gauge", `Mean ${help}`, [], [sample([], mean)]);
  }
  const labels = Object.keys(parts[0]?.labels ?? {});
  const all = parts.map((part): ExposedSeries => {
    const sum = sumOf(part.sum) * size;
    const values = labels.map((label) => part.labels[label] ?? "");
    return { labels: values, value: sum, buckets: part.buckets, sum, count: part.count };
  });
  const own = labels.map(labelName);
  return type === "counter"
    ? family(totalName(name), "counter", help, own, all)
    : family(
        name,
        "histogram",
        help,
        own,
        all,
        bounds.map((bound) => scaledBound(bound, size)),
      );
}
