import type { SeriesData, Snapshot } from "../../core/stats/snapshot.ts";
import { sumOf, together } from "../../core/stats/summary.ts";
import { groupBy } from "../../core/stats/group-by.ts";
import type { WriteStats } from "./report.ts";

/** What Prometheus measures in, by our units, and how many of those one of ours is. */
const units: Readonly<Record<string, { readonly name: string; readonly size: number }>> = {
  ms: { name: "seconds", size: 0.001 },
  s: { name: "seconds", size: 1 },
  By: { name: "bytes", size: 1 },
  "tokens/s": { name: "tokens_per_second", size: 1 },
};

const lineKinds = ["events", "filtered", "invalid", "unreadable", "blank"] as const;

/** What a name ends in that its unit says again. */
const own = /_(?:ms|s|seconds|bytes|tokens_s)$/;

/** Text exposition (prometheus.io/docs/instrumenting/exposition_formats). Counts are those of the logs that were read. */
export const prometheusStats: WriteStats = ({ snapshot, overview }) => {
  const { totals, runs } = overview;
  const events = snapshot.counts.map(({ event, source, count }) => ({
    labels: { event, source },
    value: count,
  }));
  const lines = lineKinds.map((kind) => ({ labels: { kind }, value: totals[kind] }));
  const ends = runs.verdicts.map(({ verdict, runs: count }) => ({
    labels: { verdict: verdict === "" ? "none" : verdict },
    value: count,
  }));
  const cycles = [{ labels: {}, value: runs.cycles }];
  const parts = [
    family("agent_telemetry_events_total", "counter", "Events by name and source.", events),
    family("agent_telemetry_lines_total", "counter", "Lines by what became of them.", lines),
    family("agent_telemetry_runs", "gauge", "Runs by their last decision.", ends),
    family("agent_telemetry_cycles_total", "counter", "Cycles of all runs.", cycles),
    ...valueFamilies(snapshot),
    ...snapshot.series.map(seriesFamily),
  ];
  return parts.filter((part) => part !== "").join("");
};

type Labels = Readonly<Record<string, string>>;

interface Sample {
  readonly labels: Labels;
  readonly value: number;
  readonly suffix?: string;
}

function family(name: string, type: string, help: string, samples: readonly Sample[]): string {
  if (samples.length === 0) return "";
  const lines = samples.map(
    ({ labels, value, suffix = "" }) =>
      `${name}${suffix}${labelText(labels)} ${numberText(value)}\n`,
  );
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function labelText(labels: Labels): string {
  const entries = Object.entries(labels);
  if (entries.length === 0) return "";
  return `{${entries.map(([name, value]) => `${plain(name)}="${escaped(value)}"`).join(",")}}`;
}

const escaped = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

const numberText = (value: number): string =>
  Number.isFinite(value) ? String(value) : value > 0 ? "+Inf" : value < 0 ? "-Inf" : "NaN";

/** A name of letters, digits and underscores. */
const plain = (name: string): string => name.replace(/[^a-zA-Z0-9_]/g, "_").replace(/^(?=\d)/, "_");

function valueFamilies({ values }: Snapshot): string[] {
  const families = groupBy(values, ({ event, field, name }) =>
    name === "" ? `agent_telemetry_${plain(event)}_${plain(field)}_total` : totalName(name),
  );
  return [...families].map(([name, its]) =>
    family(
      name,
      "counter",
      `Events by ${its.map(({ event, field }) => `${field} of ${event}`).join(", ")}.`,
      its.flatMap(({ event, field, counts, others }) =>
        [...counts, ...(others > 0 ? [["(others)", others] as const] : [])].map(
          ([value, count]) => ({
            labels: { ...(its.length > 1 && { event }), [plain(field)]: value },
            value: count,
          }),
        ),
      ),
    ),
  );
}

const totalName = (name: string): string => (name.endsWith("_total") ? name : `${name}_total`);

function seriesFamily(series: SeriesData): string {
  const { event, field, unit, type, parts } = series;
  const { name: unitName = "", size = 1 } = units[unit] ?? {};
  const whole = field === "" ? "duration" : plain(field).replace(own, "");
  const base = `agent_telemetry_${event === "" ? "" : `${plain(event)}_`}${whole}`;
  const name = series.name || (unitName === "" ? base : `${base}_${unitName}`);
  const help = `${field === "" ? "Time between the edges of" : `${field} of`} ${event === "" ? "any event" : event}.`;
  if (type === "counter") {
    const samples = parts.map(({ labels, sum }) => ({ labels, value: sumOf(sum) * size }));
    return family(totalName(name), "counter", help, samples);
  }
  if (type === "gauge") {
    const { count, sum } = together(parts);
    return family(name, "gauge", `Mean ${help}`, [
      { labels: {}, value: (sumOf(sum) * size) / count },
    ]);
  }
  return family(
    name,
    "histogram",
    help,
    parts.flatMap((part) => histogram(part, series, size)),
  );
}

function histogram(
  { labels, buckets, count, sum }: SeriesData["parts"][number],
  { bounds }: SeriesData,
  size: number,
): Sample[] {
  let below = 0;
  const cumulative = bounds.map((bound, i) => {
    below += buckets[i]!;
    const le = numberText(Number((bound * size).toPrecision(12)));
    return { suffix: "_bucket", labels: { ...labels, le }, value: below };
  });
  return [
    ...cumulative,
    { suffix: "_bucket", labels: { ...labels, le: "+Inf" }, value: count },
    { suffix: "_sum", labels, value: sumOf(sum) * size },
    { suffix: "_count", labels, value: count },
  ];
}
