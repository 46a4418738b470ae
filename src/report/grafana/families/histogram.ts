import type { Family } from "../../../core/metrics/family.ts";
import type { directions } from "../../../core/metrics/measure.ts";
import { legendOf } from "../legend.ts";
import { heatMap } from "../panels/heat-map.ts";
import type { Placeable } from "../panels/panel.ts";
import { lines } from "../panels/time-series.ts";
import { increase, is, quantile, rate, sum, window } from "../promql.ts";
import { partsOf, seriesOf, titleOfFamily, type Scene } from "../scene.ts";
import { unitOfFamily } from "./unit.ts";

/** Quantiles, a heat map, and the median by each label. */
export function histogramPanels(scene: Scene, family: Family): Placeable[] {
  const about = titleOfFamily(scene, family);
  const buckets = seriesOf(scene, family, "_bucket");
  const head = { description: family.help, unit: unitOfFamily(scene, family) };
  const quantiles = lines(
    { ...head, title: `${about}, p50 and p95` },
    [0.5, 0.95].map((share) => ({
      expr: quantile(share, [], buckets),
      legend: `p${share * 100}`,
    })),
  );
  const cells = heatMap(
    { ...head, title: `${about}, heat map` },
    sum(["le"], increase(buckets, window)),
  );
  const medians = partsOf(scene, family).map((label) =>
    lines({ ...head, title: `${about}, p50 by ${label.name}` }, [
      { expr: quantile(0.5, [label.name], buckets), legend: legendOf([label]) },
    ]),
  );
  return [quantiles, cells, ...medians];
}

/** A gauge that may be negative: what an event changes it by on average, beside how far it goes up and down. */
export function changePanels(scene: Scene, family: Family): Placeable[] {
  const way = (direction: (typeof directions)[number]): string =>
    sum([], rate(seriesOf(scene, family, "_sum", [is("direction", direction)])));
  const expr = `(${way("up")} - ${way("down")}) / ${sum([], rate(seriesOf(scene, family, "_count")))}`;
  const title = `${titleOfFamily(scene, family)}, mean`;
  const description = `What an event changes it by on average. ${family.help}`;
  const mean = lines({ title, description, unit: unitOfFamily(scene, family) }, [
    { expr, legend: "mean" },
  ]).min(-1);
  return [mean, ...histogramPanels(scene, family)];
}
