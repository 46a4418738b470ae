import type { Family, FamilyLabel } from "../../../core/metrics/family.ts";
import { eventOf } from "../family-of.ts";
import { legendOf } from "../legend.ts";
import { bars } from "../panels/number.ts";
import type { Placeable } from "../panels/panel.ts";
import { lines, stacked } from "../panels/time-series.ts";
import { increase, perMinute, rate, shown, sum } from "../promql.ts";
import { partsOf, seriesOf, titleOfEvent, titleOfFamily, type Scene } from "../scene.ts";
import { grafanaUnits } from "../units.ts";

/** How many values a list of the most frequent ones has. */
const most = 10;

const namesOf = (labels: readonly FamilyLabel[]): string[] => labels.map(({ name }) => name);

/** Events by the values of a field: over time where some values are known, else the most frequent ones. */
export function valuePanels(scene: Scene, family: Family): Placeable[] {
  const labels = partsOf(scene, family);
  const known = labels.filter(({ values }) => values.length > 0);
  const free = labels.filter(({ values }) => values.length === 0);
  return [
    ...(known.length > 0 ? [byTime(scene, family, known)] : []),
    ...free.map((label) => mostFrequent(scene, family, label)),
  ];
}

function byTime(scene: Scene, family: Family, labels: readonly FamilyLabel[]): Placeable {
  const title = titleOfFamily(scene, family);
  const expr = perMinute(namesOf(labels), seriesOf(scene, family));
  return stacked(
    { title, description: family.help, unit: grafanaUnits.perMinute },
    [{ expr, legend: legendOf(labels) }],
    labels.flatMap(({ values }) => values),
  );
}

function mostFrequent(scene: Scene, family: Family, { name }: FamilyLabel): Placeable {
  const title = `${titleOfEvent(scene, eventOf(family)!)}, by ${name}`;
  const description = `${family.help} The ${most} most frequent values of ${name}.`;
  const counts = sum([name], increase(seriesOf(scene, family), shown));
  return bars(
    { title, description, unit: grafanaUnits.count },
    { expr: `topk(${most}, ${counts} > 0)`, legend: `{{${name}}}` },
  );
}

/** What share of events each outcome has. */
export function outcomePanel(scene: Scene, family: Family): Placeable {
  const labels = partsOf(scene, family);
  const others = namesOf(labels).filter((name) => name !== "outcome");
  const events = rate(seriesOf(scene, family));
  const expr = `${sum(namesOf(labels), events)} / ignoring (outcome) group_left () ${sum(others, events)}`;
  return stacked(
    {
      title: `${titleOfFamily(scene, family)}, share by outcome`,
      description: family.help,
      unit: grafanaUnits.share,
    },
    [{ expr, legend: legendOf(labels) }],
    labels.flatMap(({ values }) => values),
  ).max(1);
}

/** A sum that only grows. */
export function sumPanel(scene: Scene, family: Family, title: string): Placeable {
  const labels = partsOf(scene, family);
  const series = seriesOf(scene, family);
  const legend = legendOf(labels) || title;
  const { help: description, unit } = family;
  return unit === "bytes"
    ? lines({ title, description, unit: grafanaUnits.bytesPerSecond }, [
        { expr: sum(namesOf(labels), rate(series)), legend },
      ])
    : stacked({ title, description, unit: grafanaUnits.perMinute }, [
        { expr: perMinute(namesOf(labels), series), legend },
      ]);
}
