import type { GroupsView, GroupView } from "../../core/stats/overview.ts";
import type { Zone } from "../events/time.ts";
import { grouped } from "../numbers.ts";
import { safe } from "../safe.ts";
import type { StatsContext } from "./report.ts";
import { right, type Section } from "./sections.ts";
import { sorted } from "./sorting.ts";
import { inUnit, moment, percent } from "./words.ts";

const usual = 30;
const periods = new Set(["minute", "hour", "day"]);

/** The value of a group as it is shown; moments are written in the zone. */
export function keyText(name: string, value: string, zone: Zone): string {
  if (value === "") return "-";
  return periods.has(name) ? moment(Number(value), zone).slice(0, name === "day" ? 10 : 16) : value;
}

/** Groups in the order asked for; moments and cycles in their own, others the most frequent first. */
export function sortedGroups(
  { by, groups }: GroupsView,
  { sort }: Pick<StatsContext, "sort">,
): readonly GroupView[] {
  if (sort === undefined && by.every((name) => periods.has(name) || name === "cycle")) {
    return groups.toSorted((a, b) => {
      const at = by.findIndex((_, i) => a.key[i] !== b.key[i]);
      return at < 0 ? 0 : Number(a.key[at]) - Number(b.key[at]);
    });
  }
  return sorted(groups, sort ?? "count", (group) => ({
    name: group.key.join("\n"),
    count: group.events,
    failures: group.failures,
    value: (sorting) => valueOf(group, sorting) ?? Number.NaN,
  }));
}

function valueOf(
  { mean, max, percentiles }: GroupView,
  sorting: string,
): number | null | undefined {
  if (sorting === "mean") return mean;
  return sorting === "max" ? max : percentiles[sorting];
}

export function groupSection(view: GroupsView, context: StatsContext): Section {
  const { by, field, groups, others } = view;
  const { percentiles, top = usual, zone } = context;
  const shown = sortedGroups(view, context).slice(0, top === 0 ? groups.length : top);
  const unit = field === "" ? "ms" : "";
  const total = groups.reduce((sum, { events }) => sum + events, others);
  const left = groups.length - shown.length;
  return {
    title: "groups",
    columns: [
      ...by.map((title) => ({ title })),
      right("events"),
      right("share"),
      right("failures"),
      right(field === "" ? "durations" : field),
      right("mean"),
      ...percentiles.map((each) => right(`p${each}`)),
      right("max"),
    ],
    rows: shown.map(({ key, events, failures, count, mean, max, percentiles: values }) => [
      ...key.map((value, i) => safe(keyText(by[i]!, value, zone)).slice(0, 48)),
      grouped(events),
      percent(events / total),
      grouped(failures),
      grouped(count),
      ...[mean, ...percentiles.map((each) => values[`p${each}`]), max].map((value) =>
        inUnit(value, unit),
      ),
    ]),
    note: [
      left > 0 ? `and ${grouped(left)} more groups; --top 0 lists all` : "",
      others > 0 ? `and ${grouped(others)} events of groups beyond the limit` : "",
    ]
      .filter((part) => part !== "")
      .join("\n"),
  };
}
