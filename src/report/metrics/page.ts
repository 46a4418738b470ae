import type { Catalog } from "../../contract/catalog.ts";
import { familiesOf } from "../../core/metrics/families.ts";
import type { Family, FamilyLabel } from "../../core/metrics/family.ts";

/** The chapters of the page, by what a family comes from. */
const chapters: readonly (readonly [title: string, kinds: readonly string[], about: string])[] = [
  ["Events", ["envelope"], "What every event has."],
  [
    "Fields",
    ["values", "outcomes", "number", "change", "edges"],
    "What schemas ask for by `x-metric` and `x-outcome`, and durations of spans (`x-span`).",
  ],
  ["Spans", ["span"], "What has begun and not ended (`x-span`)."],
  ["The sidecar itself", ["exporter"], "Whether it reads all, and what it has left out."],
];

const intro = `Every metric \`telemetry metrics\` serves for the core events; those of your own events follow the same rules.
[How to use it](metrics-guide.md). All names, types and labels are made from the schemas.

| in a schema | becomes |
| --- | --- |
| \`x-metric: {type: counter}\` on an enum, boolean, text or code | \`agent_telemetry_<event>_<field>_total{<field>}\` |
| \`x-metric: {type: counter}\` on a number | \`agent_telemetry_<event>_<field>_<unit>_total\`, the sum |
| \`x-metric: {type: gauge}\` | \`agent_telemetry_<event>_<field>_<unit>\`, the last value; a histogram of how far it goes \`up\` or \`down\` if it may be negative |
| \`x-metric: {type: histogram}\` | \`agent_telemetry_<event>_<field>_<unit>\` with \`_bucket\`, \`_sum\` and \`_count\` |
| \`x-metric: {name: ...}\` | that name; several events may share one, and are told apart by \`event\` |
| \`x-metric: {labels: [...]}\` | more labels, from fields beside it; a text field the event lacks is taken from the last event of the same module and run |
| \`x-outcome\` | \`agent_telemetry_<event>_outcomes_total{outcome}\` |
| \`x-span\` | \`agent_telemetry_<span>_in_progress\`, and \`agent_telemetry_<event>_duration_seconds\` where the end has no duration |

Units are base units: \`ms\` becomes \`_seconds\`, \`By\` \`_bytes\`. Series whose labels are known begin at 0.`;

/** docs/metrics.md: every family of a catalog. */
export function metricsPage(catalog: Catalog, notice: string): string {
  const families = familiesOf(catalog);
  const sections = chapters.map(([title, kinds, about]) => {
    const rows = families.filter(({ origins }) => kinds.includes(origins[0]!.kind)).map(row);
    const head = "| metric | type | labels | meaning |\n| --- | --- | --- | --- |";
    return `## ${title}\n\n${about}\n\n${[head, ...rows].join("\n")}`;
  });
  return [notice, "# Metrics", intro, ...sections, bucketSection(families), ""].join("\n\n");
}

const row = ({ name, type, labels, help }: Family): string =>
  `| \`${name}\` | ${type} | ${labels.map(labelText).join("; ")} | ${help} |`;

/** Values that take up more than this are left out, units. */
const longest = 60;

function labelText({ name, values, cap }: FamilyLabel): string {
  const text = values.map((value) => `\`${value}\``).join(", ");
  const known = text.length <= longest ? text : "";
  const more = cap > 1 ? `up to ${cap}${known === "" ? "" : " more"}, then \`other\`` : "";
  const all = [known, more].filter((part) => part !== "").join(", ");
  return `\`${name}\`${all === "" ? "" : `: ${all}`}`;
}

function bucketSection(families: readonly Family[]): string {
  const byBuckets = new Map<string, string[]>();
  for (const { name, buckets } of families) {
    if (buckets.length === 0) continue;
    const key = buckets.join(", ");
    byBuckets.set(key, [...(byBuckets.get(key) ?? []), `\`${name}\``]);
  }
  const rows = [...byBuckets].map(([bounds, names]) => `| ${names.join(", ")} | ${bounds} |`);
  return `## Buckets\n\nUpper bounds, in the unit of the name; \`x-metric: {buckets: [...]}\` sets others, in the unit of the field.\n\n| histogram | bounds |\n| --- | --- |\n${rows.join("\n")}`;
}
