import type { Family, Origin } from "../../../core/metrics/family.ts";
import type { Placeable } from "../panels/panel.ts";
import { titleOfFamily, type Scene } from "../scene.ts";
import { outcomePanel, sumPanel, valuePanels } from "./counter.ts";
import { gaugePanel } from "./gauge.ts";
import { changePanels, histogramPanels } from "./histogram.ts";

type Draw = (scene: Scene, family: Family) => Placeable[];

const number: Draw = (scene, family) => {
  if (family.type === "histogram") return histogramPanels(scene, family);
  return family.type === "gauge"
    ? [gaugePanel(scene, family)]
    : [sumPanel(scene, family, titleOfFamily(scene, family))];
};

/** What is drawn of a family of events, by where it comes from. */
const draws = {
  values: valuePanels,
  outcomes: (scene, family) => [outcomePanel(scene, family)],
  number,
  change: changePanels,
  edges: histogramPanels,
} as const satisfies Partial<Record<Origin["kind"], Draw>>;

/** The panels of a family that a schema asks for. */
export function panelsOf(scene: Scene, family: Family): Placeable[] {
  const { kind } = family.origins[0]!;
  return kind in draws ? draws[kind as keyof typeof draws](scene, family) : [];
}
