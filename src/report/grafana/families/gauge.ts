import type { Family } from "../../../core/metrics/family.ts";
import { isMoment, spanOf } from "../family-of.ts";
import { legendOf } from "../legend.ts";
import type { Placeable } from "../panels/panel.ts";
import { lines } from "../panels/time-series.ts";
import { aggregate, sum } from "../promql.ts";
import { instanceLabel, partsOf, seriesOf, titleOfFamily, type Scene } from "../scene.ts";
import { grafanaUnits } from "../units.ts";
import { unitOfFamily } from "./unit.ts";

/** The last value of a field; of several sidecars, their mean. */
export function gaugePanel(scene: Scene, family: Family): Placeable {
  const labels = partsOf(scene, family);
  const title = titleOfFamily(scene, family);
  const by = labels.map(({ name }) => name);
  return lines({ title, description: family.help, unit: unitOfFamily(scene, family) }, [
    { expr: aggregate("avg", by, seriesOf(scene, family)), legend: legendOf(labels) || "last" },
  ]);
}

/** How many of something there are, by all labels. */
export function countPanel(scene: Scene, family: Family, title: string): Placeable {
  const labels = partsOf(scene, family);
  const by = labels.map(({ name }) => name);
  return lines({ title, description: family.help, unit: grafanaUnits.count }, [
    { expr: sum(by, seriesOf(scene, family)), legend: legendOf(labels) || title },
  ]);
}

/** How long ago a moment is, or what a sidecar says of itself. */
export function instancePanel(scene: Scene, family: Family, title: string): Placeable {
  const labels = partsOf(scene, family);
  const by = labels.length > 0 ? labels.map(({ name }) => name) : [instanceLabel];
  const value = aggregate("max", by, seriesOf(scene, family));
  return lines({ title, description: family.help, unit: unitOfFamily(scene, family) }, [
    {
      expr: isMoment(family) ? `time() - ${value}` : value,
      legend: legendOf(labels) || `{{${instanceLabel}}}`,
    },
  ]);
}

/** Spans that have begun and not ended. */
export const progressPanel = (scene: Scene, families: readonly Family[]): Placeable =>
  lines(
    {
      title: "In progress",
      description: families.map(({ help }) => help).join(" "),
      unit: grafanaUnits.count,
    },
    families.map((family) => ({
      expr: sum([], seriesOf(scene, family)),
      legend: spanOf(family) ?? family.name,
    })),
  );
